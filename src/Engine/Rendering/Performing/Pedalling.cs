using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Performing;

/// <summary>
/// The sustain pedal of a piano: changed with the bar and wherever new tones would rub against those that ring. What is
/// written short stays short, and of a line each step lets go of the one before.
/// </summary>
internal sealed class Pedalling
{
    /// <summary>The foot lifts a moment after the new chord has been struck; what rang is heard into it.</summary>
    public const double LagSeconds = 0.07;

    private const int MostTones = 4;
    private const int MiddleC = 60;
    private const double LongestSeconds = 3;

    private readonly TempoMap _tempo;
    private readonly List<long> _changes = [];

    public Pedalling(Score score)
    {
        _tempo = score.Tempo;
        var ringing = 0;
        var bar = -1;
        foreach (var moment in Harmony(score).GroupBy(note => note.Start).OrderBy(moment => moment.Key))
        {
            var tones = moment.Aggregate(0, (set, note) => set | (1 << (note.Pitch % 12)));
            var barNow = score.Meters.BarOfTick(moment.Key);
            if (barNow != bar || Rubs(ringing, tones))
            {
                _changes.Add(moment.Key);
                ringing = 0;
            }

            (bar, ringing) = (barNow, ringing | tones);
        }
    }

    /// <summary>Until when, in samples, a note of a part rings on; its own end where it is not held.</summary>
    public long Rings(ImmutableArray<Note> notes, int index)
    {
        var note = notes[index];
        var own = _tempo.SamplesAt(note.End);
        var next = index + 1;
        while (next < notes.Length && notes[next].Start == note.Start) next++;
        var isJoined = next >= notes.Length || notes[next].Start - note.End < Ticks.PerEighth;
        if (note.Articulation == Articulation.Staccato || !isJoined || note.Length < Ticks.PerSixteenth) return own;

        var change = _changes.BinarySearch(note.End);
        if (change < 0) change = ~change;
        if (change == _changes.Count) return own;
        var lifted = _tempo.SamplesAt(_changes[change]);
        for (var i = next; i < notes.Length && _tempo.SamplesAt(notes[i].Start) < lifted; i++)
        {
            if (Math.Abs(notes[i].Pitch - note.Pitch) is 1 or 2) lifted = Math.Max(own, _tempo.SamplesAt(notes[i].Start));
        }

        lifted = Math.Min(lifted + SampleClock.SamplesAt(LagSeconds), own + SampleClock.SamplesAt(LongestSeconds));
        return Math.Max(own, lifted);
    }

    /// <summary>What the foot listens to: who accompanies, or else, of one who plays alone, the left hand.</summary>
    private static IEnumerable<Note> Harmony(Score score)
    {
        var accompaniment = score.Parts.Where(part => part.Role is PartRole.Harmony or PartRole.Bass).SelectMany(part => part.Notes).ToArray();
        return accompaniment.Length > 0
            ? accompaniment
            : score.Parts.Where(part => part.Role == PartRole.Lead).SelectMany(part => part.Notes).Where(note => note.Pitch < MiddleC);
    }

    /// <summary>Sets of tones (a bit each): too many different ones, or a new one a semitone from what rings.</summary>
    private static bool Rubs(int ringing, int tones)
    {
        var all = ringing | tones;
        if (int.PopCount(all) > MostTones) return true;
        var fresh = tones & ~ringing;
        return ringing != 0 && (ringing & (Turned(fresh, 1) | Turned(fresh, 11))) != 0;
    }

    private static int Turned(int tones, int semitones) => ((tones << semitones) | (tones >> (12 - semitones))) & 0xFFF;
}
