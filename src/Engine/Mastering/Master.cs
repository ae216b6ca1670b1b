using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// A mix brought to its loudness: one linear filter, then one gain curve (rides, glue, limiter). There is nothing else in it (no saturation, no
/// band splitting), so mastered stems sum to the master, and another target costs no new pass over the sound.
/// </summary>
internal sealed class Master
{
    private readonly Mix _mix;
    private readonly Finish _finish;
    private readonly Cells _cells;
    private readonly float[] _rides;
    private readonly GainCurve _curve;
    private readonly Programme? _programme;
    private readonly bool _fades = true;

    /// <summary>What sounds, where that is less than what its loudness goes by.</summary>
    private readonly Cells? _sounding;

    /// <summary>Only peaks are caught: a whisper stays one.</summary>
    private readonly bool _isNatural;

    private Master(Mix mix, Cells cells, double truePeakDb, bool fades)
    {
        (_mix, _finish, _cells, _rides, _isNatural, _fades) = (mix, Finish.None, cells, [], true, fades);
        var gains = Dynamics.Catch(cells, truePeakDb);
        ExpectedLufs = cells.Integrated(gains);
        _curve = new GainCurve(gains, mix.LengthSamples, fades);
    }

    private Master(Mix mix, Finish finish, Cells cells, float[] rides, Programme? programme, Cells? sounding, LoudnessTarget target)
    {
        (_mix, _finish, _cells, _rides, _programme, _sounding) = (mix, finish, cells, rides, programme, sounding);
        var gains = Dynamics.Solve(cells, target);
        ExpectedLufs = target.Lufs - (sounding is null ? 0 : cells.Integrated(gains) - sounding.Integrated(gains));
        var edges = GainCurve.Edges(rides);
        for (var edge = 0; edge < gains.Length; edge++) gains[edge] += edges[edge];

        // In a programme the music has been faded already, and what else is heard ends as it does.
        _curve = new GainCurve(gains, mix.LengthSamples, fades: programme is null);
    }

    public long LengthSamples => _mix.LengthSamples;

    /// <summary>How loud it is all in all: as loud as the target, unless the music makes room for a voice that is not there.</summary>
    public double ExpectedLufs { get; }

    /// <summary>The sample at which the music begins.</summary>
    public long MusicStart => _programme?.MusicStart ?? 0;

    /// <summary>Music alone.</summary>
    public static Master Of(Mix mix, MasterSettings settings, LoudnessTarget target, CancellationToken cancel)
    {
        var tone = Tone.For(mix, settings);
        var cells = Cells.Measure(mix, tone, cancel);
        var rides = SectionRides.Toward(settings.RangeLu, cells);
        return new Master(mix, new Finish(tone), cells.Ridden(rides), rides, null, null, target);
    }

    /// <summary>
    /// Music that has been finished already, and what is heard beside it. Alone it goes by what it was before it made room: it
    /// is as loud as ever where nobody speaks, and as much softer as was asked for where someone does.
    /// </summary>
    public static Master Of(Programme programme, LoudnessTarget target, CancellationToken cancel)
    {
        var cells = Cells.Measure(programme.Whole, null, cancel);
        var rides = new float[cells.Count];
        return programme.IsMusicAlone
            ? new Master(programme.Whole, Finish.None, programme.Cells, rides, programme, cells, target)
            : new Master(programme.Whole, Finish.None, cells, rides, programme, null, target);
    }

    /// <summary>A mix that is as loud as it is, with its peaks caught; it opens and fades unless it shall be played round and round.</summary>
    public static Master Natural(Mix mix, double truePeakDb, bool fades, CancellationToken cancel) => new(mix, Cells.Measure(mix, null, cancel), truePeakDb, fades);

    /// <summary>The same mix for another target: to correct what an encoder did to the peaks, or for a second place of delivery.</summary>
    public Master For(LoudnessTarget target) =>
        _isNatural ? new Master(_mix, _cells, target.TruePeakDb, _fades) : new Master(_mix, _finish, _cells, _rides, _programme, _sounding, target);

    /// <summary>The finished sound, from its start.</summary>
    public MasterReader Read() => new(_mix, _finish, _curve);

    /// <summary>The finished music role by role or part by part; the mixer plays the same stems again, separate.</summary>
    public StemReader ReadStems(IMixSource separate) => _programme?.ReadStems(separate, _curve) ?? new StemReader(separate, _finish, _curve, 0);

    /// <summary>What was laid over the music from this sample on, or is all there is, separate and with the gain it was laid there with.</summary>
    public StemReader ReadLaidOver(IMixSource separate, long start, double gainDb) => new(separate, Finish.None with { GainDb = gainDb }, _curve, start);

    /// <summary>Brings a stretch of what was laid over the music to its loudness, for a stem of its own.</summary>
    public void Level(long start, Span<float> left, Span<float> right) => _curve.Apply(start, left, right);
}
