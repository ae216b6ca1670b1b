using Cuewright.Engine.Briefing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

public sealed class WordsToStyleTests
{
    [Theory]
    [InlineData("lo-fi jazz", "lo-fi+jazz-trio")]
    [InlineData("epic house music", "house+epic-trailer")]
    [InlineData("acoustic house", "house+acoustic-folk")]
    [InlineData("celtic punk", "rock+celtic")]
    [InlineData("orchestral lo-fi beats", "lo-fi+cinematic-emotional")]
    public void Two_kinds_of_music_are_blended(string prompt, string style) => Assert.Equal(style, Write(prompt).Style);

    [Theory]
    [InlineData("cinematic trailer")]
    [InlineData("jazz")]
    [InlineData("dark ambient")]
    [InlineData("piano for a wedding film, romantic")]
    [InlineData("calm music for a podcast interview")]
    [InlineData("lo-fi intro, then a rock chorus")]
    [InlineData("rock, no jazz")]
    public void One_kind_of_music_is_left_alone(string prompt) => Assert.DoesNotContain("+", Write(prompt).Style);

    [Fact]
    public void A_style_called_by_its_name_alone_is_played_in_a_mood_of_its_own()
    {
        foreach (var style in StyleLibrary.Heads)
        {
            for (ulong seed = 1; seed <= 5; seed++)
            {
                var brief = Write("", seed, new Wishes { Style = style.Name });
                Assert.True(style.Mood.Arousal.Holds(brief.Arousal) && style.Mood.Valence.Holds(brief.Valence), $"{style.Name}: {brief.Arousal} {brief.Valence}");
            }
        }
    }

    [Fact]
    public void A_mood_that_is_said_outweighs_that_of_the_style()
    {
        var (sad, plain, happy) = (Write("sad rock"), Write("rock"), Write("happy rock"));
        Assert.Equal(["rock", "rock", "rock"], new[] { sad.Style, plain.Style, happy.Style });
        Assert.True(sad.Valence < plain.Valence && plain.Valence < happy.Valence, $"{sad.Valence} {plain.Valence} {happy.Valence}");
    }

    [Fact]
    public void Seeds_differ_in_tempo_tonic_and_mode()
    {
        var range = StyleLibrary.Find("rock").Tempo;
        var pieces = Enumerable.Range(1, 40).Select(seed => Write("rock", (ulong)seed)).ToArray();
        Assert.All(pieces, piece => Assert.InRange(piece.Tempo.Bpm, range.Low, range.High));
        Assert.True(pieces.Select(piece => Math.Round(piece.Tempo.Bpm)).Distinct().Count() >= 12);
        Assert.True(pieces.Select(piece => piece.Key.Mode).Distinct().Count() >= 2);
        Assert.Equal(12, Enumerable.Range(1, 200).Select(seed => Write("rock", (ulong)seed).Key.Tonic).Distinct().Count());
    }

    [Fact]
    public void Nothing_said_is_a_choice_of_its_own_for_each_seed() =>
        Assert.True(Enumerable.Range(1, 20).Select(seed => Write("", (ulong)seed).Style).Distinct().Count() >= 5);

    [Fact]
    public void Styles_that_are_turned_away_are_not_chosen_even_where_the_mood_calls_for_them()
    {
        var mood = "tense, scary, dread";
        Assert.Equal("suspense", Write(mood).Style);
        Assert.NotEqual("suspense", Write(mood, wishes: new Wishes { Negative = "horror music, thriller, suspense" }).Style);
    }

    [Fact]
    public void Named_directions_go_to_one_take_each()
    {
        const string Prompt = "For a watch. Three directions. First: strings-led cinematic. Second: driving house. Third: solo piano, sparse. No drums in any.";
        var takes = Enumerable.Range(0, 3).Select(take => Briefer.Write(null, new Wishes { Prompt = Prompt, PromptInfluence = 1 }, SampleClock.SamplesAt(30), new Seed(1), take)).ToArray();
        Assert.Equal(["cinematic-emotional", "house", "solo-piano"], takes.Select(take => take.Style));
        Assert.All(takes, take => Assert.Contains("drums", take.Excluded));
        Assert.Equal(["strings-led cinematic", "driving house", "solo piano, sparse"], takes.Select(take => take.Decisions.Single(decision => decision.What == "direction").Choice));
    }

    [Theory]
    [InlineData("2 options: 1) calm piano 2) angry metal", "calm piano", "angry metal")]
    [InlineData("two versions. Option A: warm strings. Option B: cold synths.", "warm strings", "cold synths")]
    public void Directions_are_told_apart_however_they_are_counted(string prompt, string one, string other) =>
        Assert.Equal([one, other], Directions.Of(prompt)!.Each);

    [Theory]
    [InlineData("calm piano, first quiet, then loud")]
    [InlineData("three guitars and a flute")]
    [InlineData("0:12 drop, 1:30 long")]
    public void What_is_one_wish_stays_one(string prompt) => Assert.Null(Directions.Of(prompt));

    private static Brief Write(string prompt, ulong seed = 1, Wishes? wishes = null) =>
        Briefer.Write(null, (wishes ?? new Wishes()) with { Prompt = prompt, PromptInfluence = 1 }, SampleClock.SamplesAt(60), new Seed(seed), 0);
}
