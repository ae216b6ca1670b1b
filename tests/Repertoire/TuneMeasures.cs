using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Repertoire;

/// <summary>
/// What tells a tune from a random walk, as shares: bars that are not the repetition of another (songs: about 0.40),
/// runs of eight notes heard before in the same intervals (0.60), steps among the moves. NaN without a tune.
/// </summary>
public sealed record TuneMeasures(double UniqueBars, double RunsHeardBefore, double Steps)
{
    private const int Run = 7;

    public static TuneMeasures Of(Score score)
    {
        var notes = score.Parts.Where(part => part.Role == PartRole.Lead).OrderByDescending(part => part.Notes.Length).FirstOrDefault()?.Notes ?? [];
        var line = notes.GroupBy(note => note.Start / (Ticks.PerSixteenth / 2)).Select(together => together.MaxBy(note => note.Pitch)).ToArray();
        if (line.Length < 2 * Run) return new TuneMeasures(double.NaN, double.NaN, double.NaN);
        var bars = line.GroupBy(note => score.Meters.BarOfTick(note.Start))
            .Select(bar => string.Join(' ', bar.Select(note => $"{(note.Start - score.Meters.TickOfBar(bar.Key) + (Ticks.PerSixteenth / 2)) / Ticks.PerSixteenth}:{note.Pitch}"))).ToArray();
        var moves = line.Zip(line.Skip(1), (one, next) => next.Pitch - one.Pitch).ToArray();
        var again = HeardBefore(moves).ToArray();
        var turns = moves.Where(move => move != 0).ToArray();
        return new TuneMeasures(
            (double)bars.Distinct().Count() / bars.Length,
            (double)again.Count(run => run) / again.Length,
            turns.Length == 0 ? double.NaN : (double)turns.Count(move => Math.Abs(move) <= 2) / turns.Length);
    }

    /// <summary>For each run of eight notes, told by the moves between them, whether it was heard before.</summary>
    public static IEnumerable<bool> HeardBefore(int[] moves)
    {
        var heard = new HashSet<string>();
        for (var i = 0; i + Run <= moves.Length; i++) yield return !heard.Add(string.Join(' ', moves[i..(i + Run)]));
    }
}
