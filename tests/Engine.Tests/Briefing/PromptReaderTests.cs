using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

public sealed class PromptReaderTests
{
    private static readonly PromptReader Reader = new(new Vocabulary(
        new Palette(
        [
            new Instrument { Name = "grand piano", Family = "piano", Program = 0, Words = ["piano"] },
            new Instrument { Name = "solo violin", Family = "strings", Program = 40, Words = ["violin", "fiddle"] },
            new Instrument { Name = "standard kit", Family = "drums", Program = 0, Bank = 128 },
        ]),
        [("lofi", "lo-fi hip hop"), ("lofi", "lofi"), ("house", "house")]));

    [Theory]
    [InlineData("at 92 bpm", 92)]
    [InlineData("128bpm techno", 128)]
    [InlineData("tempo 97.5 BPM", 97.5)]
    public void A_number_of_beats_is_taken_exactly(string prompt, double bpm)
    {
        var reading = Reader.Read(prompt);
        Assert.Equal(bpm, reading.Bpm);
        Assert.True(reading.BpmIsExact);
    }

    [Fact]
    public void A_word_of_pace_is_a_tempo_that_may_move()
    {
        var reading = Reader.Read("slow and warm");
        Assert.False(reading.BpmIsExact);
        Assert.InRange(reading.Bpm!.Value, 55, 80);
    }

    [Theory]
    [InlineData("something in D minor", 2, Mode.Aeolian)]
    [InlineData("F# major, bright", 6, Mode.Ionian)]
    [InlineData("Bb dorian groove", 10, Mode.Dorian)]
    public void Keys_are_read(string prompt, int tonic, Mode mode) => Assert.Equal(new Key(tonic, mode), Reader.Read(prompt).Key);

    [Fact]
    public void A_lone_letter_is_no_key() => Assert.Null(Reader.Read("a happy tune").Key);

    [Theory]
    [InlineData("a major battle is fought")]
    [InlineData("after a minor setback")]
    public void An_article_is_no_key(string prompt) => Assert.Null(Reader.Read(prompt).Key);

    [Theory]
    [InlineData("in a minor")]
    [InlineData("a minor, slow")]
    public void A_key_of_a_is_read(string prompt) => Assert.Equal(new Key(9, Mode.Aeolian), Reader.Read(prompt).Key);

    [Fact]
    public void Less_of_something_neither_asks_for_it_nor_forbids_it()
    {
        var reading = Reader.Read("less drums, more piano");
        Assert.Equal(["grand piano", "piano"], reading.Wanted.Order());
        Assert.Empty(reading.Excluded);
    }

    [Fact]
    public void Meters_are_read() => Assert.Equal(new Meter(3, 4), Reader.Read("waltz in 3/4").Meter);

    [Theory]
    [InlineData("warm piano, no drums", "grand piano", "standard kit")]
    [InlineData("fiddle without piano", "solo violin", "grand piano")]
    public void Instruments_are_wanted_or_excluded(string prompt, string wanted, string excluded)
    {
        var reading = Reader.Read(prompt);
        Assert.Contains(wanted, reading.Wanted);
        if (excluded == "standard kit") Assert.Contains("drums", reading.Excluded);
        else Assert.Contains(excluded, reading.Excluded);
        Assert.DoesNotContain(excluded, reading.Wanted);
    }

    [Fact]
    public void A_negation_ends_at_the_pause_or_the_turn()
    {
        Assert.Contains("grand piano", Reader.Read("no drums, piano").Wanted);
        Assert.Contains("grand piano", Reader.Read("no drums but piano").Wanted);
        Assert.DoesNotContain("grand piano", Reader.Read("no drums and piano").Wanted);
    }

    [Fact]
    public void A_negative_prompt_excludes_all_it_names()
    {
        var reading = Reader.Read("happy", "drums, violin");
        Assert.Contains("drums", reading.Excluded);
        Assert.Contains("solo violin", reading.Excluded);
        Assert.Empty(reading.Wanted);
    }

    [Fact]
    public void Feelings_lean_the_right_way()
    {
        Assert.True(Reader.Read("happy and energetic").Valence > 0.5);
        Assert.True(Reader.Read("sad and slow").Valence < -0.5);
        Assert.True(Reader.Read("calm").Arousal < 0);
        Assert.True(Reader.Read("not sad").Valence > 0);
        Assert.Null(Reader.Read("piano").Valence);
    }

    [Theory]
    [InlineData("Lo-Fi Hip-Hop beat")]
    [InlineData("some lofi")]
    public void Styles_are_found_however_they_are_hyphenated(string prompt) => Assert.True(Reader.Read(prompt).Styles.ContainsKey("lofi"));

    [Fact]
    public void Unknown_words_are_reported_and_fillers_are_not() => Assert.Equal(["flurbish"], Reader.Read("a flurbish piano for the video").Unknown);

    [Theory]
    [InlineData("")]
    [InlineData("   ,,, !!!")]
    [InlineData("bpm bpm 9999bpm / # //")]
    [InlineData("ピアノ 静か")]
    public void Nonsense_is_read_without_harm(string prompt) => Assert.Null(Reader.Read(prompt).Bpm);
}
