using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// A mix brought to its loudness: one linear filter, then one gain curve (rides, glue, limiter). There is nothing else in it (no saturation, no
/// band splitting), so mastered stems sum to the master, and another target costs no new pass over the sound.
/// </summary>
internal sealed class Master
{
    private readonly Mix _mix;
    private readonly Tone _tone;
    private readonly Cells _cells;
    private readonly float[] _rides;
    private readonly GainCurve _curve;

    private Master(Mix mix, Tone tone, Cells cells, float[] rides, LoudnessTarget target)
    {
        (_mix, _tone, _cells, _rides) = (mix, tone, cells, rides);
        var gains = Dynamics.Solve(cells, target);
        for (var edge = 0; edge < gains.Length; edge++) gains[edge] += rides[Math.Min(edge, rides.Length - 1)];
        _curve = new GainCurve(gains, mix.LengthSamples);
    }

    public long LengthSamples => _mix.LengthSamples;

    public static Master Of(Mix mix, MasterSettings settings, LoudnessTarget target, CancellationToken cancel)
    {
        var tone = Tone.For(mix, settings);
        var cells = Cells.Measure(mix, tone, cancel);
        var rides = SectionRides.Toward(settings.RangeLu, cells);
        return new Master(mix, tone, cells.Ridden(rides), rides, target);
    }

    /// <summary>The same mix for another target: to correct what an encoder did to the peaks, or for a second place of delivery.</summary>
    public Master For(LoudnessTarget target) => new(_mix, _tone, _cells, _rides, target);

    /// <summary>The finished sound, from its start.</summary>
    public MasterReader Read() => new(_mix, _tone.Filter(), _curve);

    /// <summary>
    /// The finished sound role by role or part by part; the mixer plays the same stems again, separate, and where the mix
    /// made room for speech they all do.
    /// </summary>
    public StemReader ReadStems(Mixer separate, Ducking? ducking = null) => new(separate, ducking, _tone, _curve);
}
