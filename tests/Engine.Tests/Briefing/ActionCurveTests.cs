using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

public class ActionCurveTests
{
    [Fact]
    public void Still_stretches_are_low_and_lively_ones_high_whoever_moves()
    {
        var action = ActionCurve.Of(Clip(i => i is >= 50 and < 100 ? 0.6f : 0.02f, i => i >= 150 ? 0.5f : 0.01f));

        Assert.Equal(200, action.Length);
        foreach (var lively in new[] { 75, 175 }) Assert.True(action[lively] > 0.8, $"{action[lively]}");
        foreach (var still in new[] { 20, 125 }) Assert.True(action[still] < 0.2, $"{action[still]}");
    }

    [Fact]
    public void A_clip_without_contrast_stays_in_the_middle() =>
        Assert.All(ActionCurve.Of(Clip(i => 0.5f + (0.01f * (i % 3)), _ => 0.2f)), value => Assert.InRange(value, 0.4f, 0.6f));

    [Fact]
    public void The_curve_moves_no_faster_than_music_swells()
    {
        var action = ActionCurve.Of(Clip(i => i == 100 ? 1 : 0, _ => 0));

        Assert.All(action.Zip(action.Skip(1)), pair => Assert.InRange(Math.Abs(pair.Second - pair.First), 0, 0.05f));
    }

    [Fact]
    public void Words_alone_have_no_action() => Assert.Empty(ActionCurve.Of(null));

    private static ClipAnalysis Clip(Func<int, float> motion, Func<int, float> camera)
    {
        const int Length = 200;
        var flat = Enumerable.Repeat(0.5f, Length).ToImmutableArray();
        return new ClipAnalysis
        {
            FrameRate = new FrameRate(25, 1),
            VariableFrameRate = false,
            Width = 320,
            Height = 180,
            DurationSeconds = Length / PictureCurves.PerSecond,
            FrameTimes = [],
            Shots = [],
            Moments = [],
            Curves = new PictureCurves
            {
                Motion = [.. Enumerable.Range(0, Length).Select(motion)],
                Camera = [.. Enumerable.Range(0, Length).Select(camera)],
                Brightness = flat,
                Saturation = flat,
                Warmth = flat,
                Contrast = flat,
                Arousal = flat,
                Valence = flat,
            },
            Arousal = 0.5,
            Valence = 0.5,
            Description = "",
        };
    }
}
