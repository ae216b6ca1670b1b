using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Styles;

/// <summary>
/// Chords in bars, as on a lead sheet: "i | bVI | bIII V/7 | %". Chords inside a bar share it evenly; % repeats the bar before.
/// </summary>
[JsonConverter(typeof(ProgressionConverter))]
public sealed class Progression
{
    private readonly string _text;

    private Progression(string text, ImmutableArray<ImmutableArray<RomanChord>> bars)
    {
        _text = text;
        Bars = bars;
    }

    public ImmutableArray<ImmutableArray<RomanChord>> Bars { get; }

    /// <exception cref="FormatException">A chord cannot be read.</exception>
    public static Progression Parse(string text)
    {
        var bars = ImmutableArray.CreateBuilder<ImmutableArray<RomanChord>>();
        foreach (var bar in text.Split('|', StringSplitOptions.TrimEntries))
        {
            if (bar == "%" && bars.Count > 0) bars.Add(bars[^1]);
            else bars.Add([.. bar.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Chord)]);
            if (bars[^1].IsEmpty) throw new FormatException($"'{text}' has an empty bar.");
        }

        return new Progression(text, bars.ToImmutable());
    }

    public override string ToString() => _text;

    private static RomanChord Chord(string text) =>
        RomanChord.TryParse(text, out var chord) ? chord.Value : throw new FormatException($"'{text}' is no chord; write I, bVImaj7, V/7 …");

    private sealed class ProgressionConverter : TextConverter<Progression>
    {
        protected override Progression Parse(string text) => Progression.Parse(text);
    }
}
