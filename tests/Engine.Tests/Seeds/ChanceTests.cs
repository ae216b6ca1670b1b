using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Seeds;

public sealed class ChanceTests
{
    [Fact]
    public void The_same_seed_gives_the_same_numbers_for_good()
    {
        // Written down once: a change here changes every piece that was ever made.
        var chance = new Seed(42).For("drums").Begin();
        Assert.Equal([9334117018830978904UL, 14463500999054695697UL], [chance.NextBits(), chance.NextBits()]);
    }

    [Fact]
    public void Parts_do_not_share_their_luck()
    {
        var drums = new Seed(42).For("drums").Begin();
        var strings = new Seed(42).For("strings").Begin();
        Assert.Empty(Enumerable.Range(0, 1000).Select(_ => drums.NextBits()).Intersect(Enumerable.Range(0, 1000).Select(_ => strings.NextBits())));
    }

    [Fact]
    public void Weights_are_honoured()
    {
        var chance = new Seed(1).Begin();
        var picks = Enumerable.Range(0, 10_000).Select(_ => chance.Pick([1, 2, 7], weight => weight)).CountBy(pick => pick).ToDictionary();
        Assert.InRange(picks[7], 6_800, 7_200);
        Assert.InRange(picks[1], 850, 1_150);
    }

    [Fact]
    public void The_bell_is_centred_and_bounded()
    {
        var chance = new Seed(5).Begin();
        var draws = Enumerable.Range(0, 20_000).Select(_ => chance.Bell(2)).ToArray();
        Assert.InRange(draws.Average(), -0.05, 0.05);
        Assert.InRange(Math.Sqrt(draws.Average(x => x * x)), 1.9, 2.1);
        Assert.All(draws, x => Assert.InRange(x, -6, 6));
    }
}
