using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing.Accents;

/// <summary>
/// The players give way to the picture: what is written a hair beside a landing is played on it, by all together, and what
/// would rub against a hard one is left out. Two sounds a few hundredths apart are heard as a mistake, not as two sounds.
/// </summary>
internal sealed class Yielding(ImmutableArray<Landing> landings, Plan plan)
{
    /// <summary>Everyone comes along this far; who only fills the beat with small notes comes farther.</summary>
    private const double ReachSeconds = 0.055;
    private const double FillerReachSeconds = 0.09;

    /// <summary>Before and after a hard landing no small notes.</summary>
    private const double AirBeforeSeconds = 0.17;
    private const double AirAfterSeconds = 0.12;

    /// <summary>Tones of a strum or a rolled chord stay as far apart as they were.</summary>
    private const double ChordSeconds = 0.03;

    private readonly double[] _times = [.. landings.Select(landing => plan.Tempo.SecondsAt(landing.Tick))];

    public IEnumerable<Note> Give(Player player, ImmutableArray<Note> notes)
    {
        if (landings.IsEmpty) return notes;
        var fills = player.Spec.Play is Play.Drums or Play.Figure or Play.Riff or Play.Chords or Play.Sprinkle or Play.Counter;
        return Sheet.InOrder(Chords(notes).SelectMany(chord => Placed(chord, fills)));
    }

    private IEnumerable<List<Note>> Chords(ImmutableArray<Note> notes)
    {
        var chord = new List<Note>();
        foreach (var note in notes)
        {
            if (chord.Count > 0 && plan.Tempo.SecondsAt(note.Start) - plan.Tempo.SecondsAt(chord[0].Start) > ChordSeconds)
            {
                yield return chord;
                chord = [];
            }

            chord.Add(note);
        }

        if (chord.Count > 0) yield return chord;
    }

    /// <summary>The notes of a chord where they are played; none if it is left out.</summary>
    private IEnumerable<Note> Placed(List<Note> chord, bool fills)
    {
        var start = plan.Tempo.SecondsAt(chord[0].Start);
        var nearest = Nearest(start);
        var (landing, late) = (landings[nearest], start - _times[nearest]);
        if (Math.Abs(late) > (fills ? FillerReachSeconds : ReachSeconds))
        {
            return fills && landing.IsHard && late is > -AirBeforeSeconds and < AirAfterSeconds ? [] : chord;
        }

        // What ends where it would have to begin is not worth beginning.
        return chord.Where(note => plan.Tempo.SecondsAt(note.End) - _times[nearest] >= ReachSeconds).Select(note =>
        {
            var at = landing.Tick + note.Start - chord[0].Start;
            return note with { Start = at, Length = note.End - at, Velocity = Stressed(note.Velocity, landing) };
        });
    }

    private static int Stressed(int velocity, Landing landing) =>
        Math.Min(127, velocity + (int)Math.Round((landing.IsHard ? 6 : 2) + (6 * landing.Hit.Weight)));

    private int Nearest(double seconds)
    {
        var next = Array.BinarySearch(_times, seconds);
        if (next < 0) next = ~next;
        if (next == _times.Length) return next - 1;
        return next > 0 && seconds - _times[next - 1] < _times[next] - seconds ? next - 1 : next;
    }
}
