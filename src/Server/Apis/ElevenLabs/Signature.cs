using System.Collections.Immutable;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Signed statements of origin inside the file. Only mp3 has a place for them; for other formats the wish is passed over, and told.</summary>
internal static class Signature
{
    private const string Name = "sign_with_c2pa";

    public static ElevenFault NotAvailable { get; } = ElevenFault.InBody($"Files are not signed here yet; leave '{Name}' out.", Name);

    public static bool IsAsked(string? text, ImmutableArray<ElevenFault>.Builder faults) => Flag.Read(text, Name, faults);

    public static bool Fits(string contentType) => contentType == "audio/mpeg";
}
