using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Sounds.Machines;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Foley.Sounds.Machines;

/// <summary>What turns against what is known of it.</summary>
public sealed class MachineTests
{
    private static readonly MachineSound Still = new() { Name = "test", Level = -20, Hertz = 25, Drift = 0, Kind = SoundKind.Lasting };

    [Theory]
    [InlineData(4, 4, 50)]
    [InlineData(8, 4, 100)]
    [InlineData(1, 2, 25)]
    [InlineData(3, 2, 75)]
    public void Cylinders_fire_every_other_revolution_or_with_each(int cylinders, int stroke, double hertz)
    {
        var exhaust = new ExhaustOptions { Cylinders = cylinders, Stroke = stroke, Jitter = 0, Uneven = 0, Hiss = 0 };
        var heard = Listening.Of(Still with { Exhaust = exhaust }, 2);
        Assert.InRange(Listening.Strongest(heard, hertz * 0.6, hertz * 1.4, 0.5, 1.2), hertz * 0.99, hertz * 1.01);

        // Nothing lies between the firings when all cylinders are alike.
        Assert.True(Listening.At(heard, hertz, 0.5, 1) > 100 * Listening.At(heard, hertz * 0.75, 0.5, 1));
    }

    [Fact]
    public void Unlike_cylinders_are_heard_at_half_the_revolutions()
    {
        var even = new ExhaustOptions { Jitter = 0, Uneven = 0, Hiss = 0 };
        var like = Listening.Of(Still with { Exhaust = even }, 2);
        var unlike = Listening.Of(Still with { Exhaust = even with { Uneven = 0.4 } }, 2);
        Assert.True(Listening.At(unlike, 12.5 * 3, 0.5, 1.2) > 10 * Listening.At(like, 12.5 * 3, 0.5, 1.2));
    }

    [Fact]
    public void Pace_follows_its_course_and_the_speed_asked_for()
    {
        var whirring = Still with { Whirrs = [new WhirrOptions { Order = 10, Cents = 0, Shiver = 0 }], Course = [new(0, 1), new(0.5, 1), new(0.51, 2), new(1, 2)] };
        var heard = Listening.Of(whirring, 4);
        Assert.InRange(Listening.Strongest(heard, 100, 900, 0.5, 1), 248, 252);
        Assert.InRange(Listening.Strongest(heard, 100, 900, 2.5, 1), 496, 504);
        var faster = Listening.Of(whirring, 4, new Manner { Speed = 1.5 });
        Assert.InRange(Listening.Strongest(faster, 100, 900, 0.5, 1), 372, 378);
    }

    [Fact]
    public void A_larger_machine_turns_more_slowly()
    {
        var whirring = Still with { Whirrs = [new WhirrOptions { Order = 10, Cents = 0, Shiver = 0 }] };
        Assert.InRange(Listening.Strongest(Listening.Of(whirring, 2, new Manner { Size = 4 }), 60, 400, 0.5, 1), 123, 127);
    }

    [Fact]
    public void Strokes_come_as_often_as_it_turns_and_only_while_it_is_on()
    {
        var ticking = Still with
        {
            Hertz = 5,
            Cadence = [1, 1],
            Strokes = [new StrokesOptions { At = [0, 0.5], Jitter = 0, UnevenDb = 0, Modes = [new(2000, 0.02)] }],
        };
        var envelope = Listening.Envelope(Listening.Of(ticking, 4));
        var highest = envelope.Max();
        var strokes = Enumerable.Range(1, envelope.Length - 2).Where(i => envelope[i] > 0.3 * highest && envelope[i] > envelope[i - 1] * 3).ToArray();
        Assert.InRange(strokes.Length, 19, 21);
        Assert.All(strokes.Zip(strokes.Skip(1)), pair => Assert.True(pair.Second - pair.First is (>= 98 and <= 102) or > 1000));
        Assert.DoesNotContain(strokes, at => at % 2000 > 1010);
    }

    [Fact]
    public void Moments_of_a_cycle_fall_between_samples_where_they_belong()
    {
        var turning = new Turning(Still with { Hertz = 31 }, Manner.Usual, 10, new Seed(3).Begin());
        var cycle = new Cycle([0.25], 2, 0, new Seed(4).Begin());
        var times = new List<double>();
        for (var stretch = 0; stretch < 3000; stretch++)
        {
            turning.Advance();
            while (cycle.Next(turning, out var at, out _)) times.Add((stretch * 32) + at);
        }

        Assert.Equal(31, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(48_000 * 2 / 31.0, pair.Second - pair.First, 6));
    }
}
