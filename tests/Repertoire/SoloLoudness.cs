using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire;

/// <summary>
/// How loud an instrument of the palette is by itself: the loudest 0.4 s of a note at velocity 90, over a few notes around the
/// middle of its range, for recordings differ from key to key and oscillators that beat from note to note. Of a kit, kick and snare.
/// </summary>
public static class SoloLoudness
{
    private const float Velocity = 90;
    private const int HopSamples = SampleClock.Rate / 10;
    private const int HeldHops = 15;
    private const int Hops = 18;
    private static readonly int[] AroundMiddle = [-4, 0, 5];

    public static double Of(Instrument instrument, SoundFont bank) =>
        Decibels.FromPower(Keys(instrument).Select((key, i) => Decibels.ToPower(Loudest(instrument, bank, key, (i + 0.5f) / AroundMiddle.Length))).Average());

    private static IEnumerable<int> Keys(Instrument instrument) => instrument.IsDrumKit
        ? [Kit.Key("kick", instrument), Kit.Key("snare", instrument)]
        : AroundMiddle.Select(step => Math.Clamp(((instrument.Low + instrument.High) / 2) + step, instrument.Low, instrument.High));

    private static double Loudest(Instrument instrument, SoundFont bank, int key, float variation)
    {
        var player = Players.Of(instrument, bank, new Seed(1));
        var meter = new LoudnessMeter(SampleClock.Rate);
        var (left, right) = (new float[HopSamples], new float[HopSamples]);
        var loudest = LoudnessReport.Silence;
        player.NoteOn(new NoteStart(key, Velocity) { Variation = variation, Seconds = HeldHops / 10f });
        for (var hop = 0; hop < Hops; hop++)
        {
            if (hop == HeldHops) player.NoteOff(key);
            player.Process(left, right);
            meter.Process(left, right);
            loudest = Math.Max(loudest, meter.Momentary);
        }

        return loudest;
    }
}
