using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Analysis;

public class TitleTests(ITestOutputHelper output)
{
    private static ClipAnalysis See(Seed seed, CameraMove? camera, params IScene[] scenes) => Watching.Watch(new ClipScript
    {
        Name = "",
        Shots = [new(new Layers([new Backdrop(seed, new BackdropLook(0.4, 0.3), camera), .. scenes]), 100)],
    });

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.4, 4)]
    public void Writing_that_comes_up_is_a_title_where_it_begins(double overSeconds, int within)
    {
        int found = 0, wrong = 0;
        const int Clips = 10;
        for (var i = 0; i < Clips; i++)
        {
            var seed = new Seed(31).For("title", i);
            var camera = i % 3 == 2 ? CameraMoves.Pan(0.03) : null;
            IScene[] others = i % 2 == 1 ? [new Walker(Ink.Hex("#503020"), 0.3, 0.4)] : [];
            var seen = See(seed, camera, [.. others, new Caption(seed, 1.6, overSeconds, 0.3 + (0.06 * i), 0.06 + (0.005 * (i % 4)), 10)]);
            var titles = seen.Of(MomentKind.Title);
            var right = titles.Count(title => Math.Abs(title.Frame - 40) <= within);
            found += Math.Min(1, right);
            wrong += titles.Length - Math.Min(1, right);
            output.WriteLine($"{i}: {string.Join(' ', titles.Select(title => $"{title.Frame}:{title.Strength:0.00}"))}");
        }

        var f1 = 2.0 * found / (found + wrong + Clips);
        output.WriteLine($"found {found} of {Clips}, wrong {wrong}, F1 {f1:0.00}");
        Assert.True(f1 >= 0.8, $"F1 is {f1:0.00}");
    }

    [Fact]
    public void Large_writing_over_a_picture_is_a_title_and_no_new_shot()
    {
        int found = 0, wrong = 0, missed = 0, shots = 0;
        foreach (var name in TitleClips.Names)
        {
            var (script, frame) = TitleClips.Named(name, new Seed(41));
            var seen = Watching.Watch(script, 80, 45);
            var titles = seen.Of(MomentKind.Title);
            var right = titles.Count(title => Math.Abs(title.Frame - (frame ?? -100)) <= 5);
            found += right;
            wrong += titles.Length - right;
            missed += frame is null || right > 0 ? 0 : 1;
            shots += seen.Shots.Length - 1;
            output.WriteLine($"{name}: {titles.Length} titles, {seen.Shots.Length} shots");
        }

        var f1 = 2.0 * found / ((2 * found) + wrong + missed);
        Assert.True(f1 >= 0.8, $"F1 is {f1:0.00}");
        Assert.InRange(shots, 0, 1);
    }

    [Fact]
    public void What_moves_is_no_title()
    {
        Assert.All(
            [
                See(new Seed(3), null, new Walker(Ink.White, 0.4, 0.5)),
                See(new Seed(4), null, new Swarm(new Seed(4), 15, 0.5, Ink.White, 0.06)),
                See(new Seed(5), null, new Slider(Ink.White, 2, 0.6)),
                See(new Seed(6), CameraMoves.Pan(0.3)),
                See(new Seed(7), CameraMoves.Shake(0.05, new Seed(7))),
                See(new Seed(8), CameraMoves.Whip(1.2, 0.5, 1.2)),
            ],
            seen => Assert.Empty(seen.Of(MomentKind.Title)));
    }
}
