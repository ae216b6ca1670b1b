using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire.Notes;

/// <summary>One note played alone, held and let ring, and what is heard of it.</summary>
internal sealed class NoteTrial
{
    private const int RingSamples = SampleClock.Rate / 4;

    /// <summary>A tenth of a second, and a hundredth.</summary>
    private const int While = SampleClock.Rate / 10;
    private const int Instant = SampleClock.Rate / 100;

    /// <summary>Brightness is heard over two thirds of a second from the beginning.</summary>
    private const int ColourSamples = 32_768;

    private readonly float[] _mono;
    private readonly int _held;

    public NoteTrial(IPlayer player, in NoteStart note, int heldSamples)
    {
        _held = heldSamples;
        _mono = new float[heldSamples + RingSamples];
        var right = new float[_mono.Length];
        player.NoteOn(note);
        player.Process(_mono.AsSpan(0, heldSamples), right.AsSpan(0, heldSamples));
        player.NoteOff(note.Key);
        player.Process(_mono.AsSpan(heldSamples), right.AsSpan(heldSamples));
        for (var i = 0; i < _mono.Length; i++) _mono[i] = 0.5f * (_mono[i] + right[i]);
    }

    public ReadOnlySpan<float> Sound => _mono;

    public double CentroidHz => Centroid(_mono.AsSpan(0, ColourSamples));

    public double LevelDb => Db(_mono.AsSpan(0, SampleClock.Rate / 2));

    /// <summary>From the last tenth of a second before the release to the first after it.</summary>
    public double FallDb => Db(_mono.AsSpan(_held, While)) - Db(_mono.AsSpan(_held - While, While));

    /// <summary>It sounded when it was released, and no more a twentieth of a second later.</summary>
    public bool IsCutDead => Db(_mono.AsSpan(_held - Instant, Instant)) > LevelDb - 30 && Db(_mono.AsSpan(_held + (5 * Instant), Instant)) < LevelDb - 90;

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
