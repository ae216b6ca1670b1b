using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire;

/// <summary>Lays the bars of a part along the form: swung, and as loud as it is told.</summary>
internal sealed class PartReader(Piece piece, PiecePart part, Form form, Key key, Palette palette, Curve dynamics, long heldTicks)
{
    /// <summary>Players lean on the bar line and lighten what falls between the beats.</summary>
    private const int DownbeatForce = 4;
    private const int OffbeatForce = -3;
    private const int SixteenthForce = -6;

    /// <summary>The first voice leads; what a player has under it is softer.</summary>
    private const int UnderForce = -10;

    private readonly Instrument _instrument = palette[part.Instrument];
    private readonly List<Note> _notes = [];
    private int _lastChord;

    public ImmutableArray<Note> Read()
    {
        var source = part.Doubles is null
            ? part
            : piece.Parts.FirstOrDefault(other => other.Name == part.Doubles && other.Doubles is null) ?? throw new FormatException($"there is no part '{part.Doubles}' to double");
        if (source.Music.Keys.FirstOrDefault(name => form.Sections.All(section => section.Label != name)) is { } unknown)
        {
            throw new FormatException($"there is no section {unknown}");
        }

        foreach (var section in form.Sections)
        {
            if (source.Music.TryGetValue(section.Label, out var text)) Play(section, text);
        }

        return [.. _notes.Select(Held).OrderBy(note => note.Start)];
    }

    private void Play(ScoreSection section, string text)
    {
        var voices = text.Split('&');
        for (var voice = 0; voice < voices.Length; voice++)
        {
            var bars = Bars(section, voices[voice]);
            for (var i = 0; i < bars.Length; i++)
            {
                var barStart = form.Meters.TickOfBar(section.StartBar + i);
                foreach (var tone in bars[i]) Add(tone, barStart, voice == 0 ? 0 : UnderForce);
            }
        }
    }

    private ImmutableArray<ImmutableArray<Tone>> Bars(ScoreSection section, string text)
    {
        try
        {
            var bars = new Row(piece, key, _instrument, form.Meters.MeterAtBar(section.StartBar).BarTicks).Read(text);
            var wanted = section.EndBar - section.StartBar;
            return bars.Length == wanted ? bars : throw new FormatException($"{bars.Length} bars where the section has {wanted}");
        }
        catch (FormatException error)
        {
            throw new FormatException($"section {section.Label}: {error.Message}", error);
        }
    }

    private void Add(Tone tone, long barStart, int force)
    {
        var start = barStart + Swung(tone.At);
        var end = barStart + Swung(tone.At + tone.Length);
        if (tone.Pitches.IsEmpty)
        {
            for (var i = _lastChord; i < _notes.Count; i++) _notes[i] = _notes[i] with { Length = end - _notes[i].Start };
            return;
        }

        force += tone.Force + (_instrument.IsDrumKit ? 0 : Lean(tone.At));
        var velocity = Math.Clamp((int)Math.Round(dynamics.At(start)) + force, 1, 127);
        _lastChord = _notes.Count;
        foreach (var pitch in tone.Pitches) _notes.Add(new Note(start, end - start, Pitch(pitch), velocity, tone.Touch ?? part.Touch));
    }

    /// <summary>What reaches the last bar line is held on, and let go in time to ring out.</summary>
    private Note Held(Note note) =>
        note.End == form.EndTick && note.Articulation != Articulation.Staccato ? note with { Length = note.Length + heldTicks } : note;

    private int Pitch(int written)
    {
        var pitch = written + part.Transpose;
        return _instrument.IsDrumKit || (pitch >= _instrument.Low && pitch <= _instrument.High)
            ? pitch
            : throw new FormatException($"{_instrument.Name} does not reach key {pitch}; it plays {_instrument.Low} to {_instrument.High}");
    }

    private long Swung(long ticks) => piece.Swing?.Bend(ticks) ?? ticks;

    private static int Lean(long at) => at == 0 ? DownbeatForce
        : at % Ticks.PerQuarter == 0 ? 0
        : at % Ticks.PerEighth == 0 ? OffbeatForce
        : SixteenthForce;
}
