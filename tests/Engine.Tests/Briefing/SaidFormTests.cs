using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

public sealed class SaidFormTests
{
    [Fact]
    public void Sections_stand_at_the_seconds_that_were_said_and_are_hit()
    {
        var brief = Write("0:00-0:12 ambient pads, 0:12 drop, 0:40 quiet outro");
        Assert.Equal([0, 12, 40], brief.Sections.Select(section => section.StartSeconds));
        Assert.True(brief.Sections[1].Energy > brief.Sections[0].Energy && brief.Sections[1].Energy > brief.Sections[2].Energy);
        Assert.Equal([12, 40], brief.Hits.Where(hit => hit is { Hard: true, Kind: HitKind.Section }).Select(hit => hit.Seconds));
    }

    [Fact]
    public void Lengths_that_were_said_push_the_next_section_on() =>
        Assert.Equal([0, 10, 30], Write("starts with calm piano for 10 seconds, then epic drums until 0:30, then quiet strings").Sections.Select(section => section.StartSeconds));

    [Fact]
    public void Halves_are_halves() => Assert.Equal([0, 30], Write("first half calm, second half epic").Sections.Select(section => section.StartSeconds));

    [Fact]
    public void A_moment_that_was_named_is_the_strongest_reveal_of_the_picture_and_that_is_told()
    {
        var brief = Write("soft intro, then full drums when the car appears", Clip(new Moment(372, 12.4, MomentKind.Reveal, 0.9), new Moment(900, 30, MomentKind.Reveal, 0.3)));
        Assert.Equal(12.4, brief.Sections[^1].StartSeconds, 3);
        Assert.Contains(brief.Decisions, decision => decision.Choice.Contains("\"when the car appears\" is taken to be at 12.4 s"));
    }

    [Fact]
    public void Without_a_picture_a_named_moment_stands_where_a_turn_does_well()
    {
        var brief = Write("soft intro, then full drums when the car appears");
        Assert.InRange(brief.Sections[^1].StartSeconds, 20, 45);
        Assert.Contains(brief.Decisions, decision => decision.Because.Contains("no picture"));
    }

    [Fact]
    public void Sections_after_the_end_are_left_out_and_told()
    {
        var brief = Write("calm, at 0:20 epic, at 2:00 quiet");
        Assert.Equal(20, brief.Sections[^1].StartSeconds);
        Assert.Contains(brief.Decisions, decision => decision.Choice.Contains("left out"));
    }

    [Fact]
    public void Segments_win_over_sections_in_words() =>
        Assert.Equal([0, 25], Write("first half calm, second half epic", segments: [new Segment { Start = 0 }, new Segment { Start = 25 }]).Sections.Select(section => section.StartSeconds));

    [Fact]
    public void Who_comes_in_later_rests_before()
    {
        var brief = Write("rock band, soft intro, then loud drums at 30 seconds");
        var style = StyleLibrary.Find(brief.Style);
        var score = Composer.Compose(brief, style, GridSolver.Solve(brief, style.Tempo.Bend)).Score;
        var drums = score.Parts.Where(part => part.Role == PartRole.Drums).SelectMany(part => part.Notes).ToArray();
        Assert.NotEmpty(drums);
        Assert.All(drums, note => Assert.True(score.Tempo.SecondsAt(note.Start) > 25, $"{score.Tempo.SecondsAt(note.Start)}"));
        Assert.Contains(score.Parts.Where(part => part.Role != PartRole.Drums).SelectMany(part => part.Notes), note => score.Tempo.SecondsAt(note.Start) < 10);
    }

    [Fact]
    public void No_music_at_all_is_refused() =>
        Assert.Equal(RefusalCode.BadOption, Assert.Throws<RefusalException>(() => Write("no music please")).Code);

    [Theory]
    [InlineData("30 seconds of piano", 30.0)]
    [InlineData("piano", null)]
    public void A_length_in_words_is_known_before_the_music_is_begun(string prompt, double? seconds) => Assert.Equal(seconds, Briefer.LengthAsked(prompt));

    private static Brief Write(string prompt, ClipAnalysis? clip = null, ImmutableArray<Segment>? segments = null) =>
        Briefer.Write(clip, new Wishes { Prompt = prompt, Segments = segments ?? [] }, SampleClock.SamplesAt(60), new Seed(1), 0);

    /// <summary>A minute in one shot.</summary>
    private static ClipAnalysis Clip(params ImmutableArray<Moment> moments)
    {
        const int Length = 60;
        var flat = Enumerable.Repeat(0.5f, Length * 10).ToImmutableArray();
        return new ClipAnalysis
        {
            FrameRate = new FrameRate(30, 1),
            VariableFrameRate = false,
            Width = 640,
            Height = 360,
            DurationSeconds = Length,
            FrameTimes = [.. Enumerable.Range(0, Length * 30).Select(frame => frame / 30.0)],
            Shots = [new Shot(0, Length * 30, 0, Length, Transition.Start, 1)],
            Moments = moments,
            Curves = new PictureCurves { Motion = flat, Camera = flat, Brightness = flat, Saturation = flat, Warmth = flat, Contrast = flat, Arousal = flat, Valence = flat },
            Arousal = 0.5,
            Valence = 0.5,
            Description = "",
        };
    }
}
