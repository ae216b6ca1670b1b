using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Rendering.Synths.Plucked;

namespace Cuewright.Engine.Tests.Rendering.Synths.Plucked;

public sealed class StringLoopTests
{
    private const int Rate = 48_000;

    [Fact]
    public void A_pickup_may_stand_between_two_samples()
    {
        var (near, between, far) = (Heard(10), Heard(10.25), Heard(11));
        Assert.NotEqual(near, far);
        for (var i = 0; i < near.Length; i++) Assert.Equal((0.75f * near[i]) + (0.25f * far[i]), between[i], 1e-6f);
    }

    private static float[] Heard(double samplesBack)
    {
        var loop = new StringLoop(Rate);
        loop.Start(LoopDesign.Of(220, Rate, 4, 1, 0), buzz: 0);
        loop.Tune(220);
        var pluck = new float[SynthPlayer.GridSamples];
        for (var i = 0; i < pluck.Length; i++) pluck[i] = MathF.Sin(0.3f * i);
        loop.Run(pluck);
        var heard = new float[SynthPlayer.GridSamples];
        loop.AddEarlier(heard, samplesBack, 1);
        return heard;
    }
}
