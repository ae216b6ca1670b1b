using System.CommandLine;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Provenance;
using Cuewright.Provenance.Signing;

namespace Cuewright.Cli.Verbs;

/// <summary>--c2pa: what is made says in itself, signed, how it was made.</summary>
internal sealed class SigningOption
{
    private readonly Option<bool> _sign = new("--c2pa") { Description = "Sign the mp3 with content credentials; 'c2pa init' makes a signer." };

    public void AddTo(Command command) => command.Add(_sign);

    /// <returns>Who is to sign; null when nothing is to be signed.</returns>
    /// <exception cref="RefusalException">It cannot be signed, which is said before it is made.</exception>
    public SignerIdentity? Read(ParseResult parse, ScoreOrder order)
    {
        if (!parse.GetValue(_sign)) return null;
        if (!Path.GetExtension(order.Files.Output).Equals(".mp3", StringComparison.OrdinalIgnoreCase)) throw new RefusalException(RefusalCode.BadOption, $"--c2pa signs mp3 files only, and {order.Files.Output} is none; write one with -o FILE.mp3.");
        try
        {
            return SignerIdentity.Read(ServerData.Read(null).Signer, TimeProvider.System);
        }
        catch (SigningException fault)
        {
            throw new RefusalException(RefusalCode.BadOption, $"{fault.Message} './cuewright c2pa init' makes a signer for trying things out.", fault);
        }
    }

    public static void Sign(TakeResult take, SignerIdentity signer) =>
        C2paSigner.SignMp3(take.Files.Output, take.Files.Output, take.Title, signer, TimeProvider.System);
}
