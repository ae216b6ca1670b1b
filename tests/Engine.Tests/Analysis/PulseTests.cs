using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis;

public class PulseTests
{
    private static readonly Seed Seed = new(6);

    private static VisualPulse? PulseOf(int frames, params IScene[] scenes) => Watching.Watch(new ClipScript
    {
        Name = "",
        Shots = [new(new Layers([new Backdrop(Seed, new BackdropLook(Contrast: 0.2)), .. scenes]), frames)],
    }).Pulse;

    private static VisualPulse? PulseOf(IEnumerable<int> shots) => Watching.Watch(new ClipScript
    {
        Name = "",
        Shots = [.. shots.Select((frames, i) => new ScriptShot(new Backdrop(Seed.For("shot", i), new BackdropLook()), frames))],
    }).Pulse;

    [Fact]
    public void A_ball_that_bounces_a_hundred_times_a_minute_has_that_pulse() =>
        Assert.InRange(PulseOf(200, new BouncingBall(Ink.White, new BallWay(0.3, 0.1, 1, 8, Drift: 0)))?.Bpm ?? 0, 98, 102);

    [Fact]
    public void A_metronome_beats_twice_a_period() =>
        Assert.InRange(PulseOf(200, new Pendulum(Ink.White, 1.5))?.Bpm ?? 0, 78, 82);

    [Fact]
    public void Steps_are_a_pulse_by_the_step_or_by_the_stride()
    {
        var bpm = PulseOf(200, new Strider(Ink.White, 0.55))?.Bpm ?? 0;
        Assert.InRange(bpm > 80 ? bpm : 2 * bpm, 107, 111);
    }

    [Fact]
    public void Cuts_every_half_second_are_a_pulse() => Assert.InRange(PulseOf(Enumerable.Repeat(13, 14))?.Bpm ?? 0, 114, 117);

    [Fact]
    public void What_moves_without_order_has_none() => Assert.Null(PulseOf(200, new Swarm(Seed, 20, 0.6, Ink.White, 0.06)));

    [Fact]
    public void Neither_has_a_still_picture_nor_a_pan()
    {
        Assert.Null(PulseOf(150));
        Assert.Null(PulseOf(150, new Backdrop(Seed, new BackdropLook(), CameraMoves.Pan(0.2))));
    }

    [Fact]
    public void Cuts_of_all_lengths_have_none() => Assert.Null(PulseOf([31, 12, 22, 9, 40, 17, 26, 14, 36]));
}
