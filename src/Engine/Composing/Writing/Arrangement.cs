using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>
/// Who rests when, though the energy would let him play: layers come in one after another and take turns when a phrase comes
/// back, players drop out before a peak, and a piece that settles is left by one after the other.
/// </summary>
internal sealed class Arrangement
{
    /// <summary>Longer all are not silent before a peak: that would be a hole.</summary>
    private const double LongestSilenceSeconds = 1.2;

    private const int PeakEnergy = 4;

    private readonly List<(Stretch Stretch, Func<Player, bool> Rests)> _rests = [];

    public Arrangement(Sketch sketch)
    {
        DropOuts(sketch);
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
            _rests.Add((new Stretch(from.Start, sketch.Plan.FinalTick), player => player == gone));
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

    /// <summary>
    /// Layers are those of the harmony and texture who do not always play. The newest waits for the second phrase of its
    /// section, and when an idea has often been heard one of them leaves it to the others.
    /// </summary>
    private void Layers(Sketch sketch)
    {
        var layers = sketch.Cast.Players.Where(IsLayer).OrderByDescending(player => player.Spec.Levels.Low).ToArray();
        foreach (var phrase in sketch.Plan.Phrases)
        {
            var playing = layers.Where(player => player.Spec.Levels.Holds(phrase.Energy)).ToArray();
            if (playing.Length < 2) continue;
            var opens = phrase.Turn == 0 && phrase.Energy < 5 && sketch.Plan.Phrases.Any(other => other.Section == phrase.Section && other.Turn > 0);
            var worn = phrase.Return > 1 && phrase.Return % 2 == 0;
            if (!opens && !worn) continue;
            var resting = opens ? playing[0] : playing[(phrase.Return / 2) % playing.Length];
            var bars = sketch.Plan.Bars.Where(bar => bar.Phrase == phrase).ToArray();
            if (bars.Length > 0) _rests.Add((new Stretch(bars[0].Start, bars[^1].End), player => player == resting));
        }
    }

    private static bool IsDrums(Player player) => player.Spec.Role == PartRole.Drums;

    private static bool IsLayer(Player player) => player.Spec.Levels.Low > 1
        && player.Spec.Role is PartRole.Harmony or PartRole.Texture
        && player.Spec.Play is not (Play.Melody or Play.Counter or Play.Drums);
}
