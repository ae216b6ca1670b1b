using Cuewright.Clips;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis;

/// <summary>Hard cuts at the exact frame, over every trouble in <see cref="CutClips"/>.</summary>
public class CutTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. CutClips.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cut_is_found_at_its_frame_and_nothing_else(string name)
    {
        var script = CutClips.Named(name, new Seed(1));
        Assert.Equal(script.Cuts, Watching.Watch(script).Cuts());
    }

    [Fact]
    public void Cuts_of_scenes_not_seen_before_are_found_with_an_F1_of_97_percent()
    {
        int found = 0, wrong = 0, missed = 0;
        foreach (var script in CutClips.All(new Seed(20)))
        {
            var truth = script.Cuts.ToArray();
            // Half the usual size: drawn four times as fast, and the size must not matter.
            var cuts = Watching.Watch(script, 80, 45).Cuts();
            found += cuts.Intersect(truth).Count();
            wrong += cuts.Except(truth).Count();
            missed += truth.Except(cuts).Count();
            output.WriteLine($"{script.Name}: wrong [{string.Join(' ', cuts.Except(truth))}], missed [{string.Join(' ', truth.Except(cuts))}]");
        }

        var f1 = 2.0 * found / ((2 * found) + wrong + missed);
        output.WriteLine($"found {found}, wrong {wrong}, missed {missed}, F1 {f1:0.000}");
        Assert.True(f1 >= 0.97, $"F1 is {f1:0.000}");
    }
}
