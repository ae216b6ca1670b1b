using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Music that makes room for speech: where someone talks the band that makes words clear is dipped first, and what is then
/// still missing is taken from the whole. Two gains over time, the same for every bus, so stems still add up.
/// </summary>
internal sealed record Ducking(Lane Gain, Lane Clarity)
{
    /// <summary>Speech stands so far above the music.</summary>
    public const double DistanceLu = 12;

    /// <summary>Never softer than this against the music alone: below it the music only seems to have stopped.</summary>
    private const double DeepestDb = -30;

    private const double ClarityDb = -4.5;

    // Down before the first word; slow enough not to be heard as an effect; and through every breath.
    private static readonly DipTiming Timing = new()
    {
        LeadSeconds = 0.2,
        AttackSeconds = 0.12,
        HoldSeconds = 0.4,
        ReleaseSeconds = 0.7,
        BridgeSeconds = 0.9,
    };

    /// <summary>
    /// Measures the music where someone talks and turns it down as far as needed there. The speech's loudness (LUFS) is
    /// that of the talking alone, on the same scale as the mix.
    /// </summary>
    public static Ducking Under(ImmutableArray<Passage> speech, double speechLufs, Mix music)
    {
        var spoken = Timing.Bridge(speech.Select(span => new Dip(span.StartSeconds, span.EndSeconds, 0))).ToImmutableArray();
        var gains = new List<Dip>();
        var bands = new List<Dip>();
        foreach (var span in spoken)
        {
            var limit = speechLufs - DistanceLu;
            if (Loudness(music, span, Still) <= limit) continue;
            var missing = limit - Loudness(music, span, Still with { Clarity = new Lane([(0, Decibels.ToGain(ClarityDb))]) });
            bands.Add(span with { Db = ClarityDb });
            gains.Add(span with { Db = Math.Clamp(missing, DeepestDb, 0) });
        }

        return new Ducking(Lane.Dips(gains, Timing), Lane.Dips(bands, Timing));
    }

    private static Ducking Still => new(Lane.One, Lane.One);

    /// <summary>Mean loudness of the music over a span, through a ducking.</summary>
    private static double Loudness(Mix music, Dip span, Ducking through)
    {
        var start = Math.Clamp(SampleClock.SamplesAt(span.StartSeconds), 0, music.LengthSamples);
        var end = Math.Clamp(SampleClock.SamplesAt(span.EndSeconds), start, music.LengthSamples);
        var ducker = new Ducker(through);
        var weighting = KWeighting.Create(SampleClock.Rate);
        var (left, right) = (new float[Mixer.LargestBlock], new float[Mixer.LargestBlock]);
        var energy = 0.0;
        for (var at = start; at < end; at += left.Length)
        {
            var count = (int)Math.Min(left.Length, end - at);
            var here = left.AsSpan(0, count);
            var there = right.AsSpan(0, count);
            music.Read(at, here, there);
            ducker.Process(at, here, there);
            weighting.Process(here, there, here, there);
            energy += (double)TensorPrimitives.SumOfSquares<float>(here) + TensorPrimitives.SumOfSquares<float>(there);
        }

        return LoudnessGate.Loudness(end == start ? 0 : energy / (end - start));
    }
}
