using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Rendering.Sampler;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Rendering;

public sealed class RendererTests : IDisposable
{
    private static readonly Palette Palette = new(
    [
        new Instrument { Name = "organ", Family = "organ", Program = 0, Sustains = true },
        new Instrument { Name = "bell", Family = "mallets", Program = 0 },
    ]);

    private readonly SoundFont _bank = new TinyBank()
        .Zone((Generator.SampleModes, 1), (Generator.VolumeEnvelopeRelease, -1200), (Generator.VibratoLfoToPitch, 20))
        .Open();

    private readonly Score _score = new()
    {
        Title = "Two parts",
        Summary = "",
        Key = new Key(0, Mode.Ionian),
        Tempo = TempoMap.Constant(120),
        Meters = MeterMap.Constant(Meter.Common),
        LengthSamples = 150_001,
        Sections = [new("All", 0, 2, 3)],
        Hits = [new(1, 1920, "cut", 1, true)],
        Parts =
        [
            new Part
            {
                Name = "Pad",
                Role = PartRole.Harmony,
                Instrument = "organ",
                Notes = [new(0, 960, 60, 80), new(0, 960, 64, 80), new(1920, 3840, 67, 100)],
                Expression = [new(0, 1), new(1920, 0.3), new(3840, 1)],
            },
            new Part { Name = "Bells", Role = PartRole.Lead, Instrument = "bell", Notes = [.. Enumerable.Range(0, 12).Select(i => new Note(i * 480, 240, 72, 90))] },
        ],
    };

    public void Dispose() => _bank.Dispose();

    [Fact]
    public void Stems_are_exactly_as_long_as_the_score()
    {
        using var stems = Renderer.Perform(_score, _bank, Palette, new Seed(1));
        Assert.Equal(["Pad", "Bells"], stems.Infos.Select(info => info.Name));
        Assert.Equal(_score.LengthSamples, stems.LengthSamples);
        Assert.Equal(_score.LengthSamples, Sound(new Seed(1), 4096, 2)[0].Length / 2);
    }

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(64, 2)]
    [InlineData(1, 1)]
    [InlineData(777, 2)]
    [InlineData(200_000, 2)]
    public void The_same_seed_gives_the_same_bits_for_any_block_and_any_number_of_threads(int blockSamples, int threads) =>
        Assert.Equal(Sound(new Seed(7), 1000, 2), Sound(new Seed(7), blockSamples, threads));

    [Fact]
    public void Another_seed_is_another_performance() => Assert.NotEqual(Sound(new Seed(1), 4096, 2)[1], Sound(new Seed(2), 4096, 2)[1]);

    [Fact]
    public void A_change_in_one_part_leaves_the_other_as_it_was()
    {
        var changed = _score with { Parts = [_score.Parts[0] with { Notes = [new Note(480, 100, 50, 60)] }, _score.Parts[1]] };
        Assert.Equal(Sound(new Seed(3), 4096, 2)[1], Sound(changed, new Seed(3), 4096, 2)[1]);
    }

    [Fact]
    public void The_sound_ends_gracefully_with_the_last_sample()
    {
        foreach (var stem in Sound(new Seed(1), 4096, 2))
        {
            // Two values a sample: left and right stand side by side.
            Assert.True(Peak(stem.AsSpan()[^96_000..^76_800]) > 0.001, "nothing sounds in the second before the end");
            Assert.True(Peak(stem.AsSpan()[^2..]) < 1e-6);
            Assert.True(Peak(stem.AsSpan()[^200..]) < Peak(stem.AsSpan()[^96_000..^76_800]) / 100);
        }
    }

    private float[][] Sound(Seed seed, int blockSamples, int threads) => Sound(_score, seed, blockSamples, threads);

    private float[][] Sound(Score score, Seed seed, int blockSamples, int threads)
    {
        using var stems = Renderer.Perform(score, _bank, Palette, seed, blockSamples, threads);
        var sound = stems.Infos.Select(_ => new List<float>()).ToImmutableArray();
        while (stems.Read(TestContext.Current.CancellationToken) is { } block)
        {
            for (var stem = 0; stem < block.Stems; stem++)
            {
                for (var i = 0; i < block.Length; i++) sound[stem].AddRange([block.Left(stem)[i], block.Right(stem)[i]]);
            }
        }

        return [.. sound.Select(samples => samples.ToArray())];
    }

    private static float Peak(ReadOnlySpan<float> samples)
    {
        var peak = 0f;
        foreach (var sample in samples) peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }
}
