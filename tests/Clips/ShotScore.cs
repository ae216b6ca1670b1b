using Cuewright.Engine.Analysis;

namespace Cuewright.Clips;

/// <summary>How many of something were found, how many were not there, and how many were missed.</summary>
public readonly record struct Tally(int Found, int Wrong, int Missed)
{
    /// <summary>Not a number where there was nothing to find and nothing was found.</summary>
    public double F1 => 2.0 * Found / ((2 * Found) + Wrong + Missed);

    public static Tally operator +(Tally a, Tally b) => new(a.Found + b.Found, a.Wrong + b.Wrong, a.Missed + b.Missed);
}

/// <summary>
/// What was seen of an edit against its script. A cut is found at its frame or not at all; near is how many of the wrong
/// ones lie within a tenth of a second of one that was missed. A slow join (dissolve, fade, wipe) is found where the new
/// shot begins within it.
/// </summary>
public sealed record ShotScore(Tally Cuts, int Near, Tally SlowJoins, double LeastSureCut)
{
    public static ShotScore None { get; } = new(default, 0, default, 1);

    /// <summary>The share of found and nearly found cuts that lie at their frame.</summary>
    public double Exact => (double)Cuts.Found / (Cuts.Found + Near);

    public static ShotScore Of(ClipScript script, ClipAnalysis seen)
    {
        var truth = script.Cuts.ToHashSet();
        var cuts = seen.Shots.Where(shot => shot.Transition == Transition.Cut).ToArray();
        var wrong = cuts.Where(shot => !truth.Contains(shot.StartFrame)).ToArray();
        var missed = truth.Except(cuts.Select(shot => shot.StartFrame)).ToArray();
        var near = wrong.Count(shot => missed.Any(cut => Math.Abs(script.SecondsAt(cut) - shot.StartSeconds) < 0.1));
        var slow = seen.Shots.Where(shot => shot.Transition is Transition.Dissolve or Transition.Fade or Transition.Wipe).Select(shot => shot.StartFrame).ToList();
        var met = script.SlowJoins.Count(join => slow.FindIndex(frame => frame >= join.From && frame <= join.To) is >= 0 and var at && Take(slow, at));
        return new ShotScore(
            new Tally(truth.Count - missed.Length, wrong.Length, missed.Length),
            near,
            new Tally(met, slow.Count, script.SlowJoins.Count() - met),
            cuts.Except(wrong).Select(shot => shot.Confidence).Append(1).Min());
    }

    public static ShotScore operator +(ShotScore a, ShotScore b) =>
        new(a.Cuts + b.Cuts, a.Near + b.Near, a.SlowJoins + b.SlowJoins, Math.Min(a.LeastSureCut, b.LeastSureCut));

    private static bool Take(List<int> frames, int at)
    {
        frames.RemoveAt(at);
        return true;
    }
}
