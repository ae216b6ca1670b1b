using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire;

/// <summary>
/// Reads notes: "d5:4. e:8 f#+a:2>". Octave and length hold until others are written, as in a row they rarely change; the
/// upper tones of a chord are the next above.
/// </summary>
internal sealed partial class NoteBar
{
    private const int Accent = 12;
    private const int Soft = -18;

    private int? _octave;
    private long? _length;

    public static bool IsNote(string token) => Token().IsMatch(token);

    /// <summary>The key of "f#4" (60 = c4).</summary>
    public static int? Key(string text) =>
        Token().Match(text) is { Success: true } match && PitchName().Match(match.Groups["tones"].Value) is { Success: true } name && name.Groups["octave"].Length > 0
            ? Class(name) + (12 * (Octave(name) + 1))
            : null;

    /// <summary>The tones of one bar, which must fill it.</summary>
    public ImmutableArray<Tone> Read(IEnumerable<string> tokens, long barTicks)
    {
        var tones = ImmutableArray.CreateBuilder<Tone>();
        var at = 0L;
        foreach (var token in tokens)
        {
            if (Token().Match(token) is not { Success: true } match) throw new FormatException($"'{token}' is no note");
            if (match.Groups["length"].Length > 0) _length = Length(match.Groups["length"].Value);
            var length = _length ?? throw new FormatException($"'{token}' has no length, nor has any note before it");
            var pitches = Pitches(match.Groups["tones"].Value);
            var times = match.Groups["times"].Length > 0 ? int.Parse(match.Groups["times"].ValueSpan, CultureInfo.InvariantCulture) : 1;
            for (var i = 0; i < times; i++, at += length)
            {
                if (match.Groups["tones"].Value != "r") tones.Add(Marked(new Tone(at, length, pitches), match.Groups["marks"].Value));
            }
        }

        if (at == barTicks) return tones.ToImmutable();
        throw new FormatException($"{Quarters(at)} quarters of notes in a bar of {Quarters(barTicks)}");
    }

    private static string Quarters(long ticks) => ((double)ticks / Ticks.PerQuarter).ToString("0.###", CultureInfo.InvariantCulture);

    private static Tone Marked(Tone tone, string marks) => tone with
    {
        Force = (marks.Contains('>', StringComparison.Ordinal) ? Accent : 0) + (marks.Contains('<', StringComparison.Ordinal) ? Soft : 0),
        Touch = marks.Contains('\'', StringComparison.Ordinal) ? Articulation.Staccato
            : marks.Contains('~', StringComparison.Ordinal) ? Articulation.Legato
            : marks.Contains('_', StringComparison.Ordinal) ? Articulation.Normal
            : marks.Contains('>', StringComparison.Ordinal) ? Articulation.Accent
            : null,
    };

    private static long Length(string text)
    {
        var unit = int.Parse(text.TrimEnd('.', 't'), CultureInfo.InvariantCulture);
        if (unit is not (1 or 2 or 4 or 8 or 16 or 32)) throw new FormatException($"'{text}' is no length");
        var ticks = (long)Ticks.PerWhole / unit;
        if (text.Contains('.', StringComparison.Ordinal)) ticks = ticks * 3 / 2;
        return text.EndsWith('t') ? ticks * 2 / 3 : ticks;
    }

    private ImmutableArray<int> Pitches(string tones)
    {
        if (tones is "r" or "-") return [];
        var pitches = ImmutableArray.CreateBuilder<int>();
        foreach (var name in tones.Split('+').Select(tone => PitchName().Match(tone)))
        {
            if (name.Groups["octave"].Length > 0 || pitches.Count == 0)
            {
                var octave = name.Groups["octave"].Length > 0 ? Octave(name) : _octave ?? throw new FormatException($"'{tones}' has no octave, nor has any note before it");
                pitches.Add(Class(name) + (12 * (octave + 1)));
                if (pitches.Count == 1) _octave = octave;
            }
            else
            {
                pitches.Add(pitches[^1] + 1 + ((Class(name) - pitches[^1] - 1 + 1200) % 12));
            }
        }

        return pitches.ToImmutable();
    }

    private static int Octave(Match name) => int.Parse(name.Groups["octave"].ValueSpan, CultureInfo.InvariantCulture);

    private static int Class(Match name) =>
        "c d ef g a b".IndexOf(name.Groups["letter"].Value, StringComparison.Ordinal) + name.Groups["sign"].Value switch { "#" => 1, "b" => -1, _ => 0 };

    [GeneratedRegex(@"^(?<tones>[a-g][#b]?\d?(\+[a-g][#b]?\d?)*|r|-)(:(?<length>\d+\.?t?))?(?<marks>['>~_<]*)(\*(?<times>\d+))?$")]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?<letter>[a-g])(?<sign>[#b]?)(?<octave>\d?)$")]
    private static partial Regex PitchName();
}
