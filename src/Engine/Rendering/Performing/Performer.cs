using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>
/// Turns what is written (ticks) into what is played (samples): a human touch in time, pitch and force, articulation,
/// expression, in the manner of the instrument. Every note begins as early as its attack is slow, so that it is heard where
/// it is written; notes on a met moment are heard there to the millisecond.
/// </summary>
/// <param name="score">The whole piece.</param>
/// <param name="part">The sheet that is played.</param>
/// <param name="instrument">On what.</param>
/// <param name="attack">Samples from the beginning of a note to the moment it is heard.</param>
/// <param name="seed">The player's own.</param>
internal sealed class Performer(Score score, Part part, Instrument instrument, Func<NoteStart, int> attack, Seed seed)
{
    private const double LegatoOverlapSeconds = 0.05;
    private const double StaccatoShare = 0.5;
    private const double AccentForce = 1.12;

    /// <summary>The softest and shortest notes of a bass are dead: the hand lies on the string.</summary>
    private const int DeadVelocity = 45;
    private const double DeadSeconds = 0.06;

    /// <summary>A slurred note is faded in; it is heard so much after it begins.</summary>
    private const double SlurSeconds = 0.015;

    /// <summary>Of the way from the note before, a slur glides over this much, and never over more than this.</summary>
    private const double GlideShare = 0.5;
    private const double LongestGlide = 1.5;

    /// <summary>Between two points of a swell the player is told the level this often.</summary>
    private const long ExpressionSamples = 960;
    private const double ExpressionStep = 0.004;

    private readonly Manner _manner = Manner.Of(instrument);
    private readonly Chance _chance = seed.Begin();
    private readonly HashSet<long> _metTicks = [.. score.Hits.Where(hit => IsMet(hit, score.Tempo)).Select(hit => hit.Tick)];
    private readonly List<PlayedEvent> _events = [];

    /// <summary>The written onset of the last note heard, or 0 without notes.</summary>
    public static long LastOnset(Score score) => score.Parts
        .SelectMany(part => part.Notes)
        .Select(note => score.Tempo.SamplesAt(note.Start))
        .Where(onset => onset < score.LengthSamples)
        .DefaultIfEmpty(0)
        .Max();

    /// <summary>Everything the part's player is told, in order.</summary>
    public ImmutableArray<PlayedEvent> Play()
    {
        var notes = part.Notes;
        var slurs = _manner.Legato ? Binding.Of(notes, score.Meters, IsStruck) : [.. new int?[notes.Length]];
        var strings = Strum.Reused(_manner, notes);
        var pedalling = _manner.Pedal ? new Pedalling(score) : null;
        var drift = new Dictionary<int, double>();
        var repeats = new Dictionary<int, int>();
        for (var i = 0; i < notes.Length;)
        {
            var end = i;
            while (end < notes.Length && notes[end].Start == notes[i].Start) end++;
            for (var n = i; n < end; n++)
            {
                var limb = instrument.IsDrumKit ? Limbs.Of(notes[n].Pitch) : 0;
                if (n == i || instrument.IsDrumKit) drift[limb] = Drift(drift.GetValueOrDefault(limb));
                var repeat = repeats[notes[n].Pitch] = repeats.GetValueOrDefault(notes[n].Pitch) + 1;
                var rings = pedalling?.Rings(notes, n) ?? score.Tempo.SamplesAt(notes[n].End);
                Play(notes[n], slurs[n], rings, Earlier(strings[n], NextOnKey(notes, n)), (n - i, end - i), drift[limb], repeat);
            }

            i = end;
        }

        Express();
        return [.. _events.OrderBy(played => played.Sample).ThenBy(played => played.Kind)];
    }

    /// <summary>Hands wander rather than jump: each moment's deviation leans on the one before.</summary>
    private double Drift(double before)
    {
        var timingMs = part.Role switch
        {
            PartRole.Drums or PartRole.Effects => 1.5,
            PartRole.Bass => 2.5,
            PartRole.Lead => 4,
            PartRole.Harmony => 3.5,
            _ => 5,
        };
        return (0.6 * before) + _chance.Bell(timingMs * 0.8);
    }

    /// <summary>A hit written where it is seen, as near as ticks go.</summary>
    private static bool IsMet(ScoreHit hit, TempoMap tempo) => hit.Hard || Math.Abs(tempo.SecondsAt(hit.Tick) - hit.Seconds) < 0.001;

    private static long? Earlier(long? one, long? other) => one is null || other < one ? other : one;

    private static long? NextOnKey(ImmutableArray<Note> notes, int index)
    {
        // Pedalled notes ring beyond what is written.
        const long Ahead = Ticks.PerWhole * 2;
        for (var i = index + 1; i < notes.Length && notes[i].Start <= notes[index].End + Ahead; i++)
        {
            if (notes[i].Pitch == notes[index].Pitch && notes[i].Start > notes[index].Start) return notes[i].Start;
        }

        return null;
    }

    private bool IsStruck(Note note) => _metTicks.Contains(note.Start);

