using System.Collections.Immutable;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Tests.Music;

public class VoicingTests
{
    private static Chord Chord(string roman, int tonic = 0) => RomanChord.TryParse(roman, out var chord) ? chord.Value.At(tonic) : throw new ArgumentException(roman);

    [Fact]
    public void From_C_to_F_the_C_stays_and_the_others_move_by_step() =>
        Assert.Equal([60, 65, 69], Voicing.Set(Chord("IV"), [60, 64, 67], new VoicingRules(3, 55, 76)));

    [Theory]
    [InlineData("I")]
    [InlineData("ii7")]
    [InlineData("bVImaj7")]
    [InlineData("V13")]
    [InlineData("i9")]
    public void Below_C3_no_two_voices_are_closer_than_a_fourth(string roman)
    {
        for (var tonic = 0; tonic < 12; tonic++)
        {
            var voices = Voicing.Set(Chord(roman, tonic), [], new VoicingRules(4, 36, 67));
            Assert.All(voices.Zip(voices.Skip(1)), pair => Assert.False(pair.First < 48 && pair.Second - pair.First < 5, string.Join(' ', voices)));
        }
    }

    [Theory]
    [InlineData("Imaj7")]
    [InlineData("ii9")]
    [InlineData("V7b9")]
    public void The_third_and_the_colour_are_never_left_out(string roman)
    {
        var chord = Chord(roman);
        var voices = Voicing.Set(chord, [], new VoicingRules(4, 50, 76));

        Assert.Contains(voices, pitch => Pitches.Class(pitch) == Pitches.Class(chord.Third));
        Assert.Contains(voices, pitch => chord.Above(pitch) is 10 or 11);
    }

    [Fact]
    public void Through_a_whole_progression_voices_move_two_semitones_on_average()
    {
        string[] chords = ["I", "vi", "IV", "V", "iii", "vi", "ii7", "V7", "I"];
        var before = ImmutableArray<int>.Empty;
        var moves = new List<int>();
        foreach (var roman in chords)
        {
            var voices = Voicing.Set(Chord(roman), before, new VoicingRules(4, 50, 79));
            if (!before.IsEmpty) moves.AddRange(voices.Zip(before, (after, first) => Math.Abs(after - first)));
            before = voices;
        }

        Assert.InRange(moves.Average(), 0.1, 2.2);
        Assert.InRange(moves.Max(), 0, 7);
    }
}
