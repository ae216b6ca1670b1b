using System.Collections.Concurrent;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds;

/// <summary>
/// Brings every sound to its natural level. A model may be as loud as it comes: it is heard once as it usually occurs, and
/// what is missing to its level goes for all occurrences, so that a soft one stays soft.
/// </summary>
internal static class NaturalLevel
{
    /// <summary>Enough of a bed to know how loud it is.</summary>
    private const double BedSeconds = 6;

    private const double LongestSeconds = 12;
    private const int Block = 4800;

    private static readonly ConcurrentDictionary<NamedSound, float> Known = new(ReferenceEqualityComparer.Instance as IEqualityComparer<NamedSound>);

    public static float GainOf(NamedSound sound) => Known.GetOrAdd(sound, static sound => (float)Decibels.ToGain(sound.Level - Hear(sound)));

    /// <summary>As the model makes it.</summary>
    private static double Hear(NamedSound sound)
    {
        var sounding = sound.Begin(Manner.Usual, sound.Seconds, new Seed(1).For(sound.Name).Begin());
        var meter = new LoudnessMeter(SampleClock.Rate);
        var (left, right) = (new float[Block], new float[Block]);
        var loudest = LoudnessReport.Silence;
        var longest = sound.Kind == SoundKind.Bed ? BedSeconds : LongestSeconds;
        for (var at = 0; at < longest * SampleClock.Rate; at += Block)
        {
            var count = sounding.Read(left, right);

            // What is shorter than the meter's window is heard in silence.
            left.AsSpan(count).Clear();
            right.AsSpan(count).Clear();
            meter.Process(left, right);
            loudest = Math.Max(loudest, meter.Momentary);
            if (count < Block) break;
        }

        var heard = sound.Kind == SoundKind.Bed ? meter.Integrated : loudest;
        return heard > LoudnessReport.Silence ? heard : throw new InvalidOperationException($"The sound '{sound.Name}' is silent.");
    }
}
