using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mastering;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Tests.Dsp;
using Cuewright.Engine.Tests.Mixing;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mastering;

public sealed class MasterTests
{
    [Theory]
    [InlineData("pop", "streaming")]
    [InlineData("sparse", "streaming")]
    [InlineData("dense", "streaming")]
    [InlineData("pop", "apple")]
    [InlineData("sparse", "ebu")]
    [InlineData("dense", "film")]
    public void The_target_is_met(string band, string preset)
    {
        var target = LoudnessTarget.Presets.Single(one => one.Name == preset);
        var (_, _, report) = Finished(Master.Of(MixOf(Band(band)), MixSettings.Default.Master, target, Cancel), 4096);
        Assert.Equal(target.Lufs, report.IntegratedLufs, 0.2);
        Assert.InRange(report.TruePeakDb, -70, target.TruePeakDb - 0.2);
    }

    [Theory]
    [InlineData("streaming", -14, -1)]
    [InlineData("YouTube", -14, -1)]
    [InlineData("spotify", -14, -1)]
    [InlineData("apple", -16, -1)]
    [InlineData("podcast", -16, -1)]
    [InlineData("ebu", -23, -1)]
    [InlineData("atsc", -24, -2)]
    [InlineData("film", -27, -2)]
    [InlineData("-16", -16, -1)]
    [InlineData("-24", -24, -2)]
    [InlineData("-27", -27, -2)]
    [InlineData("-18.5", -18.5, -1)]
    public void Targets_are_those_of_the_places_of_delivery(string text, double lufs, double truePeakDb)
    {
        Assert.True(LoudnessTarget.TryParse(text, out var target));
        Assert.Equal((lufs, truePeakDb), (target.Lufs, target.TruePeakDb));
    }

    [Fact]
    public async Task Ffmpeg_agrees()
    {
        var (left, right, report) = Finished(Master.Of(MixOf(Bands.Pop(10)), MixSettings.Default.Master, LoudnessTarget.Default, Cancel), 4096);
        var reference = await FfmpegMeter.MeasureAsync(left, right);
        Assert.Equal(-14, reference.IntegratedLufs, 0.2);
        Assert.InRange(reference.TruePeakDb, -3, -1.1);
        Assert.Equal(reference.RangeLu, report.RangeLu, 0.3);
    }

    [Fact]
    public void Another_target_gives_the_same_as_mastering_anew()
    {
        var mix = MixOf(Bands.Pop(5));
        var apple = LoudnessTarget.Presets.Single(preset => preset.Name == "apple");
        var again = Finished(Master.Of(mix, MixSettings.Default.Master, LoudnessTarget.Default, Cancel).For(apple), 4096);
        Assert.Equal(Finished(Master.Of(mix, MixSettings.Default.Master, apple, Cancel), 4096).Left, again.Left);
    }

