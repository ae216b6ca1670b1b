using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Analysis.Listening;

/// <summary>How loud it is, two hundred times a second: the curve, the silences and what bursts in.</summary>
internal sealed class SoundLevels
{
    private const int PerSecond = 200;
    private const int Block = SoundListener.Rate / PerSecond;

    /// <summary>What no ear hears: this low, or so far below the loud parts.</summary>
    private const double SilentDb = -60;
    private const double SilentBelowLoudDb = 50;
    private const double LeastSilenceSeconds = 0.5;

    /// <summary>A burst is louder than what came just before by so much, and nearly as loud as the loud parts.</summary>
    private const double LeastRiseDb = 10;
    private const double FullRiseDb = 30;
    private const double BelowLoudDb = 10;
    private const double ApartSeconds = 0.25;
    private const int BurstBlocks = 6;
    private const int BeforeBlocks = 50;

    /// <summary>Speech and music burst all the time; only what drowns them counts.</summary>
    private const double DrownsDb = 6;

    private const double Nothing = 1e-10;

    /// <summary>Sums of power up to each block, so that any stretch costs the same.</summary>
    private readonly List<double> _sums = [0];
    private double _open;
    private int _inBlock;

    public void Hear(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            _open += (double)sample * sample;
            if (++_inBlock < Block) continue;
            _sums.Add(_sums[^1] + (_open / Block));
            (_open, _inBlock) = (0, 0);
        }
    }

    public ImmutableArray<float> Curve(double perSecond)
    {
        var step = (int)(PerSecond / perSecond);
        return [.. Enumerable.Range(0, (Count + step - 1) / step).Select(i => (float)LevelDb(i * step, (i + 1) * step))];
    }

    public ImmutableArray<Passage> Silences()
    {
        const int Step = PerSecond / 20;
        var silent = Math.Max(SilentDb, LoudDb() - SilentBelowLoudDb);
        var silences = ImmutableArray.CreateBuilder<Passage>();
        var start = -1;
        for (var at = 0; at <= Count + Step; at += Step)
        {
            var isSilent = at < Count && LevelDb(at, at + Step) < silent;
            if (isSilent && start < 0) start = at;
            if (isSilent || start < 0) continue;
            var end = Math.Min(at, Count);
            if (end - start >= LeastSilenceSeconds * PerSecond) silences.Add(new Passage((double)start / PerSecond, (double)end / PerSecond));
            start = -1;
        }

        return silences.ToImmutable();
    }

    /// <param name="lively">Speech and music.</param>
    public ImmutableArray<SoundEvent> Bursts(IReadOnlyList<Passage> lively)
    {
        var loud = LoudDb();
        var bursts = new List<SoundEvent>();
        for (var i = 1; i + 1 < Count; i++)
        {
            var level = LevelDb(i, i + BurstBlocks);
            var rise = Rise(i);
            if (rise < LeastRiseDb || level < loud - BelowLoudDb || rise < Rise(i - 1) || rise <= Rise(i + 1)) continue;
            var seconds = (double)i / PerSecond;
            var around = lively.FirstOrDefault(passage => seconds >= passage.StartSeconds - ApartSeconds && seconds < passage.EndSeconds);
            if (around != default && level < LoudDb(around) + DrownsDb) continue;
            var burst = new SoundEvent(seconds, Math.Min(1, rise / FullRiseDb));
            if (bursts.Count == 0 || seconds - bursts[^1].Seconds >= ApartSeconds) bursts.Add(burst);
            else if (burst.Strength > bursts[^1].Strength) bursts[^1] = burst;
        }

        return [.. bursts];
    }

    private int Count => _sums.Count - 1;

    private double Rise(int block) => LevelDb(block, block + BurstBlocks) - Math.Max(SilentDb, LevelDb(block - BeforeBlocks, block));

    private double LevelDb(int from, int to)
    {
        (from, to) = (Math.Clamp(from, 0, Count), Math.Clamp(to, 0, Count));
        return Decibels.FromPower(to > from ? ((_sums[to] - _sums[from]) / (to - from)) + Nothing : Nothing);
    }

    /// <summary>The level that only a twentieth of the tenths of a second exceed.</summary>
    private double LoudDb() => LoudDb(new Passage(0, (double)Count / PerSecond));

    private double LoudDb(Passage passage)
    {
        const int Step = PerSecond / 10;
        var levels = new List<double>();
        for (var at = (int)(passage.StartSeconds * PerSecond); at < Math.Min(Count, passage.EndSeconds * PerSecond); at += Step) levels.Add(LevelDb(at, at + Step));
        levels.Sort();
        return levels.Count == 0 ? SilentDb : levels[(int)(0.95 * (levels.Count - 1))];
    }
}
