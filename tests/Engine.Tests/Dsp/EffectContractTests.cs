using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

/// <summary>What every effect owes, in one place: an effect is added by one line in <see cref="Known"/>.</summary>
public sealed class EffectContractTests
{
    /// <summary>An effect as the contract sees it: in place, and made as new by Reset.</summary>
    private sealed record Effect(Action<float[], float[], int, int> Process, Action Reset);

    private static readonly Dictionary<string, Func<Effect>> Known = new()
    {
        ["room"] = () => Wet(new Reverb(Rate, MixSettings.Default.Room)),
        ["hall"] = () => Wet(new Reverb(Rate, MixSettings.Default.Hall)),
        ["plate"] = () => Wet(new Reverb(Rate, MixSettings.Find("pop").Hall)),
        ["echo"] = () => Wet(new PingPong(Rate, 0.31, MixSettings.Default.Echo.Line)),
        ["echo shorter than a block"] = () => Wet(new PingPong(Rate, 0.002, MixSettings.Default.Echo.Line)),
        ["chorus"] = () =>
        {
            var chorus = new Chorus(Rate, new ChorusOptions { AmountDb = -6, DelaySeconds = 0.012, DepthSeconds = 0.003, Hz = 0.7 });
            return new Effect((left, right, at, count) => chorus.Process(left.AsSpan(at, count), right.AsSpan(at, count)), chorus.Reset);
        },
        ["drift"] = () =>
        {
            var drift = new Drift(Rate, new DriftOptions { WowCents = 8, WowHz = 0.6, FlutterCents = 2, FlutterHz = 6 });
            return new Effect((left, right, at, count) => drift.Process(left.AsSpan(at, count), right.AsSpan(at, count)), drift.Reset);
        },
        ["tape"] = () => Tape(0),
        ["tube"] = () => Tape(0.4),
        ["compressor"] = () => Ridden(new Compressor(Rate, new CompressorOptions { ThresholdDb = -30, Ratio = 3, AttackSeconds = 0.01, ReleaseSeconds = 0.1 })),
        ["attacks"] = () => Ridden(new TransientShaper(Rate, 4)),
        ["ridden band"] = () =>
        {
            var filter = new RiddenFilter(BiquadCoefficients.BandPass(Rate, 2000, 0.7));
            var gains = Enumerable.Repeat(0.5f, Rate).ToArray();
            return new Effect((left, right, at, count) => filter.Process(left.AsSpan(at, count), right.AsSpan(at, count), gains.AsSpan(0, count)), filter.Reset);
        },
    };

    public static TheoryData<string> Names => [.. Known.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Silence_stays_silent(string name)
    {
        var (left, right) = (new float[Rate / 2], new float[Rate / 2]);
        Known[name]().Process(left, right, 0, left.Length);
        Assert.InRange(Decibels.FromGain(left.Concat(right).Max(Math.Abs) + 1e-20), double.NegativeInfinity, -160);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_block_size_gives_the_same_sound(string name)
    {
        var whole = Run(Known[name](), Burst(), [Rate / 2]);
        foreach (var blocks in new int[][] { [1, 63, 64, 65, 777], [4096, 1, 511, 512, 513] })
        {
            var pieces = Run(Known[name](), Burst(), blocks);
            Assert.Equal(whole.Left, pieces.Left);
            Assert.Equal(whole.Right, pieces.Right);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_makes_it_as_new(string name)
    {
        var effect = Known[name]();
        var first = Run(effect, Burst(), [1000]);
        effect.Reset();
        Assert.Equal(first.Left, Run(effect, Burst(), [1000]).Left);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tail_ends_and_never_becomes_denormal(string name)
    {
        // Twelve seconds after a burst.
        var (left, right) = (new float[12 * Rate], new float[12 * Rate]);
        var burst = Burst();
        burst.Left.AsSpan(0, 9600).CopyTo(left);
        burst.Right.AsSpan(0, 9600).CopyTo(right);
        Run(Known[name](), (left, right), [4096]);
        Assert.InRange(LevelDb(left.AsSpan(^Rate..)), double.NegativeInfinity, -150);
        Assert.DoesNotContain(left.Concat(right), float.IsSubnormal);
    }

    private static (float[] Left, float[] Right) Burst() => (Noise(0.5, -6, 1), Plucks(0.5, 0.11, 300, -6));

    private static (float[] Left, float[] Right) Run(Effect effect, (float[] Left, float[] Right) sound, int[] blocks)
    {
        for (int at = 0, block = 0; at < sound.Left.Length; block++)
        {
            var count = Math.Min(blocks[block % blocks.Length], sound.Left.Length - at);
            effect.Process(sound.Left, sound.Right, at, count);
            at += count;
        }

        return sound;
    }

    private static Effect Wet(IWetEffect effect) => new(
        (left, right, at, count) =>
        {
            var (outLeft, outRight) = (new float[count], new float[count]);
            effect.Process(left.AsSpan(at, count), right.AsSpan(at, count), outLeft, outRight);
            outLeft.CopyTo(left, at);
            outRight.CopyTo(right, at);
        },
        effect.Reset);

    private static Effect Ridden(IGainLaw law)
    {
        var rider = new GainRider(law);
        return new Effect(
            (left, right, at, count) =>
            {
                var gains = new float[count];
                rider.Ride(left.AsSpan(at, count), right.AsSpan(at, count), gains);
                for (var i = 0; i < count; i++) (left[at + i], right[at + i]) = (left[at + i] * gains[i], right[at + i] * gains[i]);
            },
            rider.Reset);
    }

    private static Effect Tape(double asymmetry)
    {
        var options = new SaturatorOptions { DriveDb = 0, Asymmetry = asymmetry };
        var (first, second) = (new Saturator(Rate, options), new Saturator(Rate, options));
        return new Effect(
            (left, right, at, count) =>
            {
                first.Process(left.AsSpan(at, count), left.AsSpan(at, count));
                second.Process(right.AsSpan(at, count), right.AsSpan(at, count));
            },
            () =>
            {
                first.Reset();
                second.Reset();
            });
    }
}
