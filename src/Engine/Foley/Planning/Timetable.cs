using System.Collections.Immutable;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Planning;

/// <summary>
/// When things happen that nothing shows: those that follow one another in the words follow one another, what has a time has
/// it, what belongs to a scene happens now and then, and what goes on goes on.
/// </summary>
internal sealed class Timetable(double start, double end, Weights weights, Seed seed)
{
    /// <summary>Nothing happens on the first frame of a clip.</summary>
    private const double FirstSeconds = 0.35;

    /// <summary>Between one thing and the next in the order of the words.</summary>
    private const double PauseSeconds = 0.45;

    /// <summary>No row of things is as even as a clock.</summary>
    private const double Uneven = 0.06;

    /// <summary>What happens again and again without a pace of its own leaves so much between two rows.</summary>
    private const double RowPauseSeconds = 1.6;

    private const double LeastGapSeconds = 0.04;

    /// <summary>Level that a doubling of the distance costs.</summary>
    private const double DbPerDistance = 4.5;

    /// <summary>All that happens and goes on, in the order of the words.</summary>
    public (ImmutableArray<EffectCue> Events, ImmutableArray<BedCue> Beds) Fill(ImmutableArray<WantedSound> wanted)
    {
        var events = ImmutableArray.CreateBuilder<EffectCue>();
        var beds = ImmutableArray.CreateBuilder<BedCue>();
        var at = start + Math.Min(FirstSeconds, (end - start) * 0.05);
        var orders = wanted.GroupBy(sound => sound.Order).OrderBy(group => group.Key).ToArray();
        foreach (var (together, turn) in orders.Select((group, turn) => (group, turn)))
        {
            at += together.Max(sound => sound.AfterSeconds ?? 0);
            var over = at;
            foreach (var (sound, i) in together.Select((sound, i) => (sound, i)))
            {
                if (IsBed(sound))
                {
                    var bed = Bed(sound, turn == 0 ? start : at, i);
                    if (bed.End <= bed.Start) continue;
                    beds.Add(bed);
                    if (sound.Seconds is not null) over = Math.Max(over, bed.End);
                    else if (sound.EndsWithNext && turn + 1 < orders.Length) over = Math.Max(over, at + UntilSeconds(turn, orders.Length));
                    continue;
                }

                var cues = Row(sound, at, seed.For("row", (sound.Order * 100) + i).Begin());
                events.AddRange(cues);
                if (sound.PerMinute is null && !sound.GoesOn && cues.Length > 0) over = Math.Max(over, cues[^1].Seconds + Lasts(sound));
                else if (sound.EndsWithNext && turn + 1 < orders.Length) over = Math.Max(over, at + UntilSeconds(turn, orders.Length));
            }

            if (over > at)
            {
                EndWith(together.Where(sound => sound.EndsWithNext), over, events, beds);
                at = over + PauseSeconds;
            }
        }

        return (events.ToImmutable(), beds.ToImmutable());
    }

    /// <summary>What goes on until the next thing has its share of the time.</summary>
    private double UntilSeconds(int turn, int turns) => double.IsFinite(end) ? (end - start) / turns * (turn + 1 < turns ? 0.9 : 1) : RowPauseSeconds;

    private static void EndWith(IEnumerable<WantedSound> ending, double seconds, ImmutableArray<EffectCue>.Builder events, ImmutableArray<BedCue>.Builder beds)
    {
        var names = ending.Select(sound => sound.Sound).ToHashSet();
        if (names.Count == 0) return;
        events.RemoveAll(cue => names.Contains(cue.Sound) && cue.Seconds >= seconds);
        for (var i = 0; i < beds.Count; i++)
        {
            if (names.Contains(beds[i].Sound) && beds[i].End > seconds) beds[i] = beds[i] with { End = seconds };
        }
    }

    private BedCue Bed(WantedSound sound, double from, int number)
    {
        from = sound.AtSeconds is { } at ? start + at : from;
        var to = sound.Seconds is { } seconds ? Math.Min(end, from + seconds) : end;

        // What comes nearer grows; a bed has no other way to do so.
        var nearer = sound.DistanceEnd is { } far ? DbPerDistance * Math.Log2(sound.Placing.Distance / far) : 0;
        return new BedCue
        {
            Start = from,
            End = to,
            Sound = sound.Sound,
            Manner = sound.Manner with { Density = sound.Manner.Density * weights.WordsDensity },
            Placing = sound.Placing,
            Levels = [new LevelPoint(from, sound.LevelDb + weights.WordsDb), new LevelPoint(to, sound.LevelDb + weights.WordsDb + sound.LevelEndDb + nearer)],
            Variation = number,
            Because = $"\"{sound.Said}\" was asked for",
        };
    }

