using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Styles;

/// <summary>
/// A rhythm written as a row of sixteenths, one sign each, bars parted by "|" and blanks for the eye only:
/// "x... x... x... x.x. | x...". What the signs mean is the affair of whoever plays it; everywhere "." is silence and
/// "-" holds the sign before it.
/// </summary>
[JsonConverter(typeof(StepsConverter))]
public sealed class Steps
{
    private readonly string _text;

    private Steps(string text, ImmutableArray<string> bars)
    {
        _text = text;
        Bars = bars;
    }

    public ImmutableArray<string> Bars { get; }

    /// <exception cref="FormatException">A bar is empty or not made of whole eighths.</exception>
    public static Steps Parse(string text)
    {
        var bars = text.Split('|').Select(bar => bar.Replace(" ", "", StringComparison.Ordinal)).ToImmutableArray();
        var odd = bars.FirstOrDefault(bar => bar.Length == 0 || bar.Length % 2 != 0);
        if (odd is not null) throw new FormatException($"'{odd}' is no bar of sixteenths: a 4/4 bar has 16 signs, a 3/4 bar 12.");
        return new Steps(text, bars);
    }

    /// <summary>The bar to play in a run of repetitions, cut or repeated to so many sixteenths.</summary>
    public string Bar(int index, int length)
    {
        var bar = Bars[index % Bars.Length];
        while (bar.Length < length) bar += bar;
        return bar[..length];
    }

    public bool Uses(Func<char, bool> sign) => Bars.Any(bar => bar.Any(sign));

    public override string ToString() => _text;

    private sealed class StepsConverter : TextConverter<Steps>
    {
        protected override Steps Parse(string text) => Steps.Parse(text);
    }
}
