using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>How freely a player moves around the written note: deviations of time (milliseconds), pitch (cents) and force (share).</summary>
internal readonly record struct Touch(double TimingMs, double SpreadMs, double DetuneCents, double Force)
{
    public static Touch Of(PartRole role, Instrument instrument)
    {
        var timing = role switch
        {
            PartRole.Drums or PartRole.Effects => 1.5,
            PartRole.Bass => 2.5,
            PartRole.Lead => 4,
            PartRole.Harmony => 3.5,
            _ => 5,
        };

        // A keyboard's strings stay where they were tuned; a player who makes the pitch is never twice in the same place;
        // a drum skin is struck elsewhere each time.
        var detune = instrument.Family switch
        {
            "drums" or "percussion" => 12,
            "piano" or "organ" or "mallets" or "synth" => 2,
            "guitar" or "bass" or "plucked" => 3,
            _ => 5.0,
        };
        return new Touch(timing, instrument.IsDrumKit ? 0.5 : 3, detune, 0.08);
    }
}
