using Cuewright.Engine.Music;

namespace Cuewright.Engine.Tests.Music;

public class RomanChordTests
{
    [Theory]
    [InlineData("I", 0, "0 4 7", 0)]
    [InlineData("i", 0, "0 3 7", 0)]
    [InlineData("bVImaj7", 8, "0 4 11 7", 8)]
    [InlineData("ii7", 2, "0 3 10 7", 2)]
    [InlineData("V7", 7, "0 4 10 7", 7)]
    [InlineData("V/7", 7, "0 4 7", 11)]
    [InlineData("IV/1", 5, "0 4 7", 0)]
    [InlineData("v/b7", 7, "0 3 7", 10)]
    [InlineData("#ivdim7", 6, "0 3 6 9", 6)]
    [InlineData("bVII5", 10, "0 7", 10)]
    [InlineData("Vsus4", 7, "0 5 7", 7)]
    [InlineData("imaj7", 0, "0 3 11 7", 0)]
    public void Roman_numerals_are_read_as_musicians_write_them(string text, int root, string intervals, int bass)
    {
        Assert.True(RomanChord.TryParse(text, out var chord));
        Assert.Equal((root, intervals, bass), (chord.Value.Root, string.Join(' ', chord.Value.Intervals), chord.Value.Bass));
    }

    [Theory]
    [InlineData("")]
    [InlineData("H7")]
    [InlineData("Ifoo")]
    [InlineData("V/8")]
    [InlineData("b")]
    public void What_is_no_chord_is_refused(string text) => Assert.False(RomanChord.TryParse(text, out _));
}
