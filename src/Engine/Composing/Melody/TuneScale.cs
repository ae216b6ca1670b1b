using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles.Tunes;

namespace Cuewright.Engine.Composing.Melody;

/// <summary>
/// The tones the tune may move on while a chord sounds: the style's row, or the key's own bent by the chord; the chord's tones are
/// always among them.
/// </summary>
internal sealed class TuneScale
{
    private readonly bool[] _up = new bool[12];
    private readonly bool[] _down = new bool[12];
    private readonly Scale _key;
    private readonly Chord _chord;

    private TuneScale(ToneRow? row, ChordSpan span)
    {
        _chord = span.Chord;
        _key = Scale.Of(span.Key, span.Chord);
        if (row is null)
        {
            for (var pitch = 0; pitch < 12; pitch++) _up[pitch] = _down[pitch] = _key.Has(pitch);
            return;
        }

        var (up, down) = span.Key.IsMinor && row.Minor.Length > 0 ? (row.Minor, row.MinorDown) : (row.Tones, row.Down);
        foreach (var tone in up) _up[Pitches.Class(span.Key.Tonic + tone)] = true;
        foreach (var tone in down.IsEmpty ? up : down) _down[Pitches.Class(span.Key.Tonic + tone)] = true;
        PerOctave = up.Length;
    }

    /// <summary>Tones in an octave of the row.</summary>
    public int PerOctave { get; } = 7;

    public static TuneScale Of(string? row, ChordSpan span) => new(row is null ? null : KnownTunes.Rows.First(known => known.Name == row), span);

    /// <summary>Where a tune that rises, or falls, may go.</summary>
    public bool Leads(int pitch, bool up) => (up ? _up : _down)[Pitches.Class(pitch)];

    /// <summary>In the row, whichever way.</summary>
    public bool Has(int pitch) => Leads(pitch, true) || Leads(pitch, false);

    /// <summary>A tone of the row that is foreign to the key and a semitone beside a chord tone: salt on a weak beat, a fault on a strong one.</summary>
    public bool Rubs(int pitch) => !_chord.Has(pitch) && !_key.Has(pitch) && (_chord.Has(pitch - 1) || _chord.Has(pitch + 1));

    public IEnumerable<int> Between(int low, int high) => Enumerable.Range(low, Math.Max(0, high - low + 1)).Where(pitch => Has(pitch) || _chord.Has(pitch));

    /// <summary>So many tones of the row up (or down) from a pitch.</summary>
    public int Move(int pitch, int steps)
    {
        for (var left = Math.Abs(steps); left > 0; left--)
        {
            do pitch += Math.Sign(steps);
            while (!Leads(pitch, steps > 0));
        }

        return pitch;
    }

    /// <summary>The nearest tone of the row.</summary>
    public int Nearest(int pitch)
    {
        for (var away = 0; ; away++)
        {
            if (Has(pitch - away)) return pitch - away;
            if (Has(pitch + away)) return pitch + away;
        }
    }
}
