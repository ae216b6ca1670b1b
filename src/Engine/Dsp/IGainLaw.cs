namespace Cuewright.Engine.Dsp;

/// <summary>How a level decides about a gain: asked once every <see cref="GainRider.Step"/> samples.</summary>
internal interface IGainLaw
{
    /// <summary>The gain in dB at the end of a step whose mean power, both channels together, was this.</summary>
    double NextDb(double power);

    void Reset();
}
