using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Tests.Mixing;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mastering;

public sealed class SectionRidesTests
{
    [Theory]
    [InlineData(18, 5, 9)]
    [InlineData(5, 6.2, 9)]
    public void The_range_comes_within_limits(double distanceDb, double low, double high)
    {
        var cells = Cells(Steps(distanceDb));
        var ridden = cells.Ridden(SectionRides.Toward([low, high], cells));
        Assert.InRange(Range(cells), distanceDb - 1.5, distanceDb + 1.5);
        Assert.InRange(Range(ridden), low - 0.7, high + 1.5);
    }

    [Fact]
    public void A_range_that_is_right_is_left_alone()
    {
        var cells = Cells(Steps(7));
        Assert.All(SectionRides.Toward([5, 9], cells), gain => Assert.Equal(0, gain));
    }

    [Fact]
    public void It_follows_sections_and_never_beats()
    {
        var cells = Cells(Plucks(24, 0.5, 200, -6, 0.1).Zip(Steps(16), (a, b) => a * b * 5).ToArray());
        var rides = SectionRides.Toward([4, 8], cells);
        for (var cell = 0; cell + 75 < rides.Length; cell++) Assert.InRange(Math.Abs(rides[cell + 75] - rides[cell]), 0, 0.35);
        Assert.True(rides.Max() - rides.Min() > 3);
    }

    /// <summary>Six seconds loud, six soft, twice.</summary>
    private static float[] Steps(double distanceDb) =>
        [.. Noise(24, -14).Select((x, i) => i / (6 * Rate) % 2 == 0 ? x : x * (float)Decibels.ToGain(-distanceDb))];

    private static Cells Cells(float[] samples)
    {
        using var stems = new SyntheticStems(4096, new SyntheticPart("all", PartRole.Effects, samples));
        var mix = Mix.Record(new Mixer(stems, new MixPlan(MixSettings.Default, [0], Rides.None), Separation.None), null, TestContext.Current.CancellationToken);
        return Engine.Mastering.Cells.Measure(mix, new Tone([.. new double[10]]), TestContext.Current.CancellationToken);
    }

    private static double Range(Cells cells)
    {
        var gate = new LoudnessGate();
        const int window = (int)(3 * Engine.Mastering.Cells.PerSecond);
        for (var cell = 0; cell + window < cells.Count; cell += 150) gate.Add(cells.Energy.AsSpan(cell, window).ToArray().Average(x => (double)x));
        return gate.Range(20);
    }
}
