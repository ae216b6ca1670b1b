using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing.Prompts;

public sealed class PromptReaderTests
{
    private static readonly PromptReader Reader = Readers.Full;

    [Theory]
    [InlineData("at 92 bpm", 92)]
    [InlineData("128bpm techno", 128)]
    [InlineData("tempo 97.5 BPM", 97.5)]
    public void A_number_of_beats_is_taken_exactly(string prompt, double bpm)
    {
        var reading = Reader.Read(prompt);
        Assert.Equal(bpm, reading.Tempo?.Bpm);
        Assert.True(reading.Tempo?.IsNumber);
    }

    [Fact]
    public void A_word_of_pace_is_a_tempo_that_may_move()
    {
        var reading = Reader.Read("slow and warm");
        Assert.False(reading.Tempo!.IsNumber);
        Assert.InRange(reading.Tempo.Bpm, 55, 80);
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
        Assert.Equal(["piano"], reading.Wanted);
        Assert.Empty(reading.Excluded);
    }

    [Fact]
    public void Numbers_nobody_means_place_nothing()
    {
        var endless = new string('9', 400);
        var reading = Reader.Read($"0:10 calm, at {endless} seconds the drop, then piano, {endless}:00 long");
        Assert.Null(reading.LengthSeconds);
        Assert.All(reading.Sections, section => Assert.True(section.StartSeconds is null or 10, $"{section}"));
    }

    [Fact]
    public void Meters_are_read() => Assert.Equal(new Meter(3, 4), Reader.Read("waltz in 3/4").Meter);

    [Theory]
    [InlineData("warm piano, no drums", "piano", "drums")]
    [InlineData("violin without piano", "violin", "piano")]
    public void Instruments_are_wanted_or_excluded(string prompt, string wanted, string excluded)
    {
        var reading = Reader.Read(prompt);
        Assert.Contains(wanted, reading.Wanted);
        Assert.Contains(excluded, reading.Excluded);
        Assert.DoesNotContain(excluded, reading.Wanted);
    }

    [Fact]
    public void A_negation_ends_at_the_pause_or_the_turn()
    {
        Assert.Contains("piano", Reader.Read("no drums, piano").Wanted);
        Assert.Contains("piano", Reader.Read("no drums but piano").Wanted);
        Assert.DoesNotContain("piano", Reader.Read("no drums and piano").Wanted);
    }

    [Fact]
    public void A_negative_prompt_excludes_all_it_names()
    {
        var reading = Reader.Read("happy", "drums, violin");
        Assert.Contains("drums", reading.Excluded);
        Assert.Contains("violin", reading.Excluded);
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
    public void Styles_are_found_however_they_are_hyphenated(string prompt) => Assert.True(Reader.Read(prompt).Styles.ContainsKey("lo-fi"));

    [Fact]
    public void Unknown_words_are_reported_and_fillers_are_not() => Assert.Equal(["flurbish"], Reader.Read("a flurbish piano for the video").Unknown);

    [Theory]
    [InlineData("")]
    [InlineData("   ,,, !!!")]
    [InlineData("bpm bpm 9999bpm / # //")]
    [InlineData("ピアノ 静か")]
    [InlineData("\u0301")]
    [InlineData("静か\u0301 piano \u0301 (piano:\u0663) \ud83d")]
    public void Nonsense_is_read_without_harm(string prompt) => Assert.Null(Reader.Read(prompt).Tempo);
}
