namespace Cuewright.Clips.Sights;

/// <summary>One thing that was found in a clip.</summary>
public readonly record struct FoundSight(double Seconds, SightKind? Kind, double Pan);

/// <summary>Found against true sights: the nearest two meet first, each once, no further apart than the tolerance.</summary>
/// <param name="Onsets">Whatever their kind.</param>
/// <param name="RightKind">How many that met are of the same kind.</param>
/// <param name="ErrorSeconds">How far apart they are, summed.</param>
/// <param name="ErrorFrames">The same in frames of their clip.</param>
/// <param name="PanError">And how far beside, on the scale from −1 to 1; of what passes at its middle.</param>
public sealed record SightScore(Tally Onsets, int RightKind, double ErrorSeconds, double ErrorFrames, double PanError)
{
    public const double Tolerance = 0.05;

    public static SightScore None { get; } = new(default, 0, 0, 0, 0);

    public double Precision => (double)Onsets.Found / (Onsets.Found + Onsets.Wrong);

    public double Recall => (double)Onsets.Found / (Onsets.Found + Onsets.Missed);

    public static SightScore Of(ClipScript script, IEnumerable<FoundSight> found, double tolerance = Tolerance)
    {
        // What happens in the last frames is not seen to have happened: it counts neither way.
        var end = script.Seconds - (3 * script.Rate.FrameSeconds);
        TrueSight[] truth = [.. script.Sights.Where(sight => sight.Seconds < end)];
        FoundSight[] heard = [.. found.Where(sight => sight.Seconds < end)];
        var (met, used) = (new bool[truth.Length], new bool[heard.Length]);
        var score = None;
        var pairs = truth.SelectMany((_, i) => heard.Select((_, k) => (True: i, Found: k, Apart: Math.Abs(truth[i].Seconds - heard[k].Seconds))));
        foreach (var (i, k, apart) in pairs.Where(pair => pair.Apart <= tolerance).OrderBy(pair => pair.Apart))
        {
            if (met[i] || used[k]) continue;
            (met[i], used[k]) = (true, true);
            var pan = (truth[i].Pan + (truth[i].PanEnd ?? truth[i].Pan)) / 2;
            score += new SightScore(new Tally(1, 0, 0), truth[i].Kind == heard[k].Kind ? 1 : 0, apart, apart * script.Rate.PerSecond, Math.Abs(pan - heard[k].Pan));
        }

        return score + (None with { Onsets = new Tally(0, used.Count(at => !at), met.Count(at => !at)) });
    }

    public static SightScore operator +(SightScore a, SightScore b) =>
        new(a.Onsets + b.Onsets, a.RightKind + b.RightKind, a.ErrorSeconds + b.ErrorSeconds, a.ErrorFrames + b.ErrorFrames, a.PanError + b.PanError);
}
