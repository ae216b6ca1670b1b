using Cuewright.Cli.Reporting;
using Cuewright.Engine.Pipeline;

namespace Cuewright.Cli.Verbs;

/// <summary>What score and compose have in common: run the order, show progress, say what came of it.</summary>
internal static class MakeVerb
{
    public static async Task<int> RunAsync(ScoreOrder order, Voice voice, CancellationToken cancel)
    {
        using var shop = Shop.Open();
        var result = await Progress.ShowAsync(voice, order.Takes, progress => shop.Workshop.MakeAsync(order, progress, cancel));
        if (voice == Voice.Machine) Console.Out.WriteLine(Report.AsJson(result));
        if (voice == Voice.Person) Console.Out.Write(Report.InWords(result));
        return ExitCode.Done;
    }
}
