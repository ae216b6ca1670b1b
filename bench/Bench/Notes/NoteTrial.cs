using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Time;

namespace Cuewright.Bench.Notes;

/// <summary>One note played alone, held for a second and let ring, and what is heard of it.</summary>
internal sealed class NoteTrial
{
    public const int HeldSamples = SampleClock.Rate;
    private const int RingSamples = SampleClock.Rate / 4;
    private const int PitchSamples = 32_768;

    private static readonly PitchMeter Meter = new(PitchSamples);

    private readonly float[] _mono = new float[HeldSamples + RingSamples];

    public NoteTrial(IPlayer player, in NoteStart note)
    {
        var (left, right) = (new float[_mono.Length], new float[_mono.Length]);
        player.NoteOn(note);
        player.Process(left.AsSpan(0, HeldSamples), right.AsSpan(0, HeldSamples));
        player.NoteOff(note.Key);
        player.Process(left.AsSpan(HeldSamples), right.AsSpan(HeldSamples));
        for (var i = 0; i < _mono.Length; i++) _mono[i] = 0.5f * (left[i] + right[i]);
        Pitch = Meter.Read(_mono.AsSpan(SampleClock.Rate / 10, PitchSamples), SampleClock.Rate, 440 * Math.Pow(2, (note.Key - 69) / 12));
        CentroidHz = Centroid(_mono.AsSpan(0, PitchSamples));
    }

    public ReadOnlySpan<float> Sound => _mono;

    public PitchReading Pitch { get; }

    /// <summary>Where the middle of the power lies, over two thirds of a second from the beginning.</summary>
    public double CentroidHz { get; }

    public double LevelDb => Db(_mono.AsSpan(0, HeldSamples / 2));

    /// <summary>From the last tenth of a second before the release to the first after it.</summary>
    public double FallDb => Db(_mono.AsSpan(HeldSamples, 4800)) - Db(_mono.AsSpan(HeldSamples - 4800, 4800));

    /// <summary>It sounded when it was released, and no more a twentieth of a second later.</summary>
    public bool IsCutDead => Db(_mono.AsSpan(HeldSamples - 480, 480)) > LevelDb - 30 && Db(_mono.AsSpan(HeldSamples + 2400, 480)) < LevelDb - 90;

    private static double Db(ReadOnlySpan<float> sound)
    {
        var sum = 1e-20;
        foreach (var sample in sound) sum += (double)sample * sample;
        return 10 * Math.Log10(sum / sound.Length);
    }

    private static double Centroid(ReadOnlySpan<float> sound)
    {
        const int Frame = 2048;
        var fft = new Fft(Frame);
        var (windowed, re, im) = (new float[Frame], new float[fft.Bins], new float[fft.Bins]);
        var (sum, weighted) = (1e-30, 0.0);
        for (var start = 0; start + Frame <= sound.Length; start += Frame / 2)
        {
            for (var i = 0; i < Frame; i++) windowed[i] = sound[start + i] * (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Frame)));
            fft.Forward(windowed, re, im);
            for (var bin = 1; bin < fft.Bins; bin++)
            {
                var amplitude = Math.Sqrt((re[bin] * (double)re[bin]) + (im[bin] * (double)im[bin]));
                sum += amplitude;
                weighted += amplitude * bin * SampleClock.Rate / Frame;
            }
        }

        return weighted / sum;
    }
}
