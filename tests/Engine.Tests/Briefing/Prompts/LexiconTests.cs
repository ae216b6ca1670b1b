using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Briefing.Prompts;

public sealed class LexiconTests
{
    [Fact]
    public void At_least_eight_hundred_English_phrases_tell_of_music()
    {
        var phrases = Lexicon.English().Where(entry => entry.Meaning.TellsOfMusic).Select(entry => entry.Phrase).Distinct().Count();
        Assert.True(phrases >= 800, $"{phrases}");
    }

    [Fact]
    public void Five_more_languages_have_at_least_a_hundred_and_twenty_phrases_each()
    {
        // "the" gathers what means nothing.
        var languages = Lexicon.Translations().Where(entry => entry.English != "the").GroupBy(entry => entry.Language).ToArray();
        Assert.Equal(["de", "es", "fr", "ja", "pt"], languages.Select(language => language.Key));
        Assert.All(languages, language => Assert.True(language.Select(entry => entry.Phrase).Distinct().Count() >= 120, language.Key));
    }

    [Fact]
    public void Styles_and_instruments_that_words_lead_to_exist()
    {
        var players = Palette.Default.Instruments.SelectMany(instrument => new[] { instrument.Name, instrument.Family }).ToHashSet();
        var entries = Lexicon.English().ToArray();
        Assert.Empty(entries.SelectMany(entry => entry.Meaning.Styles.Keys).Distinct().Except(StyleLibrary.Names));
        Assert.Empty(entries.SelectMany(entry => Lexicon.Phrases(entry.Meaning.Play).Concat(Lexicon.Phrases(entry.Meaning.Hint)).Concat(Lexicon.Phrases(entry.Meaning.Without))).Distinct().Except(players));
    }

    [Fact]
    public void Common_words_are_never_reported_as_unknown()
    {
        const string Words = """
            i me my we our you your he him his she her it its they them their what which who this that these those am is are was were be been being have has had
            having do does did doing a an the and but if or because as until while of at by for with about against between into through during before after above
            below to from up down in out on off over under again further then here there when where why how all any both each few more most other some such no nor
            not only own same so than too very can will just should now could would may might must please make create want need like something kind
            """;
        Assert.Empty(Readers.Full.Read(Words).Unknown);
    }

    [Fact]
    public void A_long_text_is_not_echoed()
    {
        var reading = Readers.Full.Read(string.Join(' ', Enumerable.Range(0, 700).Select(i => $"blorf{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}")));
        Assert.InRange(reading.Unknown.Length, 1, 8);
        Assert.Contains(reading.Remarks, remark => remark.Choice.Contains("more words"));
    }
}
