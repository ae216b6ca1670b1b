using Cuewright.Engine.Rendering.Sampler;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

public sealed class SectionTests
{
    private const float Grid = 64 / 48_000f;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_section_sits_around_the_middle_and_around_the_pitch(int players)
    {
        var desks = Enumerable.Range(0, players).Select(player => Nuance.Of(0, 0, player, players)).ToArray();
        Assert.Equal(0, desks.Average(desk => desk.Pan), 4);
        Assert.Equal(0, desks.Average(desk => desk.Cents), 4);
        Assert.Equal(players, desks.Select(desk => desk.Cents).Distinct().Count());
        Assert.Equal(0, desks[0].DelaySeconds);
        Assert.Equal(1, desks.Sum(desk => desk.Gain * desk.Gain), 4);
    }

    [Fact]
    public void Players_of_a_section_have_a_vibrato_of_their_own()
    {
        var vibrato = new Vibrato();
        vibrato.Aim(20);
        var (first, second, together) = (0.0, 0.0, 0.0);
        for (var i = 0; i < 20 / Grid; i++)
        {
            vibrato.Advance(Grid);
            var (one, other) = (vibrato.Of(0), vibrato.Of(1));
            Assert.InRange(one, -25, 25);
            (first, second, together) = (first + (one * one), second + (other * other), together + (one * other));
        }

        Assert.Equal(1, first / second, 0.05);
        Assert.True(together / Math.Sqrt(first * second) < 0, "both swing at once");
    }

    [Fact]
    public void A_held_note_sways_slowly_around_where_it_was_meant_and_no_two_alike()
    {
        var (one, other) = (new Sway(), new Sway());
        one.Start(0.2f);
        other.Start(0.7f);
        var (sum, together, square, before) = (0.0, 0.0, 0.0, 0f);
        for (var i = 0; i < 60 / Grid; i++)
        {
            one.Advance(Grid);
            other.Advance(Grid);
            Assert.InRange(one.Pitch, -1, 1);
            Assert.InRange(one.Level, -1, 1);
            Assert.True(Math.Abs(one.Pitch - before) < 0.012, "it jumps");
            before = one.Pitch;
            (sum, together, square) = (sum + one.Pitch, together + (one.Pitch * other.Pitch), square + (one.Pitch * one.Pitch));
        }

        Assert.Equal(0, sum / (60 / Grid), 0.03);
        Assert.True(together < 0.95 * square, "both sway at once");
    }

    [Fact]
    public void Unsteady_hands_are_heard_in_pitch_and_level()
    {
        var (still, unsteady) = (Swings(new SamplerOptions()), Swings(new SamplerOptions { WanderCents = 6, WanderDb = 1.5f }));
        Assert.InRange(still.Cents, 0, 0.5);
        Assert.InRange(still.Decibels, 0, 0.1);
        Assert.InRange(unsteady.Cents, 4, 12);
        Assert.InRange(unsteady.Decibels, 0.8, 3);
    }

    /// <summary>Between the extremes of four seconds, in cents and decibels.</summary>
    private static (double Cents, double Decibels) Swings(SamplerOptions options)
    {
        using var bank = new TinyBank().Zone((Generator.SampleModes, 1)).Open();
        var player = new SamplerPlayer(bank.Find(0, 0), TinyBank.Rate, options: options);
        player.NoteOn(new(69, 100));
        var (left, right) = (new float[4_800], new float[4_800]);
        player.Process(left, right);
        var (hertz, levels) = (new List<double>(), new List<double>());
        for (var i = 0; i < 40; i++)
        {
            player.Process(left, right);
            hertz.Add(Tone.Pitch(left, 480));
            levels.Add(Tone.Rms(left));
        }

        return (1200 * Math.Log2(hertz.Max() / hertz.Min()), 20 * Math.Log10(levels.Max() / levels.Min()));
    }
}
