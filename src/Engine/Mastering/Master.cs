using Cuewright.Engine.Mixing;

namespace Cuewright.Engine.Mastering;

/// <summary>
/// A mix brought to its loudness: one linear filter, then one gain curve. There is nothing else in it (no saturation, no
/// band splitting), so mastered stems sum to the master, and another target costs no new pass over the sound.
/// </summary>
internal sealed class Master
{
    private readonly Mix _mix;
    private readonly Tone _tone;
    private readonly Cells _cells;
    private readonly GainCurve _curve;

    private Master(Mix mix, Tone tone, Cells cells, LoudnessTarget target)
    {
        (_mix, _tone, _cells) = (mix, tone, cells);
        _curve = new GainCurve(Dynamics.Solve(cells, target), mix.LengthSamples);
    }

    public long LengthSamples => _mix.LengthSamples;

    public static Master Of(Mix mix, LoudnessTarget target, CancellationToken cancel)
    {
        var tone = Tone.For(mix);
        return new Master(mix, tone, Cells.Measure(mix, tone, cancel), target);
    }

    /// <summary>The same mix for another target: to correct what an encoder did to the peaks, or for a second place of delivery.</summary>
    public Master For(LoudnessTarget target) => new(_mix, _tone, _cells, target);

    /// <summary>The finished sound, from its start.</summary>
    public MasterReader Read() => new(_mix, _tone.Filter(), _curve);

    /// <summary>The finished sound role by role; the mixer plays the same stems again with its roles separate.</summary>
    public StemReader ReadStems(Mixer separate) => new(separate, _tone, _curve);
}
