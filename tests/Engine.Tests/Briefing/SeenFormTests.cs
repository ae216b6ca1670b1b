using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Analysis;
using Cuewright.Engine.Tests.Analysis.Mood;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

/// <summary>Sections begin where the picture changes its character, with the energy it has there.</summary>
public sealed class SeenFormTests
{
    [Theory]
    [InlineData(10, 10)]
    [InlineData(9, 14)]
    public void Calm_then_action_then_calm_is_found_to_half_a_second(int calm, int action)
    {
        var seed = new Seed(3);
        ScriptShot Still(string name) => new(new Backdrop(seed.For(name), new BackdropLook(0.55, 0.3)), calm * 25);
        var wild = Enumerable.Range(0, action).Select(i => new ScriptShot(
            new Layers(new Backdrop(seed.For("wild", i), new BackdropLook(0.5, 0.6, Saturation: 0.5)), new Swarm(seed.For("swarm", i), 20, 1, Ink.White, 0.06)), 25));
        var brief = Write(Watching.Watch(new ClipScript { Name = "", Shots = [Still("a"), .. wild, Still("b")] }, 80, 45));
        Assert.Equal(3, brief.Sections.Length);
        Assert.InRange(brief.Sections[1].StartSeconds, calm - 0.5, calm + 0.5);
        Assert.InRange(brief.Sections[2].StartSeconds, calm + action - 0.5, calm + action + 0.5);
        Assert.True(brief.Sections[1].Energy >= brief.Sections[0].Energy + 2 && brief.Sections[1].Energy >= brief.Sections[2].Energy + 2, string.Join(' ', brief.Sections));
        Assert.Equal(["Intro", "Peak", "Release"], brief.Sections.Select(section => section.Label));
    }

    [Fact]
    public void A_change_without_a_cut_is_found_too()
    {
        var seed = new Seed(5);
        var shot = new ScriptShot(new Layers(new Backdrop(seed, new BackdropLook()), new Late(new Swarm(seed, 25, 1, Ink.White, 0.07), 12)), 24 * 25);
        var brief = Write(Watching.Watch(new ClipScript { Name = "", Shots = [shot] }, 80, 45));
        Assert.Equal(2, brief.Sections.Length);
        Assert.InRange(brief.Sections[1].StartSeconds, 11.5, 12.5);
        Assert.True(brief.Sections[1].Energy > brief.Sections[0].Energy);
    }

    [Fact]
    public void Sections_open_on_the_cut_that_makes_the_change()
    {
        var seen = Joined((Look.Ordinary with { CutSeconds = 4.3 }, 12.9), (Look.Ordinary with { Brightness = 0.8, Motion = 0.5, CutSeconds = 4.3 }, 12.9));
        Assert.Equal(12.9, Write(seen).Sections[1].StartSeconds, 3);
    }

    [Fact]
    public void Energy_is_also_absolute()
    {
        int Highest(Look look) => Write(Joined((look, 15), (look with { Motion = look.Motion + 0.03, Brightness = 0.75 }, 15))).Sections.Max(section => section.Energy);
        Assert.True(Highest(Look.Ordinary with { Motion = 0.01, CutSeconds = 15 }) <= 2);
        Assert.True(Highest(Look.Ordinary with { Motion = 0.6, CutSeconds = 1 }) >= 4);
    }

    [Fact]
    public void Sections_are_about_four_bars_or_longer()
    {
        var brief = Write(Joined([.. Enumerable.Range(0, 24).Select(i => (i % 2 == 0 ? Look.Ordinary : Look.Ordinary with { Brightness = 0.9, Motion = 0.6 }, 4.0))]));
        var bar = 4 * 60 / brief.Tempo.Bpm;
        var starts = brief.Sections.Select(section => section.StartSeconds).Append(96).ToArray();
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= (3.5 * bar) - 0.5, $"{pair} at {brief.Tempo.Bpm}"));
    }

    [Fact]
    public void A_bed_has_a_form_of_its_own_and_a_little_sync_leans_towards_the_picture()
    {
        var (still, wild) = (Look.Ordinary with { Motion = 0.02, CutSeconds = 15 }, Look.Ordinary with { Motion = 0.6, Brightness = 0.8, CutSeconds = 1 });
        var (early, late) = (Joined((wild, 10), (still, 20)), Joined((still, 20), (wild, 10)));
        BriefSection[] Form(ClipAnalysis clip, double sync) => [.. Write(clip, new Wishes { Sync = sync }).Sections];

        // In bars alike; the tempo is the clip's.
        Assert.All(Form(early, 0).Zip(Form(late, 0)), pair => Assert.Equal(pair.First.StartSeconds, pair.Second.StartSeconds, 0.1));
        Assert.Equal(Form(early, 0).Select(section => section.Energy), Form(late, 0).Select(section => section.Energy));
        var falls = new[] { 0, 0.15, 0.3, 0.6 }.Select(sync => Form(early, sync)).Select(form => form[0].Energy - form[^1].Energy).ToArray();
        Assert.True(falls[0] < falls[1] && falls[1] < falls[2] && falls[2] == falls[3], string.Join(' ', falls));
    }

    [Fact]
    public void A_bed_keeps_the_sections_that_were_laid_out()
    {
        var wishes = new Wishes { Sync = 0, Segments = [new Segment { Start = 0, Prompt = "quiet" }, new Segment { Start = 11, Prompt = "powerful" }] };
        var brief = Write(Joined((Look.Ordinary, 15), (Look.Ordinary with { Motion = 0.6 }, 15)), wishes);
        Assert.Equal([0, 11], brief.Sections.Select(section => section.StartSeconds));
        Assert.Equal([11.0, 30.0], brief.Hits.Select(hit => hit.Seconds));
    }

    [Fact]
    public void Long_stretches_that_do_not_change_are_parted()
    {
        var brief = Write(Joined((Look.Ordinary, 20), (Look.Ordinary with { Brightness = 0.8, Motion = 0.5, CutSeconds = 2 }, 160)));
        var starts = brief.Sections.Select(section => section.StartSeconds).Append(180).ToArray();
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 5, 50));
    }

    [Fact]
    public void A_segment_behind_the_end_is_reported_and_the_others_stand()
    {
        var wishes = new Wishes { Segments = [new Segment { Start = 0, Prompt = "quiet" }, new Segment { Start = 8, Prompt = "powerful", Label = "Drop" }, new Segment { Start = 40.5, Label = "Coda" }] };
        var brief = Write(Look.Ordinary.Seen(), wishes);
        Assert.Equal(2, brief.Sections.Length);
        Assert.Contains(brief.Decisions, decision => decision is { What: "form", Choice: "left out: Coda at 40.5 s" });
        Assert.DoesNotContain(Write(Look.Ordinary.Seen(), wishes with { Segments = wishes.Segments.RemoveAt(2) }).Decisions, decision => decision.Choice.StartsWith("left out"));
    }

    private static ClipAnalysis Joined(params (Look Look, double Seconds)[] stretches) => Tests.Analysis.Mood.Clips.Joined(stretches);

    private static Brief Write(ClipAnalysis clip, Wishes? wishes = null) => Briefer.Write(clip, wishes ?? new Wishes(), SampleClock.SamplesAt(clip.DurationSeconds), new Seed(1), 0);

    /// <summary>Not there before its time.</summary>
    private sealed class Late(IScene scene, double from) : IScene
    {
        public void Paint(Canvas canvas, double seconds)
        {
            if (seconds >= from) scene.Paint(canvas, seconds);
        }
    }
}
