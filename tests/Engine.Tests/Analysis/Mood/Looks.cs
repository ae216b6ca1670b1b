using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Mood;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Analysis.Mood;

/// <summary>How footage looks and moves, as even numbers on the curves' scales; ordinary footage unless said otherwise.</summary>
internal sealed record Look(
    double Motion = 0.15, double Camera = 0.05, double Brightness = 0.45, double Saturation = 0.15, double Warmth = 0, double Contrast = 0.4, double CutSeconds = 6)
{
    public static Look Ordinary { get; } = new();

    /// <summary>Twenty seconds that look so throughout, with their mood read.</summary>
    public ClipAnalysis Seen(double seconds = 20) => Clips.Joined((this, seconds));
}

internal static class Clips
{
    /// <summary>Stretches of different look one after another.</summary>
    public static ClipAnalysis Joined(params (Look Look, double Seconds)[] stretches)
    {
        var cuts = new List<double>();
        var (from, length) = (0.0, stretches.Sum(stretch => stretch.Seconds));
        foreach (var (look, seconds) in stretches)
        {
            for (var at = from; at < from + seconds - 1e-6; at += look.CutSeconds) cuts.Add(at);
            from += seconds;
        }

        ImmutableArray<float> Curve(Func<Look, double> of) => [.. stretches.SelectMany(stretch => Enumerable.Repeat((float)of(stretch.Look), (int)Math.Round(stretch.Seconds * 10)))];
        var shots = cuts.Select((start, i) =>
        {
            var end = i + 1 < cuts.Count ? cuts[i + 1] : length;
            return new Shot((int)(start * 25), (int)(end * 25), start, end, i == 0 ? Transition.Start : Transition.Cut, 0.9);
        }).ToImmutableArray();
        var curves = new PictureCurves
        {
            Motion = Curve(look => look.Motion),
            Camera = Curve(look => look.Camera),
            Brightness = Curve(look => look.Brightness),
            Saturation = Curve(look => look.Saturation),
            Warmth = Curve(look => look.Warmth),
            Contrast = Curve(look => look.Contrast),
            Arousal = [],
            Valence = [],
        };
        curves = curves with { Arousal = MoodReader.Arousal(curves, shots) };
        curves = curves with { Valence = MoodReader.Valence(curves, curves.Arousal, shots) };
        curves = curves with { Novelty = NoveltyMeter.Of(curves, shots) };
        return new ClipAnalysis
        {
            FrameRate = new FrameRate(25, 1),
            VariableFrameRate = false,
            Width = 640,
            Height = 360,
            DurationSeconds = length,
            FrameTimes = [.. Enumerable.Range(0, (int)(length * 25)).Select(frame => frame / 25.0)],
            Shots = MoodReader.PerShot(shots, curves),
            Moments = [],
            Curves = curves,
            Arousal = curves.Arousal.Average(),
            Valence = curves.Valence.Average(),
            Description = "",
        };
    }
}
