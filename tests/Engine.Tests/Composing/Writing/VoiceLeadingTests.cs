using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Composing.Writing;

/// <summary>Held chords are written as for singers.</summary>
public class VoiceLeadingTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void No_two_voices_of_a_held_part_move_in_fifths_or_octaves(string style)
    {
        for (var seed = 1ul; seed <= 3; seed++)
        {
            foreach (var (part, chords) in HeldChords(style, seed))
            {
                foreach (var (before, after) in chords.Where(chord => chord.Before.Length == chord.Now.Length))
                {
                    Assert.False(Parallel(before, after), $"{style} {seed} {part}: {string.Join(' ', before)} to {string.Join(' ', after)}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void The_leading_note_of_a_dominant_is_not_doubled_in_a_held_part(string style)
    {
        var score = Pieces.Score(Pieces.Brief(style, 60));
        var leading = Pitches.Class(score.Key.Tonic - 1);
        // Short enough to stay in its key.
        foreach (var (part, chords) in HeldChords(style, 1, seconds: 60))
        {
            int[] dominant = [leading, Pitches.Class(score.Key.Tonic + 2), Pitches.Class(score.Key.Tonic + 7)];
            var dominants = chords.Select(chord => chord.Now).Where(chord => dominant.All(chord.Select(Pitches.Class).Contains));
            Assert.All(dominants, chord => Assert.True(chord.Count(pitch => Pitches.Class(pitch) == leading) < 2, $"{style} {part}: {string.Join(' ', chord)}"));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Held_chords_are_thinner_where_little_happens(string style)
    {
        var (calm, wild) = (Voices("1"), Voices("5"));

        Assert.All(calm.Keys.Intersect(wild.Keys), part => Assert.True(calm[part] < wild[part] || wild[part] <= 2, $"{style} {part}: {calm[part]} and {wild[part]} voices"));

        Dictionary<string, int> Voices(string energies) => HeldChords(style, 1, energies).ToDictionary(part => part.Part, part => part.Chords.Max(chord => chord.Now.Length));
    }

    /// <summary>What sounds in each held part just before each attack and with it; chords of two tones alone have no other way to move.</summary>
    private static IEnumerable<(string Part, (int[] Before, int[] Now)[] Chords)> HeldChords(string style, ulong seed, string energies = "2453", double seconds = 90)
    {
        var held = StyleLibrary.Find(style).Parts.Where(part => part.Play == Play.Sustain).Select(part => part.Name).ToHashSet();
        var (composition, grid) = Pieces.Compose(Pieces.Brief(style, seconds, seed, energies));
        foreach (var part in composition.Score.Parts.Where(part => held.Contains(part.Name)))
        {
            var notes = part.Notes.Where(note => note.Start < grid.FinalTick).ToArray();
            var chords = notes.Select(note => note.Start).Distinct()
                .Select(tick => (Before: Sounding(tick - 1), Now: Sounding(tick)))
                .Where(chord => chord.Now.Select(Pitches.Class).Distinct().Count() > 2)
                .ToArray();
            if (chords.Length > 0) yield return (part.Name, chords);

            int[] Sounding(long tick) => [.. notes.Where(note => note.Start <= tick && note.End > tick).Select(note => note.Pitch).Order()];
        }
    }

    private static bool Parallel(int[] before, int[] after)
    {
        for (var low = 0; low < before.Length; low++)
        {
            for (var high = low + 1; high < before.Length; high++)
            {
                var gap = (after[high] - after[low]) % 12;
                if (gap is 0 or 7 && (before[high] - before[low]) % 12 == gap && after[low] != before[low] && Math.Sign(after[low] - before[low]) == Math.Sign(after[high] - before[high])) return true;
            }
        }

        return false;
    }
}
