using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Tests.Composing;

namespace Cuewright.Engine.Tests.Styles;

public sealed class StyleBlendTests
{
    [Fact]
    public void Any_two_styles_make_a_style_without_faults()
    {
        foreach (var (one, other) in Pairs())
        {
            var blend = StyleLibrary.Find($"{one}+{other}");
            Assert.Empty(StyleCheck.Faults(blend, Palette.Default).Select(fault => $"{blend.Name}: {fault}"));
        }
    }

    [Fact]
    public void It_does_not_matter_which_is_named_first()
    {
        foreach (var (one, other) in Pairs().Where((_, i) => i % 7 == 0)) Assert.Equal(StyleLibrary.Find($"{one}+{other}").Name, StyleLibrary.Find($"{other}+{one}").Name);
    }

    [Theory]
    [InlineData("epic-trailer", "house", "house")]
    [InlineData("lo-fi", "jazz-trio", "lo-fi")]
    [InlineData("acoustic-folk", "house", "house")]
    [InlineData("solo-piano", "rock", "rock")]
    [InlineData("ambient", "lo-fi", "lo-fi")]
    public void The_style_that_lives_by_its_beat_gives_drums_bass_and_tempo_and_the_other_the_song(string one, string other, string leads)
    {
        var blend = StyleLibrary.Find($"{one}+{other}");
        var (beat, song) = (StyleLibrary.Find(leads), StyleLibrary.Find(leads == one ? other : one));

        Assert.Equal(beat.Tempo, blend.Tempo);
        Assert.Equal(beat.Swing, blend.Swing);
        Assert.Equal(song.Modes, blend.Modes);
        Assert.Equal(Names(beat, PartRole.Drums), Names(blend, PartRole.Drums));
        Assert.Equal(Names(song, PartRole.Harmony), Names(blend, PartRole.Harmony));
    }

    [Theory]
    [InlineData("Lo-Fi + jazz trio", "lo-fi+jazz-trio")]
    [InlineData("house+house", "house")]
    [InlineData("house+polka metal", null)]
    [InlineData("house+rock+lo-fi", null)]
    public void Two_names_are_joined_by_a_plus(string text, string? name) => Assert.Equal(name, StyleLibrary.NameOf(text));

    [Fact]
    public void A_blend_can_be_played()
    {
        foreach (var (one, other) in Pairs().Where((_, i) => i % 11 == 0))
        {
            Assert.True(Pieces.Score(Pieces.Brief($"{one}+{other}", 30)).Parts.Length >= 3, $"{one}+{other}");
        }
    }

    private static string[] Names(Style style, PartRole role) => [.. style.Parts.Where(part => part.Role == role).Select(part => part.Name)];

    private static IEnumerable<(string One, string Other)> Pairs() =>
        from one in StyleLibrary.Names
        from other in StyleLibrary.Names
        where string.CompareOrdinal(one, other) < 0
        select (one, other);
}
