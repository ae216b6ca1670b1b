using Cuewright.Engine.Dsp;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Dsp;

public sealed class LoudnessMeterTests
{
    public static TheoryData<string> Programmes => ["sine", "high sine", "noise", "plucks", "loud and soft", "one side", "peaks between samples"];

    [Theory]
    [MemberData(nameof(Programmes))]
    public async Task Agrees_with_ffmpeg(string programme)
    {
        var (left, right) = Programme(programme);
        var reference = await FfmpegMeter.MeasureAsync(left, right);
        var report = Measure(left, right, left.Length);
        Assert.Equal(reference.IntegratedLufs, report.IntegratedLufs, 0.1);
        Assert.Equal(reference.TruePeakDb, report.TruePeakDb, 0.2);
        Assert.Equal(reference.RangeLu, report.RangeLu, 0.3);
    }

    // EBU Tech 3341, test signals 1, 3 and 4.
    [Fact]
    public void A_tone_at_minus_23_reads_minus_23()
    {
        var tone = Sine(20, 1000, -23);
        Assert.Equal(-23, Measure(tone, tone, 4800).IntegratedLufs, 0.1);
    }

    [Fact]
    public void Quiet_passages_are_gated_out()
    {
        var tone = Join(Sine(10, 1000, -36), Sine(60, 1000, -23), Sine(10, 1000, -36));
        Assert.Equal(-23, Measure(tone, tone, 4800).IntegratedLufs, 0.1);
        tone = Join(Sine(10, 1000, -72), Sine(10, 1000, -36), Sine(60, 1000, -23), Sine(10, 1000, -36), Sine(10, 1000, -72));
        Assert.Equal(-23, Measure(tone, tone, 4800).IntegratedLufs, 0.1);
    }

    // EBU Tech 3342, test signals 1 and 4.
    [Fact]
    public void Range_is_the_distance_of_soft_and_loud()
    {
        var tone = Join(Sine(20, 1000, -20), Sine(20, 1000, -30));
        Assert.Equal(10, Measure(tone, tone, 4800).RangeLu, 1.0);
        tone = Join(Sine(20, 1000, -50), Sine(20, 1000, -35), Sine(20, 1000, -20), Sine(20, 1000, -35), Sine(20, 1000, -50));
        Assert.Equal(15, Measure(tone, tone, 4800).RangeLu, 1.0);
    }

    [Fact]
    public void Short_term_maximum_is_the_loudest_three_seconds()
    {
        var tone = Join(Sine(10, 1000, -40), Sine(4, 1000, -20), Sine(10, 1000, -40));
        Assert.Equal(-20, Measure(tone, tone, 4800).ShortTermMaxLufs, 0.1);
    }

    [Fact]
    public void Momentary_and_short_term_forget_what_is_past()
    {
        var meter = new LoudnessMeter(Rate);
        var (loud, soft) = (Sine(4, 1000, -20), Sine(1, 1000, -40));
        meter.Process(loud, loud);
        Assert.Equal(-20, meter.Momentary, 0.1);
        Assert.Equal(-20, meter.ShortTerm, 0.1);
        meter.Process(soft, soft);
        Assert.Equal(-40, meter.Momentary, 0.1);
        Assert.Equal(-21.7, meter.ShortTerm, 0.1);
    }

    [Fact]
    public void Silence_reads_the_absolute_gate()
    {
        var report = Measure(new float[48_000], new float[48_000], 4800);
        Assert.Equal(new LoudnessReport(LoudnessReport.Silence, 0, LoudnessReport.Silence, LoudnessReport.Silence), report);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(4801)]
    public void Block_size_does_not_matter(int block)
    {
        var (left, right) = Programme("plucks");
        Assert.Equal(Measure(left, right, left.Length), Measure(left, right, block));
    }

    private static LoudnessReport Measure(float[] left, float[] right, int block)
    {
        var meter = new LoudnessMeter(Rate);
        for (var at = 0; at < left.Length; at += block)
        {
            var count = Math.Min(block, left.Length - at);
            meter.Process(left.AsSpan(at, count), right.AsSpan(at, count));
        }

        return meter.Report();
    }

    private static (float[] Left, float[] Right) Programme(string name) => name switch
    {
        "sine" => (Sine(6, 440, -12), Sine(6, 440, -15)),
        "high sine" => (Faded(Sine(6, 9000, -9)), Faded(Sine(6, 60, -9))),
        "noise" => (Noise(6, -10, 1), Noise(6, -10, 2)),
        "plucks" => (Plucks(12, 0.7, 220, -3), Plucks(12, 0.5, 330, -6)),
        "loud and soft" => (Join(Noise(8, -40), Noise(8, -12), Noise(8, -25)), Join(Noise(8, -40, 2), Noise(8, -12, 2), Noise(8, -25, 2))),
        "one side" => (Plucks(8, 0.3, 110, -1), new float[8 * Rate]),
        _ => (Faded(Sine(4, 12_000, -1, Math.PI / 4)), Faded(Sine(4, 16_000, -1, 0.3))),
    };
}
