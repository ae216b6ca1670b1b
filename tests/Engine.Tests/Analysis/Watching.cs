using Cuewright.Clips;
using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Tests.Analysis;

/// <summary>Shows scripts to a watcher without a file in between.</summary>
internal static class Watching
{
    public static ClipAnalysis Watch(ClipScript script, int width = 160, int height = 90) =>
        Watch(ScriptPlayer.Play(script, width, height), new ClipFacts(script.Rate, width, height, script.Seconds));

    public static ClipAnalysis Watch(IEnumerable<PictureFrame> frames, ClipFacts facts)
    {
        var watcher = new ClipWatcher();
        foreach (var frame in frames) watcher.See(frame);
        return watcher.Finish(facts);
    }

    public static int[] Cuts(this ClipAnalysis analysis) =>
        [.. analysis.Shots.Where(shot => shot.Transition == Transition.Cut).Select(shot => shot.StartFrame)];

    public static Moment[] Of(this ClipAnalysis analysis, MomentKind kind) => [.. analysis.Moments.Where(moment => moment.Kind == kind)];
}
