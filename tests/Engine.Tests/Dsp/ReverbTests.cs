using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class ReverbTests
{
    /// <summary>The rooms and halls of all presets, each once.</summary>
    public static TheoryData<string> Spaces => [.. Known.Keys];

    private static readonly Dictionary<string, ReverbOptions> Known = MixSettings.Names
        .Select(name => (Name: name, Preset: MixSettings.Find(name)))
        .SelectMany(one => new[] { ($"{one.Name} room", one.Preset.Room), ($"{one.Name} hall", one.Preset.Hall) })
        .DistinctBy(space => space.Item2).ToDictionary(space => space.Item1, space => space.Item2);

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Each_band_decays_in_the_time_asked_for(string space)
    {
        var options = Options(space);
        var response = Response(options);
        Assert.Equal(options.LowDecaySeconds, DecaySeconds(response, 500), 0.15 * options.LowDecaySeconds);
        Assert.Equal(options.HighDecaySeconds, DecaySeconds(response, 10_000), 0.2 * options.HighDecaySeconds);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void The_tail_is_as_dense_as_noise(string space)
    {
        // Share of samples beyond one deviation against that of noise (Abel and Huang 2006).
        var options = Options(space);
        var response = Response(options);
        var from = (int)((options.PreDelaySeconds + (1.5 * options.LongestPathSeconds)) * Rate);
        for (var at = from; at < from + (Rate / 4); at += 960)
        {
            var window = response.AsSpan(at, 960);
            var deviation = Decibels.ToGain(LevelDb(window));
            var beyond = 0;
            foreach (var x in window) beyond += Math.Abs(x) > deviation ? 1 : 0;
            Assert.InRange(beyond / 960.0 / 0.3173, 0.8, 1.25);
        }
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void No_pitch_rings_in_the_tail(string space)
    {
        // In noise a bin stands this far over its neighbours' mean about once in ten thousand times; a ringing mode stands 20 dB above.
        var fft = new Fft(16_384);
        var late = Response(Options(space)).AsSpan(Rate / 5, fft.Size).ToArray();
        for (var i = 0; i < late.Length; i++) late[i] *= (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / late.Length)));
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);
        fft.Forward(late, re, im);
        var power = re.Zip(im, (a, b) => (a * a) + (b * b)).ToArray();
        for (var bin = 150; bin < 3000; bin++)
        {
            var mean = power.AsSpan(bin - 50, 101).ToArray().Average();
            Assert.InRange(Decibels.FromPower(power[bin] / mean), double.NegativeInfinity, 14);
        }
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void It_leaves_no_direct_voltage_and_dies_away(string space)
    {
        var response = Response(Options(space));
        Assert.InRange(Math.Abs(response.Average(x => (double)x)), 0, 1e-7);
        Assert.InRange(LevelDb(response.AsSpan(^4800..)), double.NegativeInfinity, -100);
    }

    [Fact]
    public void Both_sides_are_equally_loud_and_unlike()
    {
        var (left, right) = Process(new Reverb(Rate, Options("hall")), Noise(2, -12), Noise(2, -12), 512);
        Assert.Equal(LevelDb(left), LevelDb(right), 0.7);
        var (own, cross) = (0.0, 0.0);
        for (var i = Rate; i < left.Length; i++)
        {
            own += ((left[i] * left[i]) + (right[i] * right[i])) / 2;
            cross += left[i] * right[i];
        }

        Assert.InRange(cross / own, -0.3, 0.3);
    }

    [Fact]
    public void The_space_around_a_sum_is_the_sum_of_the_spaces()
    {
        var (a, b) = (Noise(1, -12, 1), Plucks(1, 0.2, 300, -6));
        var (first, _) = Process(new Reverb(Rate, Options("hall")), a, a, 512);
        var (second, _) = Process(new Reverb(Rate, Options("hall")), b, b, 512);
        var (both, _) = Process(new Reverb(Rate, Options("hall")), Sum(a, b), Sum(a, b), 512);
        for (var i = 0; i < both.Length; i++) Assert.Equal(first[i] + second[i], both[i], 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(1000)]
    public void Block_size_does_not_matter(int block)
    {
        var samples = Noise(0.5, -6);
        var whole = Process(new Reverb(Rate, Options("room")), samples, samples, samples.Length);
        var pieces = Process(new Reverb(Rate, Options("room")), samples, samples, block);
        Assert.Equal(whole.Left, pieces.Left);
        Assert.Equal(whole.Right, pieces.Right);
    }

    [Fact]
    public void Reset_makes_it_as_new()
    {
        var reverb = new Reverb(Rate, Options("room"));
        var samples = Noise(0.3, -6);
        var first = Process(reverb, samples, samples, 512);
        reverb.Reset();
        Assert.Equal(first.Left, Process(reverb, samples, samples, 512).Left);
    }

    private static ReverbOptions Options(string space) => Known.TryGetValue(space, out var options) ? options : space == "room" ? MixSettings.Default.Room : MixSettings.Default.Hall;

    private static float[] Response(ReverbOptions options)
    {
        var impulse = Impulse((int)(2.3 * Math.Max(1, options.LowDecaySeconds) * Rate));
        return Process(new Reverb(Rate, options), impulse, new float[impulse.Length], 512).Left;
    }

    private static (float[] Left, float[] Right) Process(Reverb reverb, float[] left, float[] right, int block)
    {
        var (outLeft, outRight) = (new float[left.Length], new float[left.Length]);
        for (var at = 0; at < left.Length; at += block)
        {
            var count = Math.Min(block, left.Length - at);
            reverb.Process(left.AsSpan(at, count), right.AsSpan(at, count), outLeft.AsSpan(at, count), outRight.AsSpan(at, count));
        }

        return (outLeft, outRight);
    }

    /// <summary>Twice the time from −5 to −35 dB of the energy still to come (Schroeder), in one octave.</summary>
    private static double DecaySeconds(float[] response, double hz)
    {
        var band = response.ToArray();
        foreach (var section in new[] { BiquadCoefficients.HighPass(Rate, hz / 1.414), BiquadCoefficients.LowPass(Rate, hz * 1.414) })
        {
            new Biquad(section).Process(band, band);
            new Biquad(section).Process(band, band);
        }

        var left = new double[band.Length];
        for (var i = band.Length - 2; i >= 0; i--) left[i] = left[i + 1] + ((double)band[i] * band[i]);
        var start = Array.FindIndex(left, energy => energy < left[0] * Decibels.ToPower(-5));
        var end = Array.FindIndex(left, energy => energy < left[0] * Decibels.ToPower(-35));
        return 2.0 * (end - start) / Rate;
    }
}
