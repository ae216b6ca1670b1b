using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Bench.Gallery;

/// <summary>
/// What tells a tune from a random walk, as shares: bars that are not the repetition of another (songs: about 0.40),
/// runs of eight notes heard before in the same intervals (0.60), steps among the moves. NaN without a tune.
/// </summary>
internal sealed record TuneMeasures(double UniqueBars, double RunsHeardBefore, double Steps)
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
        var heard = new HashSet<string>();
        var runs = Enumerable.Range(0, moves.Length - Run + 1).Select(i => string.Join(' ', moves[i..(i + Run)])).ToArray();
        var again = runs.Count(run => !heard.Add(run));
        var turns = moves.Where(move => move != 0).ToArray();
        return new TuneMeasures(
            (double)bars.Distinct().Count() / bars.Length,
            (double)again / runs.Length,
            turns.Length == 0 ? double.NaN : (double)turns.Count(move => Math.Abs(move) <= 2) / turns.Length);
    }
}
