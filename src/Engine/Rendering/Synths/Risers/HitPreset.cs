using Cuewright.Engine.Rendering.Synths.Drums;

namespace Cuewright.Engine.Rendering.Synths.Risers;

/// <summary>One big stroke on all keys, tuned by them: an impact, a boom, a sub drop, a long bass drum played as a bass.</summary>
internal sealed record HitPreset : StruckPreset
{
    public required DrumOptions Hit { get; init; }

    public override IEnumerable<DrumOptions> All => [Hit];

    public override DrumOptions? At(double key) => Hit;

    public override double Home(double key) => MiddleKey;
}
