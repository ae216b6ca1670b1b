using System.Collections.Immutable;
using Cuewright.Engine.Mastering;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mastering;

public sealed class OctaveEqualizerTests
{
    private static readonly ImmutableArray<double> Centres = [31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16_000];

    public static TheoryData<double[]> Curves =>
    [
        new double[] { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 },
        new double[] { -4, -2, 0, 0, 1, 2, 0, 0, 3, 5 },
        new double[] { 5, -5, 0, 0, 4, -4, 0, 0, 0, 0 },
    ];

    [Theory]
    [MemberData(nameof(Curves))]
    public void It_passes_through_every_gain(double[] gains)
    {
        var sections = OctaveEqualizer.Sections(Centres, [.. gains]);
        for (var band = 0; band < gains.Length; band++)
        {
            Assert.Equal(gains[band], sections.Sum(section => section.ResponseDb(Rate, Centres[band])), 0.8);
        }
    }

    [Fact]
    public void Equal_gains_make_a_level_and_not_a_comb()
    {
        var sections = OctaveEqualizer.Sections(Centres, [.. Enumerable.Repeat(3.0, 10)]);
        for (var hz = 40.0; hz < 12_000; hz *= 1.1) Assert.Equal(3, sections.Sum(section => section.ResponseDb(Rate, hz)), 0.7);
    }

    [Fact]
    public void Nothing_to_do_needs_no_filter() => Assert.Empty(OctaveEqualizer.Sections(Centres, [.. new double[10]]));
}