    private static bool IsBed(WantedSound sound) => SoundLibrary.Find(sound.Sound).Kind == SoundKind.Bed;

    private static double Lasts(WantedSound wanted)
    {
        var sound = SoundLibrary.Find(wanted.Sound);
        return sound.Kind == SoundKind.Lasting ? wanted.Seconds ?? sound.Seconds : Math.Min(1, sound.GapSeconds);
    }

    private EffectCue[] Row(WantedSound wanted, double at, Chance chance)
    {
        var sound = SoundLibrary.Find(wanted.Sound);
        var gap = Math.Max(LeastGapSeconds, wanted.GapSeconds ?? sound.GapSeconds / wanted.Manner.Speed);
        if (wanted.PerMinute is { } often) return NowAndThen(wanted, often * weights.WordsDensity, chance);
        if (wanted.AtSeconds is { } time) at = start + time;
        if (!wanted.GoesOn) return Spaced(wanted, at, gap, wanted.Count ?? sound.Times, chance);
        if (sound.Kind == SoundKind.Lasting) return [Cue(wanted, at, 0) with { Length = end - at - PauseSeconds }];

        // On and on: at the pace that was said, or in rows with pauses as the thing does it.
        var steady = wanted.GapSeconds is not null || sound.Times == 1 || sound.GapSeconds <= PauseSeconds * 1.5;
        if (steady) return Spaced(wanted, at, wanted.GapSeconds is null && sound.Times == 1 ? gap + RowPauseSeconds : gap, int.MaxValue, chance);
        return Enumerable.Range(0, int.MaxValue)
            .Select(row => at + (row * ((sound.Times * gap) + (RowPauseSeconds / weights.WordsDensity))))
            .TakeWhile(from => from < end - PauseSeconds)
            .SelectMany(from => Spaced(wanted, from, gap, sound.Times, chance)).ToArray();
    }

    private EffectCue[] Spaced(WantedSound wanted, double at, double gap, int count, Chance chance)
    {
        var cues = new List<EffectCue>();
        var seconds = at;
        for (var i = 0; i < count && seconds < end; i++)
        {
            cues.Add(Cue(wanted, seconds, i));
            seconds += gap * (1 + chance.Bell(Uneven));
        }

        // A row that comes nearer does so step by step, one sound within itself.
        if (cues.Count > 1) return [.. cues.Select((cue, i) => Moved(wanted, cue, (double)i / (cues.Count - 1)))];
        return cues.Count == 0 ? [] : [cues[0] with { LevelEndDb = wanted.LevelEndDb + (wanted.DistanceEnd is { } far ? DbPerDistance * Math.Log2(wanted.Placing.Distance / far) : 0) }];
    }

    private static EffectCue Moved(WantedSound wanted, EffectCue cue, double share) => cue with
    {
        LevelDb = cue.LevelDb + (wanted.LevelEndDb * share),
        Placing = cue.Placing with
        {
            Distance = cue.Placing.Distance * Math.Pow((wanted.DistanceEnd ?? cue.Placing.Distance) / cue.Placing.Distance, share),
            Pan = cue.Placing.Pan + (((cue.Placing.PanEnd ?? cue.Placing.Pan) - cue.Placing.Pan) * share),
            PanEnd = null,
        },
    };

    private EffectCue[] NowAndThen(WantedSound wanted, double perMinute, Chance chance)
    {
        var cues = new List<EffectCue>();
        var mean = 60 / Math.Max(0.1, perMinute);

        // The waiting times of what happens by chance, without the very short ones.
        for (var seconds = start + (mean * chance.Between(0.05, 0.8)); seconds < end - PauseSeconds; seconds += mean * (0.35 - (0.65 * Math.Log(1 - chance.Next()))))
        {
            var pan = Math.Clamp(wanted.Placing.Pan + chance.Between(-0.7, 0.7), -1, 1);
            var sound = SoundLibrary.Find(wanted.Sound);
            for (var time = 0; time < sound.Times; time++)
            {
                var cue = Cue(wanted, seconds + (time * sound.GapSeconds), cues.Count);
                cues.Add(cue with { Placing = cue.Placing with { Pan = pan, Distance = cue.Placing.Distance * chance.Between(0.75, 1.4) } });
            }
        }

        return [.. cues];
    }

    private EffectCue Cue(WantedSound wanted, double seconds, int number)
    {
        var quieter = wanted.LevelDb + weights.WordsDb;
        return new EffectCue
        {
            Seconds = seconds,
            Sound = wanted.Sound,
            Length = wanted.Seconds,
            Manner = wanted.Manner,
            Placing = wanted.Placing,
            LevelDb = quieter,
            Variation = number,
            Because = $"\"{wanted.Said}\" was asked for",
        };
    }
}
