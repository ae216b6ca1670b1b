using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Casting;

public sealed class WantingTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void Several_wishes_are_heard_at_once_and_one_of_them_has_the_tune(string style)
    {
        foreach (var (one, other) in new[] { ("grand piano", "cello"), ("flute", "harp"), ("nylon guitar", "accordion") })
        {
            var parts = Pieces.Score(Pieces.Brief(style, 40, wanted: $"{one},{other}")).Parts.Where(part => part.Role != PartRole.Effects).ToArray();
            Assert.Contains(parts, part => part.Instrument == one && part.Notes.Length > 3);
            Assert.Contains(parts, part => part.Instrument == other && part.Notes.Length > 3);
            Assert.Contains(parts, part => part.Role == PartRole.Lead && (part.Instrument == one || part.Instrument == other));
        }
    }

    [Fact]
    public void A_piano_is_no_electric_one()
    {
        foreach (var style in StyleLibrary.Names)
        {
            var played = Pieces.Score(Pieces.Brief(style, 30, wanted: "piano")).Parts.Where(part => part.Role == PartRole.Lead).Select(part => part.Instrument).ToArray();
            Assert.DoesNotContain(played, name => name.Contains("electric", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_a_place_brings_stays_away_from_styles_it_is_foreign_to()
    {
        var foreigners = StyleLibrary.All.Select(style => (Style: style.Name, Foreign: style.Never.FirstOrDefault(Palette.Default.Has))).Where(pair => pair.Foreign is not null).ToArray();

        Assert.NotEmpty(foreigners);
        foreach (var (style, foreign) in foreigners)
        {
            var score = Pieces.Score(Pieces.Brief(style, 30) with { Hinted = [foreign!] });
            Assert.DoesNotContain(score.Parts, part => part.Instrument == foreign);
        }
    }

    [Theory]
    [InlineData("epic trailer, no choir, no vocals", "voices")]
    [InlineData("euphoric house, no drums entering mid-phrase", "drums")]
    [InlineData("romantic cinematic film score without piano and strings", "piano,strings")]
    [InlineData("lo-fi beats, no lo-fi crackle, no synths", "noise,synth")]
    [InlineData("corporate, no melody hooks", "melody")]
    public void Exclusions_hold_to_the_last_effect(string prompt, string absent)
    {
        foreach (var part in Compose(prompt).Parts) Assert.False(CastingWords.Exclude([.. absent.Split(',')], Palette.Default[part.Instrument], part.Role), $"{prompt}: {part.Name} on {part.Instrument}");
    }

    [Theory]
    [InlineData("house, no EDM drop")]
    [InlineData("epic trailer, no build")]
    [InlineData("cinematic, no percussion build")]
    public void Without_a_build_or_a_drop_nothing_leads_up_to_anything(string prompt)
    {
        var style = StyleLibrary.Find(Brief(prompt).Style);
        var leadUps = style.Effects.Where(effect => effect.Kind is EffectKind.Roll or EffectKind.Build or EffectKind.Swell or EffectKind.Run).Select(effect => effect.Name).ToArray();
        var score = Compose(prompt);
        Assert.DoesNotContain(score.Parts, part => leadUps.Contains(part.Name));
        Assert.All(score.Sections.Zip(score.Sections.Skip(1)), pair => Assert.True(pair.Second.Energy <= pair.First.Energy + 1, $"{pair.First.Energy} to {pair.Second.Energy}"));
    }

    [Fact]
    public void A_section_of_silence_is_silent()
    {
        var brief = Brief("epic trailer", new Wishes { Segments = [new Segment { Start = 0, Prompt = "full" }, new Segment { Start = 12, Label = "Silence", Prompt = "silence" }, new Segment { Start = 18, Prompt = "full power" }] });
        var (composition, grid) = Pieces.Compose(brief);
        var (from, to) = (grid.Meters.TickOfBar(grid.Sections[1].StartBar), grid.Meters.TickOfBar(grid.Sections[1].EndBar));
        Assert.DoesNotContain(composition.Score.Parts.SelectMany(part => part.Notes), note => note.Start < to && note.End > from);
        Assert.Contains(composition.Score.Parts.SelectMany(part => part.Notes), note => note.Start >= to);
    }

    private static Brief Brief(string prompt, Wishes? wishes = null) =>
        Briefer.Write(null, (wishes ?? new Wishes()) with { Prompt = prompt, PromptInfluence = 1 }, SampleClock.SamplesAt(40), new Seed(3), 0);

    private static Score Compose(string prompt) => Pieces.Score(Brief(prompt));
}
