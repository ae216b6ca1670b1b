using System.Numerics.Tensors;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Foley.Sounds;

/// <summary>What every named sound of every family keeps.</summary>
public sealed class SoundContractTests
{
    private const double LongestEventSeconds = 20;
    private const double AskedSeconds = 1.2;

    /// <summary>Enough to know a sound by.</summary>
    private const double ListenSeconds = 1.6;

    /// <summary>A sound that lasts may die away for so long.</summary>
    private const double LongestTailSeconds = 6;

    /// <summary>A millisecond: a horn is let go within ten, and yet without a click.</summary>
    private const int LastSamples = Signals.Rate / 1000;

    private static readonly int[] Variations = [1, 2];

    public static TheoryData<string> Names => [.. SoundLibrary.All.Select(sound => sound.Name)];

    [Fact]
    public void Names_are_unique()
    {
        var twice = SoundLibrary.All.GroupBy(sound => sound.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_sound_is_called_by_three_words_or_more()
    {
        var mute = SoundLibrary.All.Where(sound => sound.Words.Append(sound.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < 3).Select(sound => sound.Name);
        Assert.Empty(mute);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Blocks_of_any_size_give_the_same_sound(string name)
    {
        var sound = SoundLibrary.Find(name);
        var whole = Hear(sound, Manner.Usual, 1, block: 9600);
        foreach (var block in new[] { 61, 480 })
        {
            var pieces = Hear(sound, Manner.Usual, 1, block);
            var length = Math.Min(whole.Left.Length, pieces.Left.Length);
            Assert.True(whole.Left.AsSpan(0, length).SequenceEqual(pieces.Left.AsSpan(0, length)), $"left differs in blocks of {block}");
            Assert.True(whole.Right.AsSpan(0, length).SequenceEqual(pieces.Right.AsSpan(0, length)), $"right differs in blocks of {block}");
            if (whole.Ended) Assert.Equal(whole.Left.Length, pieces.Left.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_occurrences_are_alike_and_each_is_always_the_same(string name)
    {
        var sound = SoundLibrary.Find(name);
        var once = Hear(sound, Manner.Usual, 1).Left;
        Assert.True(once.AsSpan().SequenceEqual(Hear(sound, Manner.Usual, 1).Left), "not the same again");
        Assert.False(once.AsSpan().SequenceEqual(Hear(sound, Manner.Usual, 2).Left), "the next one is the same");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_are_sound_numbers_on_both_sides_without_a_constant(string name)
    {
        var heard = Hear(SoundLibrary.Find(name), Manner.Usual, 1);
        foreach (var side in new[] { heard.Left, heard.Right })
        {
            Assert.DoesNotContain(side, sample => !float.IsFinite(sample));
            Assert.DoesNotContain(side, float.IsSubnormal);
            var effective = Math.Sqrt(TensorPrimitives.SumOfSquares<float>(side) / side.Length);
            var mean = TensorPrimitives.Sum<float>(side) / side.Length;
            Assert.True(effective > 1e-6, "silent");
            Assert.True(Math.Abs(mean) < 0.05 * effective, $"mean {mean} at {effective}");
        }

        var balance = Signals.LevelDb(heard.Left) - Signals.LevelDb(heard.Right);
        Assert.True(Math.Abs(balance) < 6, $"one side is {balance:0.0} dB louder");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Force_brings_level_and_takes_no_brightness(string name)
    {
        var sound = SoundLibrary.Find(name);
        var soft = All(sound, new Manner { Force = 0.25 });
        var hard = All(sound, new Manner { Force = 0.95 });
        var (softDb, hardDb) = (soft.Average(Loudest), hard.Average(Loudest));
        Assert.True(hardDb > softDb + 2, $"{softDb:0.0} dB soft, {hardDb:0.0} dB hard");
        var (dull, bright) = (soft.Average(heard => heard.CentroidHz()), hard.Average(heard => heard.CentroidHz()));
        Assert.True(bright > 0.95 * dull, $"{dull:0} Hz soft, {bright:0} Hz hard");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_larger_is_not_higher(string name)
    {
        var sound = SoundLibrary.Find(name);
        var usual = All(sound, Manner.Usual).Average(heard => heard.CentroidHz());
        var large = All(sound, new Manner { Size = 2 }).Average(heard => heard.CentroidHz());
        Assert.True(large < 1.05 * usual, $"{usual:0} Hz as usual, {large:0} Hz large");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_ends_softly_by_itself_or_goes_on(string name)
    {
        var sound = SoundLibrary.Find(name);
        var heard = Heard.Of(sound, Manner.Usual, 1, AskedSeconds, sound.Kind == SoundKind.Bed ? ListenSeconds : LongestEventSeconds);
        if (sound.Kind == SoundKind.Bed)
        {
            Assert.False(heard.Ended);
            return;
        }

        Assert.True(heard.Ended, "it goes on");
        var peak = heard.Peak;
        var end = heard.Left.TakeLast(LastSamples).Concat(heard.Right.TakeLast(LastSamples)).Max(Math.Abs);
        Assert.True(end < peak * 0.02, $"it ends at {end} of {peak}");
        if (sound.Kind == SoundKind.Lasting)
        {
            var sounds = Array.FindLastIndex(heard.Mono, sample => Math.Abs(sample) > 0.01 * peak) / (double)Signals.Rate;
            Assert.InRange(sounds, 0.75 * AskedSeconds, AskedSeconds + LongestTailSeconds);
        }
    }

    private static Heard[] All(NamedSound sound, Manner manner) => [.. Variations.Select(variation => Hear(sound, manner, variation))];

    private static Heard Hear(NamedSound sound, Manner manner, int variation, int block = 4096) => Heard.Of(sound, manner, variation, AskedSeconds, ListenSeconds, block);

    /// <summary>The loudest tenth of a second: a long tail does not make a sound softer.</summary>
    private static double Loudest(Heard heard)
    {
        const int window = Signals.Rate / 10;
        var mono = heard.Mono;
        var loudest = double.NegativeInfinity;
        for (var at = 0; at < mono.Length; at += window) loudest = Math.Max(loudest, Signals.LevelDb(mono.AsSpan(at, Math.Min(window, mono.Length - at))));
        return loudest;
    }
}
