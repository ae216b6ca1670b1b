using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis;

/// <summary>Contacts at their frame, over everything in <see cref="ImpactClips"/>.</summary>
public class ImpactTests(ITestOutputHelper output)
{
    private static int[] ImpactsOf(ClipScript script) =>
        [.. Watching.Watch(script).Of(MomentKind.Impact).Select(moment => moment.Frame)];

    [Fact]
    public void Contacts_are_found_within_a_frame_with_an_F1_of_80_percent()
    {
        int found = 0, wrong = 0, missed = 0;
        foreach (var name in ImpactClips.Names)
        {
            var script = ImpactClips.Named(name, new Seed(21));
            var impacts = ImpactsOf(script);
            var truth = script.Impacts.ToArray();
            var hit = truth.Count(contact => impacts.Any(frame => Math.Abs(frame - contact) <= 1));
            found += hit;
            missed += truth.Length - hit;
            wrong += impacts.Length - hit;
            output.WriteLine($"{name}: {hit} of {truth.Length}, {impacts.Length - hit} wrong");
        }

        var f1 = 2.0 * found / ((2 * found) + wrong + missed);
        output.WriteLine($"found {found}, wrong {wrong}, missed {missed}, F1 {f1:0.000}");
        Assert.True(f1 >= 0.8, $"F1 is {f1:0.000}");
    }

    [Theory]
    [InlineData("waves")]
    [InlineData("pan")]
    [InlineData("whip pan")]
    [InlineData("shaken camera")]
    [InlineData("zoom")]
    [InlineData("flashes")]
    public void What_does_not_stop_at_once_is_no_impact(string name) => Assert.Empty(ImpactsOf(ImpactClips.Named(name, new Seed(21))));

    [Fact]
    public void A_large_thing_that_lands_is_stronger_than_a_small_one_and_both_are_between_0_and_1()
    {
        var script = new ClipScript
        {
            Name = "",
            Shots = [new(new Layers(new Plain(Ink.Hex("#8090a0")), new FallingBox(Ink.White, 1, x: 0.4, size: 0.3), new FallingBox(Ink.White, 2.4, x: 1.3, size: 0.12)), 90)],
        };
        var impacts = Watching.Watch(script).Of(MomentKind.Impact);
        Assert.Equal(2, impacts.Length);
        Assert.InRange(impacts[1].Strength, 0.01, impacts[0].Strength);
        Assert.InRange(impacts[0].Strength, impacts[1].Strength, 1);
    }
}
