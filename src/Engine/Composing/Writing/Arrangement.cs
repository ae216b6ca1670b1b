using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// Who rests when, though the energy would let him play: each idea has layers of its own, they come in one after another and
/// change when it has come back often, players drop out or clear the way before a peak, and a piece that settles is left by one
/// after the other.
/// </summary>
internal sealed class Arrangement
{
    /// <summary>Longer all are not silent before a peak: that would be a hole.</summary>
    private const double LongestSilenceSeconds = 1.2;

    private const int PeakEnergy = 4;

    private const int AllEnergy = 5;

    /// <summary>An idea is heard so often in one dress.</summary>
    private const int ReturnsAlike = 2;

    private readonly List<(Stretch Stretch, Func<Player, bool> Rests)> _rests = [];

    public Arrangement(Sketch sketch)
    {
        DropOuts(sketch);
        Clearings(sketch);
        Layers(sketch);
        if (sketch.Plan.Ending.Kind == EndingKind.Settle) Settle(sketch);
        foreach (var silence in sketch.Plan.Silences) _rests.Add((silence, _ => true));
    }

    /// <summary>The notes that are left; what sounds into a rest is let go.</summary>
    public ImmutableArray<Note> Rest(Player player, ImmutableArray<Note> notes) => Cut(notes, [.. _rests.Where(rest => rest.Rests(player)).Select(rest => rest.Stretch)]);

    public static ImmutableArray<Note> Cut(ImmutableArray<Note> notes, ImmutableArray<Stretch> rests)
    {
        if (rests.IsEmpty) return notes;
        return [.. notes.Where(note => !rests.Any(rest => rest.Holds(note.Start))).Select(note => note with { Length = LetGo(note) - note.Start })];

        long LetGo(Note note) => rests.Where(rest => rest.Start > note.Start && rest.Start < note.End).Select(rest => rest.Start).DefaultIfEmpty(note.End).Min();
    }

    /// <summary>Whether a player is gone before the last chord of a piece that settles: the chord is for bass, tune and those who hold it.</summary>
    public static bool Leaves(Player player, Sketch sketch) => sketch.Plan.Ending.Kind == EndingKind.Settle
        && player.Spec.Role != PartRole.Bass
        && player.Spec.Play is not (Play.Sustain or Play.Melody or Play.Drone)
        && player != sketch.Cast.Players.FirstOrDefault(other => other.Spec.Role == PartRole.Harmony && other.Spec.Levels.Holds(sketch.Plan.FinalEnergy));

    /// <summary>The drums leave first, the others one after another over the last bars.</summary>
    private void Settle(Sketch sketch)
    {
        var bars = sketch.Plan.Bars;
        var last = bars.Where(bar => bar.Phrase == bars[^1].Phrase).ToArray();
        _rests.Add((new Stretch(last[last.Length / 2].Start, sketch.Plan.FinalTick), IsDrums));
        var leaving = sketch.Cast.Players.Where(player => !IsDrums(player) && Leaves(player, sketch)).ToArray();
        for (var i = 0; i < leaving.Length; i++)
        {
            var gone = leaving[i];
            var from = last[last.Length - 1 - ((last.Length - 1) * (leaving.Length - 1 - i) / leaving.Length / 2)];
            _rests.Add((new Stretch(from.Start, sketch.Plan.FinalTick), player => player.Spec.Name == gone.Spec.Name));
        }
    }