    [Theory]
    [InlineData(Separation.Roles)]
    [InlineData(Separation.Parts)]
    internal void Stems_add_up_to_the_master(Separation separation)
    {
        var band = Bands.Pop(5);
        var faders = band.Select(_ => 0.0).ToArray();
        var master = Master.Of(MixOf(band), MixSettings.Default.Master, LoudnessTarget.Default, Cancel);
        var (left, right, _) = Finished(master, 4096);
        using var stems = new SyntheticStems(500, [.. band]);
        var reader = master.ReadStems(new Mixer(stems, new MixPlan(MixSettings.Default, [.. faders], Rides.None), separation));
        var (at, worst) = (0, 0.0);
        while (reader.Read(Cancel) is > 0 and var length)
        {
            for (var i = 0; i < length; i++)
            {
                var (sumLeft, sumRight) = (-left[at + i], -right[at + i]);
                for (var stem = 0; stem < reader.Names.Length; stem++)
                {
                    sumLeft += reader.Left(stem).Span[i];
                    sumRight += reader.Right(stem).Span[i];
                }

                worst = Math.Max(worst, Math.Max(Math.Abs(sumLeft), Math.Abs(sumRight)));
            }

            at += length;
        }

        Assert.Equal(left.Length, at);
        Assert.InRange(Decibels.FromGain(worst + 1e-12), double.NegativeInfinity, -100);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1023)]
    public void Block_size_does_not_matter(int block)
    {
        var master = Master.Of(MixOf(Bands.Pop(1.2)), MixSettings.Default.Master, LoudnessTarget.Default, Cancel);
        var expected = Finished(master, 4096);
        var read = Finished(master, block);
        Assert.Equal(expected.Left, read.Left);
        Assert.Equal(expected.Right, read.Right);
        Assert.Equal(expected.Report, read.Report);
    }

    [Fact]
    public void The_end_is_silent_without_a_cut()
    {
        var (left, _, _) = Finished(Master.Of(MixOf(Bands.Dense(3)), MixSettings.Default.Master, LoudnessTarget.Default, Cancel), 4096);
        Assert.InRange(LevelDb(left.AsSpan(^48..)), double.NegativeInfinity, -80);
        Assert.InRange(LevelDb(left.AsSpan(^Rate..^(Rate / 2))), -20, -8);
    }

    [Fact]
    public void A_stroke_at_the_very_start_opens_without_a_click()
    {
        var (left, _, _) = Finished(Master.Of(MixOf(Bands.Dense(3)), MixSettings.Default.Master, LoudnessTarget.Default, Cancel), 4096);
        var later = LevelDb(left.AsSpan(Rate / 100, Rate / 10));
        Assert.InRange(LevelDb(left.AsSpan(0, 48)), double.NegativeInfinity, later - 15);
    }

    [Fact]
    public void The_glue_holds_strokes_down_and_leaves_soft_stretches_soft()
    {
        // Every other five seconds 6 dB softer.
        SyntheticPart[] band = [.. Bands.Pop(20).Select(part => new SyntheticPart(part.Name, part.Role, [.. part.Left.Select((x, i) => i / (5 * Rate) % 2 == 0 ? x : 0.5f * x)]))];
        var mix = MixOf(band);
        var cells = Cells.Measure(mix, Tone.For(mix, MixSettings.Default.Master), Cancel);
        var glue = Glue.Reductions(cells, LoudnessGate.Loudness(cells.Energy.Average()), Glue.Grades[^1]);
        double Held(int seconds) => glue.AsSpan((int)((seconds + 1.5) * Cells.PerSecond), (int)(2 * Cells.PerSecond)).ToArray().Average();
        Assert.True(Held(10) > 2, $"{Held(10)}");
        Assert.InRange(Held(10) - Held(5), -0.7, 0.7);
    }

    [Fact]
    public void Silence_stays_silent()
    {
        var (left, _, report) = Finished(
            Master.Of(MixOf([new SyntheticPart("rest", PartRole.Lead, new float[2 * Rate])]), MixSettings.Default.Master, LoudnessTarget.Default, Cancel), 4096);
        Assert.Equal(LoudnessReport.Silence, report.IntegratedLufs);
        Assert.DoesNotContain(left, x => Math.Abs(x) > 1e-6f);
    }

    [Fact]
    public void A_dull_mix_gets_highs_and_a_boomy_one_loses_lows()
    {
        var dull = new SyntheticPart("dull", PartRole.Texture, Sum(Plucks(5, 0.25, 110, -12), Noise(5, -50)));
        var tone = Tone.For(MixOf([dull]), MixSettings.Default.Master);
        Assert.InRange(tone.GainsDb[7], 1, 7);
        Assert.InRange(tone.GainsDb[2], -7, -1);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SyntheticPart[] Band(string name) => name switch
    {
        "pop" => Bands.Pop(8),
        "sparse" => Bands.Sparse(14),
        _ => Bands.Dense(6),
    };

    private static Mix MixOf(SyntheticPart[] band)
    {
        using var stems = new SyntheticStems(2000, [.. band]);
        return Mix.Record(new Mixer(stems, new MixPlan(MixSettings.Default, [.. band.Select(_ => 0.0)], Rides.None), Separation.None), null, Cancel);
    }

    private static (float[] Left, float[] Right, LoudnessReport Report) Finished(Master master, int block)
    {
        var reader = master.Read();
        var meter = new LoudnessMeter(Rate);
        var (left, right) = (new float[master.LengthSamples], new float[master.LengthSamples]);
        for (var at = 0; at < left.Length;)
        {
            var count = Math.Min(block, left.Length - at);
            Assert.Equal(count, reader.Read(left.AsSpan(at, count), right.AsSpan(at, count)));
            at += count;
        }

        Assert.Equal(0, reader.Read(new float[10], new float[10]));
        meter.Process(left, right);
        return (left, right, meter.Report());
    }
}