    private void Play(Note note, int? slurredFrom, long rings, long? freed, (int Tone, int Tones) chord, double driftMs, int repeat)
    {
        // Chance is drawn for every note, so that moving a hit does not reshuffle the notes after it.
        var spread = _chance.Bell(_manner.SpreadMs / 2);
        var force = 1 + _chance.Bell(_manner.Force / 2);
        var cents = (repeat % 2 == 0 ? 1 : -1) * _chance.Between(0.5, 1) * _manner.DetuneCents;
        var variation = (float)_chance.Between(0.01, 0.99);
        var flams = _chance.Happens(Limbs.FlamChance);

        // An effect that grows toward a moment is met where it ends.
        var isMet = IsStruck(note) || (part.Role == PartRole.Effects && _metTicks.Contains(note.End));

        var written = score.Tempo.SamplesAt(note.Start);
        if (written >= score.LengthSamples) return;
        if (!instrument.IsDrumKit) force *= Strum.Force(_manner, note.Start, chord.Tone, chord.Tones);
        else force *= Limbs.Force(note.Pitch, note.Velocity, note.Start);
        var key = note.Pitch + (cents / 100);
        var velocity = Math.Clamp(note.Velocity * force * (note.Articulation == Articulation.Accent ? AccentForce : 1), 1, 127);
        var release = Release(note, rings, freed);
        var start = new NoteStart(key, (float)velocity)
        {
            Seconds = (float)SampleClock.SecondsAt(release - written),
            Variation = variation,
            Neighbour = _manner.Neighbours && !isMet ? (repeat % 3) switch { 1 => 0, 2 => 1, _ => -1 } : 0,
        };
        if (slurredFrom is { } before) start = Slurred(start, before - note.Pitch);

        var strum = instrument.IsDrumKit ? 0 : Strum.DelayMs(_manner, note.Start, chord.Tone, chord.Tones);
        var human = isMet ? 0 : SampleClock.SamplesAt((driftMs + spread + strum) / 1000);
        var heardAfter = slurredFrom is null ? attack(start) : SampleClock.SamplesAt(SlurSeconds);
        var onset = Math.Max(0, written + human - heardAfter);
        if (instrument.IsDrumKit && flams && !isMet && note.Articulation == Articulation.Accent && Limbs.Flams(note.Pitch)) Flam(start, onset);
        Add(start, onset, Math.Max(onset + 1, release + onset - written));
    }

    /// <summary>Slides over part of the way, in part of the time that there is.</summary>
    private NoteStart Slurred(in NoteStart start, int leap) => start with
    {
        GlideFrom = start.Key + Math.Clamp(leap * GlideShare, -LongestGlide, LongestGlide),
        GlideSeconds = (float)Math.Min(_manner.GlideSeconds, start.Seconds / 3),
    };

    private void Flam(in NoteStart start, long onset)
    {
        var early = Math.Max(0, onset - SampleClock.SamplesAt(Limbs.FlamMs / 1000));
        var grace = start with { Key = start.Key - 0.03, Velocity = (float)(start.Velocity * Limbs.FlamForce), Variation = 1 - start.Variation };
        Add(grace, early, early + SampleClock.SamplesAt(_manner.RingSeconds));
    }

    private void Add(in NoteStart start, long onset, long release)
    {
        _events.Add(PlayedEvent.On(onset, start));
        _events.Add(PlayedEvent.Off(release, start.Key));
    }

    private long Release(Note note, long rings, long? freed)
    {
        var written = score.Tempo.SamplesAt(note.Start);
        if (_manner.RingSeconds > 0) rings = Math.Max(rings, written + SampleClock.SamplesAt(_manner.RingSeconds));
        var isDead = part.Role == PartRole.Bass && note.Velocity < DeadVelocity && note.Length <= Ticks.PerSixteenth;
        var end = note.Articulation switch
        {
            _ when isDead => written + SampleClock.SamplesAt(DeadSeconds),
            Articulation.Staccato when !instrument.IsDrumKit => score.Tempo.SamplesAt(note.Start + (note.Length * StaccatoShare)),
            Articulation.Legato => rings + SampleClock.SamplesAt(LegatoOverlapSeconds),
            _ => written + (long)((rings - written) * _manner.Detach),
        };

        // The same string or key cannot sound twice: it is free again just before it is struck anew.
        return freed is { } next ? Math.Min(end, score.Tempo.SamplesAt(next)) : end;
    }

    private void Express()
    {
        var curve = new Curve(part.Expression, score.Tempo);
        var shaping = new Shaping(_manner, instrument.Sustains ? part.Notes : [], score.Tempo, IsStruck);
        var end = Math.Min(score.LengthSamples, Math.Max(curve.End, SampleClock.SamplesAt(shaping.EndSeconds)));
        var told = double.NaN;
        for (var at = 0L; at < end; at += ExpressionSamples)
        {
            // Amplitude is the square of the level. Told a little ahead, for notes begin before they are heard.
            var level = curve.At(at) * Math.Pow(10, shaping.DbAt(SampleClock.SecondsAt(at + ExpressionSamples)) / 40);
            if (Math.Abs(level - told) < ExpressionStep) continue;
            told = level;
            _events.Add(PlayedEvent.Express(at, level));
        }

        foreach (var (seconds, cents) in shaping.Vibrato(_chance.Next)) _events.Add(PlayedEvent.Vibrate(SampleClock.SamplesAt(seconds), cents));
    }
}
