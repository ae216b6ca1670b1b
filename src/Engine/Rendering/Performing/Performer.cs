using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>
/// Turns what is written (ticks) into what is played (samples): a human touch in time, pitch and force, articulation,
/// expression. Every note begins as early as its attack is slow, so that it is heard where it is written; notes on a met
/// moment are heard there to the millisecond.
/// </summary>
/// <param name="score">The whole piece.</param>
/// <param name="part">The sheet that is played.</param>
/// <param name="instrument">On what.</param>
/// <param name="attack">Samples from the beginning of a note, by key and velocity, to the moment it is heard.</param>
/// <param name="seed">The player's own.</param>
internal sealed class Performer(Score score, Part part, Instrument instrument, Func<double, double, int> attack, Seed seed)
{
    private const double LegatoOverlapSeconds = 0.05;
    private const double StaccatoShare = 0.5;
    private const double AccentForce = 1.12;

    /// <summary>Between two points of a swell the player is told the level this often.</summary>
    private const long ExpressionSamples = 960;

    private readonly Touch _touch = Touch.Of(part.Role, instrument);
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
        var drift = new Dictionary<int, double>();
        var repeats = new Dictionary<int, int>();
        var notes = part.Notes;
        for (var i = 0; i < notes.Length;)
        {
            var end = i;
            while (end < notes.Length && notes[end].Start == notes[i].Start) end++;
            for (var n = i; n < end; n++)
            {
                var limb = instrument.IsDrumKit ? Limb(notes[n].Pitch) : 0;
                if (n == i || instrument.IsDrumKit) drift[limb] = Drift(drift.GetValueOrDefault(limb));
                var repeat = repeats[notes[n].Pitch] = repeats.GetValueOrDefault(notes[n].Pitch) + 1;
                Play(notes[n], NextOnKey(notes, n), drift[limb], repeat);
            }

            i = end;
        }

        Swell();
        return [.. _events.OrderBy(played => played.Sample).ThenBy(played => played.Kind)];
    }

    /// <summary>Hands wander rather than jump: each moment's deviation leans on the one before.</summary>
    private double Drift(double before) => (0.6 * before) + _chance.Bell(_touch.TimingMs * 0.8);

    /// <summary>A hit written where it is seen, as near as ticks go.</summary>
    private static bool IsMet(ScoreHit hit, TempoMap tempo) => hit.Hard || Math.Abs(tempo.SecondsAt(hit.Tick) - hit.Seconds) < 0.001;

    private static int Limb(int pitch) => pitch switch
    {
        35 or 36 => 0, // right foot: bass drum
        44 => 1, // left foot: hi-hat pedal
        42 or 46 or 49 or 51 or 53 or 57 or 59 => 2, // right hand: hi-hat and cymbals
        _ => 3, // left hand
    };

    private static long? NextOnKey(ImmutableArray<Note> notes, int index)
    {
        for (var i = index + 1; i < notes.Length && notes[i].Start <= notes[index].End; i++)
        {
            if (notes[i].Pitch == notes[index].Pitch && notes[i].Start > notes[index].Start) return notes[i].Start;
        }

        return null;
    }

    private void Play(Note note, long? nextOnKey, double driftMs, int repeat)
    {
        // Chance is drawn for every note, so that moving a hit does not reshuffle the notes after it.
        var spread = _chance.Bell(_touch.SpreadMs / 2);
        var force = 1 + _chance.Bell(_touch.Force / 2);
        var cents = (repeat % 2 == 0 ? 1 : -1) * _chance.Between(0.5, 1) * _touch.DetuneCents;
        var isMet = _metTicks.Contains(note.Start);

        var key = note.Pitch + (cents / 100);
        var velocity = note.Velocity * force * (note.Articulation == Articulation.Accent ? AccentForce : 1);

        var written = score.Tempo.SamplesAt(note.Start);
        if (written >= score.LengthSamples) return;
        var human = isMet ? 0 : SampleClock.SamplesAt((driftMs + spread) / 1000);
        var onset = Math.Max(0, written + human - attack(key, velocity));
        var release = Math.Max(onset + 1, Release(note, nextOnKey) + onset - written);

        _events.Add(PlayedEvent.On(onset, new NoteStart(key, (float)Math.Clamp(velocity, 1, 127))));
        _events.Add(PlayedEvent.Off(release, key));
    }

    private long Release(Note note, long? nextOnKey)
    {
        var end = note.Articulation switch
        {
            Articulation.Staccato => score.Tempo.SamplesAt(note.Start + (note.Length * StaccatoShare)),
            Articulation.Legato => score.Tempo.SamplesAt(note.End) + SampleClock.SamplesAt(LegatoOverlapSeconds),
            _ => score.Tempo.SamplesAt(note.End),
        };

        // The same string or key cannot sound twice: it is free again just before it is struck anew.
        return nextOnKey is { } next ? Math.Min(end, score.Tempo.SamplesAt(next)) : end;
    }

    private void Swell()
    {
        var points = part.Expression;
        for (var i = 0; i < points.Length; i++)
        {
            var from = score.Tempo.SamplesAt(points[i].Tick);
            var next = i + 1 < points.Length ? points[i + 1] : points[i];
            var to = Math.Min(score.Tempo.SamplesAt(next.Tick), score.LengthSamples);
            Express(from, points[i].Level);
            if (next.Level == points[i].Level) continue;
            for (var at = from + ExpressionSamples; at < to; at += ExpressionSamples)
            {
                // Straight in ticks, as written, also where the tempo bends.
                var tick = score.Tempo.TicksAt(SampleClock.SecondsAt(at));
                var way = (tick - points[i].Tick) / (next.Tick - points[i].Tick);
                Express(at, points[i].Level + (way * (next.Level - points[i].Level)));
            }
        }

        void Express(long sample, double level) => _events.Add(PlayedEvent.Express(sample, level));
    }
}
