using System.Globalization;
using System.Text.RegularExpressions;

namespace Cuewright.Bench.Load;

/// <summary>What wrk has measured.</summary>
/// <param name="Answers">How many came in all.</param>
/// <param name="Refused">How many of them were none of 2xx.</param>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">How long half of them took at most, with its unit.</param>
/// <param name="Slowest99">The same of 99 %.</param>
internal sealed partial record Wrk(long Answers, long Refused, double PerSecond, string Median, string Slowest99)
{
    public static async Task<Wrk> RunAsync(string script, int callers, int seconds, Uri address, params IEnumerable<string> arguments)
    {
        string[] options = ["-t1", $"-c{callers}", $"-d{seconds}s", "--latency", "-s", Path.Combine(Product.Root, "bench/load", script), address.AbsoluteUri, "--"];
        var text = await ServedProduct.RunAsync("wrk", [.. options, .. arguments]);
        return new Wrk(
            long.Parse(Of(text, AnswersIn())), RefusedOf(text), double.Parse(Of(text, PerSecondIn()), CultureInfo.InvariantCulture), Of(text, MedianIn()), Of(text, Slowest99In()));
    }

    private static long RefusedOf(string text) => RefusedIn().Match(text) is { Success: true } found ? long.Parse(found.Groups[1].ValueSpan) : 0;

    private static string Of(string text, Regex pattern) => pattern.Match(text) is { Success: true } found ? found.Groups[1].Value : throw new FormatException($"wrk said something else: {text}");

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex AnswersIn();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex RefusedIn();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecondIn();

    [GeneratedRegex(@"^\s*50%\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex MedianIn();

    [GeneratedRegex(@"^\s*99%\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex Slowest99In();
}
