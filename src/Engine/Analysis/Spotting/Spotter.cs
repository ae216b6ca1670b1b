using System.Collections.Immutable;

namespace Cuewright.Engine.Analysis.Spotting;

/// <summary>Everything that is not movement inside a shot: how the clip is cut together, and the flashes.</summary>
internal sealed record Spotted
{
    public required List<Flash> Flashes { get; init; }

    public required List<Fade> Fades { get; init; }

    public required List<CutEvidence> Cuts { get; init; }

    public required List<SlowJoin> Joins { get; init; }

    public required ImmutableArray<Shot> Shots { get; init; }
}

/// <summary>Asks the detectors in the order in which each explains away what the next would stumble over.</summary>
internal static class Spotter
{
    /// <summary>A change within so many frames of a slow join is a step of it if it is no more than this share.</summary>
    private const int NearFrames = 2;
    private const double StepShare = 0.35;

    public static Spotted Find(FrameLog log, double durationSeconds)
    {
        var flashes = FlashDetector.Find(log);
        var fades = FadeDetector.Find(log, flashes);
        var cuts = CutDetector.Find(log, flashes, fades);
        var joins = new SlowJoinSearch(log, Disturbed(log, cuts, flashes, fades)).Find();
        cuts.RemoveAll(cut => joins.Any(join => IsStepOf(log, cut, join)));
        return new Spotted
        {
            Flashes = flashes,
            Fades = fades,
            Cuts = cuts,
            Joins = joins,
            Shots = ShotList.Of(log, durationSeconds, cuts, joins, fades),
        };
    }

    /// <summary>Where the edge of a wipe comes in, an even picture changes at once, but by little of what is still to change.</summary>
    private static bool IsStepOf(FrameLog log, CutEvidence cut, SlowJoin join) =>
        cut.Frame >= join.Frame - NearFrames && cut.Frame <= join.End + NearFrames
        && log.Distance(cut.Frame - 1, cut.Frame) < StepShare * log.Distance(join.Frame, join.End);

    public static bool[] Disturbed(FrameLog log, Spotted spotted) => Disturbed(log, spotted.Cuts, spotted.Flashes, spotted.Fades);

    /// <summary>Frames whose change is not movement: the first of a shot, and those under a flash or a fade.</summary>
    private static bool[] Disturbed(FrameLog log, List<CutEvidence> cuts, List<Flash> flashes, List<Fade> fades)
    {
        var disturbed = new bool[log.Count];
        foreach (var cut in cuts) disturbed[cut.Frame] = true;
        foreach (var flash in flashes) Mark(flash.Frame, flash.End);
        foreach (var fade in fades) Mark(fade.Frame, fade.End);
        return disturbed;

        void Mark(int first, int last) => disturbed.AsSpan(first, Math.Min(disturbed.Length, last + 1) - first).Fill(true);
    }
}
