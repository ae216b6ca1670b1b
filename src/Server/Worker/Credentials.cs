using Cuewright.Engine.Pipeline;
using Cuewright.Media.Encode;
using Cuewright.Provenance;
using Cuewright.Provenance.Signing;
using Cuewright.Server.Hosting;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Worker;

/// <summary>Signs finished files as this server's signer, whose certificate is read anew each time, since it may have been renewed.</summary>
internal sealed partial class Credentials(ServerOptions options, TimeProvider clock, ILogger<Credentials> log)
{
    /// <summary>For callers, who have no business with where the certificate lies; the log has the reason.</summary>
    public const string NoSigner = "Nothing can be signed here: this server has no signer that can be used. './cuewright c2pa init' makes one.";

    /// <summary>Whether files of this format have a place for them here.</summary>
    public static bool Fit(NamedFormat format) => format.ContentType == "audio/mpeg";

    /// <summary>Asked when work is taken, so that it is not made in vain.</summary>
    public bool CanSign()
    {
        try
        {
            using var signer = SignerIdentity.Read(options.Signer, clock);
            return true;
        }
        catch (SigningException fault)
        {
            CannotSign(fault.Message);
            return false;
        }
    }

    /// <summary>Signs the file of a take where it lies.</summary>
    public void Sign(TakeResult take)
    {
        using var signer = SignerIdentity.Read(options.Signer, clock);
        C2paSigner.SignMp3(take.Files.Output, take.Files.Output, take.Title, signer, clock);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing can be signed: {Reason}")]
    private partial void CannotSign(string reason);
}
