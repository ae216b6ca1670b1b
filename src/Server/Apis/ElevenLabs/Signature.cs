using Cuewright.Media.Encode;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Signed statements of origin inside the file. Only mp3 has a place for them; for other formats the wish is passed over, and told.</summary>
internal static class Signature
{
    public const string Name = "sign_with_c2pa";

    /// <returns>The work, to be signed where that is asked for and the format has a place for it.</returns>
    /// <exception cref="FaultyRequestException">Nothing can be signed here.</exception>
    public static Work Add(Work work, bool isAsked, NamedFormat format, Credentials credentials)
    {
        if (!isAsked || !Credentials.Fit(format)) return work;
        if (!credentials.CanSign()) throw new FaultyRequestException(ElevenFault.InBody(Credentials.NoSigner, Name));
        return work with { IsSigned = true };
    }
}
