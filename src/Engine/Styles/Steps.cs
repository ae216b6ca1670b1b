using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Cuewright.Engine.Styles;

/// <summary>
/// A rhythm written as a row of sixteenths, one sign each, bars parted by "|" and blanks for the eye only:
/// "x... x... x... x.x. | x...". What the signs mean is the affair of whoever plays it; everywhere "." is silence and
/// "-" holds the sign before it, at the beginning of a bar the last one of the bar before. "%" is the bar before once more.
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
        var bars = text.Split('|').Select(bar => bar.Replace(" ", "", StringComparison.Ordinal)).ToArray();
        for (var i = 1; i < bars.Length; i++)
        {
            if (bars[i] == "%") bars[i] = bars[i - 1];
        }

        var odd = bars.FirstOrDefault(bar => bar.Length == 0 || bar.Length % 2 != 0);
        if (odd is not null) throw new FormatException($"'{odd}' is no bar of sixteenths: a 4/4 bar has 16 signs, a 3/4 bar 12.");
        return new Steps(text, [.. bars]);
    }

    /// <summary>
    /// The bar to play in a run of repetitions, in so many sixteenths: cut, or repeated as a whole; beats beyond that say
    /// its last ones again, for another first beat would sound like a bar that is then broken off.
    /// </summary>
    public string Bar(int index, int length)
    {
        var bar = Bars[index % Bars.Length];
        var row = bar;
        while (row.Length + bar.Length <= length) row += bar;
        return row.Length < length ? row + bar[^(length - row.Length)..] : row[..length];
    }

    public bool Uses(Func<char, bool> sign) => Bars.Any(bar => bar.Any(sign));

    public override string ToString() => _text;

    private sealed class StepsConverter : TextConverter<Steps>
    {
        protected override Steps Parse(string text) => Steps.Parse(text);
    }
}
