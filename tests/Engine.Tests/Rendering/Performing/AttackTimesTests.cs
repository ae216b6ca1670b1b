using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Rendering.Performing;

public sealed class AttackTimesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    [InlineData(30, 0)]
    [InlineData(10, 2)]
    public void A_sharp_sound_is_heard_when_it_begins(double lateMs, double riseMs) =>
        Assert.Equal(lateMs, Heard(lateMs, riseMs), 1.5);

    [Fact]
    public void The_slower_a_sound_rises_the_later_it_is_heard_but_never_after_it_is_full()
    {
        var heard = new[] { 1.0, 10, 30, 60 }.Select(rise => Heard(5, rise)).ToArray();

        Assert.Equal(heard.Order(), heard);
        Assert.InRange(heard[1], 5, 15);
        Assert.InRange(heard[3], 10, 60);
    }

    [Fact]
    public void Nobody_hurries_ahead_by_more_than_sixty_milliseconds() => Assert.Equal(60, Heard(85, 0));

    [Fact]
    public void Silence_takes_no_time() => Assert.Equal(0, Heard(500, 0));

    [Fact]
    public void Each_key_and_force_is_listened_to_once()
    {
        var players = 0;
        var attacks = new AttackTimes(() =>
        {
            players++;
            return new Tone(0, 0);
        });
        foreach (var velocity in new[] { 65f, 70, 79, 65 }) attacks.Of(new(60.03, velocity));
        Assert.Equal(1, players);
        attacks.Of(new(60, 100));
        attacks.Of(new(61, 65));
        Assert.Equal(3, players);
    }

    private static double Heard(double lateMs, double riseMs) => new AttackTimes(() => new Tone(lateMs, riseMs)).Of(new(60, 80)) * 1000.0 / SampleClock.Rate;

    /// <summary>A tone that begins so late and takes so long to be full.</summary>
    private sealed class Tone(double lateMs, double riseMs) : IPlayer
    {
        public void NoteOn(in NoteStart note)
        {
        }

        public void NoteOff(double key)
        {
        }

        public void Express(float level)
        {
        }

        public void Vibrate(float cents)
        {
        }

        public bool Process(Span<float> left, Span<float> right)
        {
            for (var i = 0; i < left.Length; i++)
            {
                var ms = (i * 1000.0 / SampleClock.Rate) - lateMs;
                var level = ms < 0 ? 0 : riseMs > 0 ? Math.Min(1, ms / riseMs) : 1;
                left[i] = right[i] = (float)(0.1 * level * Math.Sin(i * 0.06));
            }

            return true;
        }
    }
}
