using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Tests.Foley.Words;

public sealed class LexiconTests
{
    [Fact]
    public void Every_line_calls_for_a_sound_that_there_is() =>
        Assert.DoesNotContain(SoundIndex.ReadLexicon().Select(term => term.Sound).Distinct(), name => !SoundLibrary.Has(name));

    [Fact]
    public void It_knows_a_thousand_words_besides_the_sounds_own()
    {
        var own = SoundLibrary.All.SelectMany(sound => sound.Words.Prepend(sound.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.True(SoundIndex.ReadLexicon().SelectMany(term => term.Words).Where(word => !own.Contains(word)).Distinct().Count() >= 1000);
    }

    [Fact]
    public void Every_sound_is_found_by_its_own_name()
    {
        var lost = SoundLibrary.All.Where(sound => !WordReader.Read(sound.Name).Sounds.Any(wanted => wanted.Sound == sound.Name)).Select(sound => sound.Name);
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("knock", "knocks", "knocked", "knocking")]
    [InlineData("shatter", "shatters", "shattered", "shattering")]
    [InlineData("rattle", "rattles", "rattled", "rattling")]
    [InlineData("explode", "explodes", "exploded", "exploding")]
    [InlineData("squeeze", "squeezes", "squeezed", "squeezing")]
    [InlineData("charge", "charges", "charged", "charging")]
    [InlineData("drip", "drips", "dripped", "dripping")]
    [InlineData("cry", "cries", "cried", "crying")]
    [InlineData("fly", "flies", "flew", "flying")]
    [InlineData("hiss", "hisses", "hissed", "hissing")]
    [InlineData("splash", "splashes", "splashed", "splashing")]
    [InlineData("knife", "knives")]
    [InlineData("harbor", "harbour", "harbors", "harbours")]
    [InlineData("tire", "tyre", "tires", "tyres")]
    [InlineData("theater", "theatre")]
    public void Forms_of_a_word_have_one_stem(string word, params string[] forms) => Assert.All(forms, form => Assert.Equal(Stems.Of(word), Stems.Of(form)));

    [Theory]
    [InlineData("ring", "rink")]
    [InlineData("tap", "tape")]
    [InlineData("cub", "cube")]
    [InlineData("star", "stare")]
    [InlineData("bed", "bee")]
    [InlineData("spring", "spray")]
    public void Different_words_have_different_stems(string one, string other) => Assert.NotEqual(Stems.Of(one), Stems.Of(other));
}
