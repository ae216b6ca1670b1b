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

    public IEnumerable<EffectCue> Events(ImmutableArray<WantedSound> wanted)
    {
        var at = start + Math.Min(FirstSeconds, (end - start) * 0.05);
        foreach (var together in wanted.Where(sound => !IsBed(sound)).GroupBy(sound => sound.Order).OrderBy(group => group.Key))
        {
            var over = at;
            foreach (var (sound, i) in together.Select((sound, i) => (sound, i)))
            {
                var cues = Row(sound, at, seed.For("row", (sound.Order * 100) + i).Begin());
                foreach (var cue in cues) yield return cue;
                if (sound.PerMinute is null && !sound.GoesOn && cues.Length > 0) over = Math.Max(over, cues[^1].Seconds + Lasts(sound));
            }

            at = over + (over > at ? PauseSeconds : 0);
        }
    }

    public IEnumerable<BedCue> Beds(ImmutableArray<WantedSound> wanted)
    {
        foreach (var (sound, i) in wanted.Where(IsBed).Select((sound, i) => (sound, i)))
        {
            var from = sound.AtSeconds is { } at ? start + at : start;
            var to = sound.Seconds is { } seconds ? Math.Min(end, from + seconds) : end;
            if (to <= from) continue;
            yield return new BedCue
            {
                Start = from,
                End = to,
                Sound = sound.Sound,
                Manner = sound.Manner with { Density = sound.Manner.Density * weights.WordsDensity },
                Placing = sound.Placing,
                Levels = [new LevelPoint(from, sound.LevelDb + weights.WordsDb)],
                Variation = i,
                Because = $"\"{sound.Said}\" was asked for",
            };
        }
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

        return [.. cues];
    }

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