    /// <summary>Half a bar before a peak somebody falls silent, that it speaks.</summary>
    private void DropOuts(Sketch sketch)
    {
        var turn = 0;
        foreach (var (before, after) in sketch.Plan.Phrases.Zip(sketch.Plan.Phrases.Skip(1)))
        {
            if (after.Section == before.Section || after.Section.Energy < PeakEnergy || after.Section.Energy <= before.Section.Energy || before.Bars < 4) continue;
            var bar = sketch.Plan.Bars.Last(bar => bar.Phrase == before);
            var length = Math.Max(bar.Meter.BeatTicks, bar.Meter.Beats / 2 * bar.Meter.BeatTicks);
            var silence = new Stretch(bar.End - length, bar.End);
            var tooLong = sketch.Plan.Tempo.SecondsAt(silence.End) - sketch.Plan.Tempo.SecondsAt(silence.Start) > LongestSilenceSeconds;
            switch (sketch.Direction.Choose("drop-out", sketch.Style.Transitions.DropOuts, turn++))
            {
                case DropOut.Drums:
                    _rests.Add((silence, IsDrums));
                    break;
                case DropOut.Rhythm:
                    _rests.Add((silence, player => IsDrums(player) || player.Spec.Role == PartRole.Bass));
                    break;
                case DropOut.All:
                    _rests.Add((tooLong ? silence with { Start = silence.End - Ticks.PerQuarter } : silence, _ => true));
                    break;
            }
        }
    }

    /// <summary>Who carries the weight leaves before the loud sections, that it is missed and falls in with them: the drop.</summary>
    private void Clearings(Sketch sketch)
    {
        var clearing = sketch.Cast.Players.Where(player => player.Spec.Clears > 0).ToArray();
        if (clearing.Length == 0) return;
        foreach (var (before, after) in sketch.Plan.Phrases.Zip(sketch.Plan.Phrases.Skip(1)))
        {
            if (after.Turn > 0 || after.Section.Energy < PeakEnergy || after.Section.Energy <= before.Section.Energy) continue;
            var first = sketch.Plan.Bars.First(bar => bar.Phrase == before).Start;
            var end = sketch.Plan.Bars.FirstOrDefault(bar => bar.Phrase == after)?.Start ?? sketch.Plan.FinalTick;
            foreach (var gone in clearing)
            {
                var start = Math.Max(first, end - (long)(gone.Spec.Clears * Ticks.PerQuarter));
                _rests.Add((new Stretch(start, end), player => player.Spec == gone.Spec));
            }
        }
    }

    /// <summary>
    /// Layers are those of the harmony and texture who do not always play. Each idea has some of them, more where more
    /// happens; the newest waits for the second phrase of its section, and an idea that was often heard passes on to others.
    /// </summary>
    private void Layers(Sketch sketch)
    {
        var layers = sketch.Cast.Players.Where(IsLayer).ToArray();
        foreach (var phrase in sketch.Plan.Phrases)
        {
            var playing = layers.Where(player => player.Spec.Levels.Holds(phrase.Energy)).ToArray();
            var bars = sketch.Plan.Bars.Where(bar => bar.Phrase == phrase).ToArray();
            if (playing.Length == 0 || bars.Length == 0) continue;
            var opens = phrase.Turn == 0 && phrase.Energy < AllEnergy && sketch.Plan.Phrases.Any(other => other.Section == phrase.Section && other.Turn > 0);
            var count = Math.Max(1, Math.Min(playing.Length, Together(phrase.Energy)) - (opens ? 1 : 0));
            var first = sketch.Plan.Ideas.IndexOf(phrase.Idea) + (phrase.Return / ReturnsAlike);
            var resting = Enumerable.Range(count, playing.Length - count).Select(i => playing[(first + i) % playing.Length]).ToHashSet();
            _rests.Add((new Stretch(bars[0].Start, bars[^1].End), resting.Contains));
        }
    }

    /// <summary>So many layers beside those who always play.</summary>
    private static int Together(int energy) => energy switch { AllEnergy => int.MaxValue, 4 => 3, 3 => 2, _ => 1 };

    private static bool IsDrums(Player player) => player.Spec.Role == PartRole.Drums;

    private static bool IsLayer(Player player) => player.Spec.Levels.Low > 1
        && player.Spec.Role is PartRole.Harmony or PartRole.Texture
        && player.Spec.Play is not (Play.Melody or Play.Counter or Play.Shadow or Play.Drums);
}
