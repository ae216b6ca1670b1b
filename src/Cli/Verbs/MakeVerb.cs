using Cuewright.Cli.Reporting;
using Cuewright.Engine.Pipeline;
using Cuewright.Provenance.Signing;

namespace Cuewright.Cli.Verbs;

/// <summary>What score and compose have in common: run the order, show progress, say what came of it.</summary>
internal static class MakeVerb
{
    public static async Task<int> RunAsync(ScoreOrder order, SignerIdentity? signer, Voice voice, CancellationToken cancel)
    {
        using var _ = signer;
        using var shop = Shop.Open();
        var result = await Progress.ShowAsync(voice, order.Takes, progress => shop.Workshop.MakeAsync(order, progress, cancel));
        if (signer is not null)
        {
            foreach (var take in result.Takes) SigningOption.Sign(take, signer);
        }

        if (voice == Voice.Machine) Console.Out.WriteLine(Report.AsJson(result));
        if (voice == Voice.Person) Console.Out.Write(Report.InWords(result));
        return ExitCode.Done;
    }
}
