using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Repertoire;

/// <summary>
/// Reads the music of a section, bars parted by "|": notes, or names of patterns and grooves ("verse*2 fill", moved as in
/// "riff+5" by semitones or "riff^2" by steps of the scale), "R" for a bar of rest, "%" for the bar before.
/// </summary>
internal sealed partial class Row(Piece piece, Key key, Instrument instrument, long barTicks)
{
    private readonly Scale _scale = Scale.Of(key);

    public ImmutableArray<ImmutableArray<Tone>> Read(string text)
    {
        var notes = new NoteBar();
        var bars = ImmutableArray.CreateBuilder<ImmutableArray<Tone>>();
        foreach (var tokens in text.Split('|').Select(bar => bar.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            try
            {
                if (tokens.Length == 0) throw new FormatException("the bar is empty; R is a bar of rest");
                if (Calls(tokens[0])) bars.AddRange(tokens.SelectMany(token => Called(token, bars)));
                else bars.Add(notes.Read(tokens, barTicks));
            }
            catch (FormatException error)
            {
                throw new FormatException($"bar {bars.Count + 1}: {error.Message}", error);
            }
        }

        return bars.ToImmutable();
    }

    private bool Calls(string token) => Call().Match(token) is { Success: true } call && (call.Groups["name"].Value is "R" or "%" || Knows(call.Groups["name"].Value));

    private bool Knows(string name) => piece.Patterns.ContainsKey(name) || piece.Grooves.ContainsKey(name);

    private ImmutableArray<ImmutableArray<Tone>> Called(string token, ImmutableArray<ImmutableArray<Tone>>.Builder before)
    {
        if (!Calls(token)) throw new FormatException($"'{token}' is the name of no pattern");
        var call = Call().Match(token);
        var name = call.Groups["name"].Value;
        var bars = name switch
        {
            "R" => [[]],
            "%" => before.Count > 0 ? [before[^1]] : throw new FormatException("there is no bar before"),
            _ when piece.Patterns.TryGetValue(name, out var pattern) => Pattern(name, pattern),
            _ => DrumBar.Read(piece.Grooves[name], instrument, barTicks),
        };
        bars = [.. bars.Select(bar => bar.Select(tone => tone.Shifted(Shift(call.Groups["shift"].Value))).ToImmutableArray())];
        var times = call.Groups["times"].Length > 0 ? Number(call.Groups["times"].Value) : 1;
        return [.. Enumerable.Repeat(bars, times).SelectMany(bar => bar)];
    }

    private ImmutableArray<ImmutableArray<Tone>> Pattern(string name, string text)
    {
        try
        {
            var notes = new NoteBar();
            return [.. text.Split('|').Select(bar => notes.Read(bar.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), barTicks))];
        }
        catch (FormatException error)
        {
            throw new FormatException($"pattern {name}: {error.Message}", error);
        }
    }

    private Func<int, int> Shift(string text) => text switch
    {
        "" => pitch => pitch,
        ['^', .. var steps] => pitch => _scale.Move(pitch, Number(steps)),
        _ => pitch => pitch + Number(text),
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<name>[A-Za-z]\w*|%)(?<shift>([+-]|\^-?)\d+)?(\*(?<times>\d+))?$")]
    private static partial Regex Call();
}
