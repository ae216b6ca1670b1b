using System.Collections.Immutable;
using System.Text.Json;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Briefing;

public sealed class BrieferTests
{
    [Fact]
    public void What_the_user_fixes_is_kept()
    {
        var wishes = new Wishes { Bpm = 101, Key = new Key(6, Mode.Dorian), Meter = new Meter(3, 4), Style = StyleLibrary.All[^1].Name };
        var brief = Write(Clip(0.2, 0.8), wishes);
        Assert.Equal(new TempoWish(101, 101, 101, true), brief.Tempo);
        Assert.Equal(new Key(6, Mode.Dorian), brief.Key);
        Assert.Equal(new Meter(3, 4), brief.Meter);
        Assert.Equal(StyleLibrary.All[^1].Name, brief.Style);
    }

    [Fact]
    public void Dark_pictures_get_darker_modes_than_bright_ones()
    {
        var bright = Enumerable.Range(0, 8).Average(seed => (int)Write(Clip(0.4, 0.9), new Wishes(), (ulong)seed).Key.Mode);
        var dark = Enumerable.Range(0, 8).Average(seed => (int)Write(Clip(0.4, 0.1), new Wishes(), (ulong)seed).Key.Mode);
        Assert.True(dark > bright, $"Modes stand from bright to dark: {bright} against {dark}.");
    }

    [Fact]
    public void Nobody_gets_a_style_of_a_place_or_an_occasion_who_did_not_speak_of_it()
    {
        var moods = from arousal in new[] { 0.1, 0.4, 0.6, 0.9 } from valence in new[] { 0.1, 0.5, 0.7, 0.9 } select Clip(arousal, valence);
        var styles = moods.SelectMany(clip => Enumerable.Range(0, 4).Select(seed => Write(clip, new Wishes(), (ulong)seed).Style)).Distinct();

        Assert.All(styles, style => Assert.True(StyleLibrary.Find(style).Screen > 0, style));
        Assert.Equal("waltz-ballroom", Write(Clip(0.4, 0.7), new Wishes { Prompt = "viennese waltz", PromptInfluence = 1 }).Style);
    }

    [Fact]
    public void Lively_pictures_get_faster_music() =>
        Assert.True(Write(Clip(0.9, 0.6), new Wishes()).Tempo.Bpm > Write(Clip(0.1, 0.6), new Wishes()).Tempo.Bpm + 10);

    [Fact]
    public void Words_move_the_mood_as_far_as_their_influence_reaches()
    {
        var sad = new Wishes { Prompt = "sad and slow" };
        var valences = new[] { 0.0, 0.5, 1.0 }.Select(influence => Write(Clip(0.6, 0.8), sad with { PromptInfluence = influence }).Valence).ToArray();
        Assert.Equal(0.8, valences[0], 3);
        Assert.True(valences[1] < valences[0] - 0.1 && valences[2] < valences[1] - 0.1, string.Join(" ", valences));
    }

    [Fact]
    public void At_sync_0_nothing_is_hit_and_more_sync_hits_more()
    {
        var hard = new[] { 0, 0.3, 0.6, 1 }.Select(sync => Write(Clip(0.5, 0.5), new Wishes { Sync = sync }).Hits.Count(hit => hit.Hard)).ToArray();
        Assert.Equal(0, hard[0]);
        Assert.True(hard[1] < hard[2] && hard[2] <= hard[3], string.Join(" ", hard));
    }

    [Fact]
    public void A_flash_on_a_cut_is_one_moment_and_stronger()
    {
        var plain = Write(Clip(0.5, 0.5), new Wishes()).Hits.Single(hit => hit.Seconds == 15);
        var flash = Clip(0.5, 0.5) with { Moments = [new Moment(451, 15.03, MomentKind.Flash, 0.2)] };
        var joined = Assert.Single(Write(flash, new Wishes()).Hits, hit => Math.Abs(hit.Seconds - 15) < 0.2);
        Assert.True(joined.Weight > plain.Weight);
        Assert.Equal(HitKind.Cut, joined.Kind);
    }

    [Theory]
    [InlineData(15.12)]
    [InlineData(14.8)]
    public void A_sure_cut_leads_an_impact_beside_it_whatever_that_weighs(double impactSeconds)
    {
        var plain = Write(Clip(0.5, 0.5), new Wishes()).Hits.Single(hit => hit.Seconds == 15);
        var struck = Clip(0.5, 0.5) with { Moments = [new Moment((int)(impactSeconds * 30), impactSeconds, MomentKind.Impact, 1)] };
        var led = Assert.Single(Write(struck, new Wishes()).Hits, hit => Math.Abs(hit.Seconds - 15) < 0.3);
        Assert.Equal((15, HitKind.Cut), (led.Seconds, led.Kind));
        Assert.True(led.Weight > plain.Weight);
    }

    [Fact]
    public void Segments_open_sections_and_are_hit()
    {
        var wishes = new Wishes { Segments = [new Segment { Start = 0, Prompt = "quiet" }, new Segment { Start = 11.3, Prompt = "powerful", Label = "Drop" }] };
        var brief = Write(Clip(0.5, 0.5), wishes);
        Assert.Equal(["Drop"], brief.Sections.Skip(1).Select(section => section.Label));
        Assert.True(brief.Sections[1].Energy > brief.Sections[0].Energy);
        Assert.Contains(brief.Hits, hit => hit is { Seconds: 11.3, Hard: true, Kind: HitKind.Section });
    }

    [Fact]
    public void What_a_segment_denies_is_silent_in_it_alone()
    {
        var wishes = new Wishes { Segments = [new Segment { Start = 0, Prompt = "quiet, no drums" }, new Segment { Start = 11.3, Prompt = "powerful" }] };
        var brief = Write(Clip(0.5, 0.5), wishes);
        Assert.Equal(["drums"], brief.Sections[0].Excluded);
        Assert.Empty(brief.Sections[1].Excluded);
        Assert.Empty(brief.Excluded);
    }

    [Fact]
    public void Segments_that_all_start_after_the_end_are_refused()
    {
        var refusal = Assert.Throws<RefusalException>(() => Write(Clip(0.5, 0.5), new Wishes { Segments = [new Segment { Start = 40 }] }));
        Assert.Equal(RefusalCode.BadOption, refusal.Code);
        Assert.Contains("30 s", refusal.Message);
    }

    [Fact]
    public void Takes_differ_in_at_least_tempo_and_key()
    {
        var takes = Enumerable.Range(0, 3).Select(take => Briefer.Write(Clip(0.5, 0.5), new Wishes(), 48_000 * 30, new Seed(1), take)).ToArray();
        Assert.Equal(3, takes.Select(take => Math.Round(take.Tempo.Bpm)).Distinct().Count());
        Assert.Equal(3, takes.Select(take => take.Key.Tonic).Distinct().Count());
    }

    [Fact]
    public void Every_choice_has_a_reason()
    {
        var brief = Write(Clip(0.5, 0.5), new Wishes { Prompt = "warm flurbish piano" });
        Assert.Superset(new HashSet<string> { "mood", "style", "tempo", "key", "form", "sync", "words" }, brief.Decisions.Select(decision => decision.What).ToHashSet());
        Assert.All(brief.Decisions, decision => Assert.DoesNotContain(".", decision.Because));
        Assert.Equal(["understood: warm, piano", "not understood: flurbish"], brief.Decisions.Where(decision => decision.What == "words").Select(decision => decision.Choice));
    }

    [Fact]
    public void A_brief_survives_a_round_trip_through_JSON()
    {
        var json = JsonSerializer.Serialize(Write(Clip(0.3, 0.7), new Wishes { Prompt = "no drums, piano" }));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Brief>(json)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(600)]
    public void Words_alone_make_a_brief_of_any_length(double seconds)
    {
        var brief = Briefer.Write(null, new Wishes { Prompt = "epic orchestral" }, SampleClock.SamplesAt(seconds), new Seed(1), 0);
        Assert.Equal(0, brief.Sections[0].StartSeconds);
        Assert.All(brief.Sections, section => Assert.InRange(section.Energy, 1, 5));
        Assert.All(brief.Sections, section => Assert.InRange(section.StartSeconds, 0, seconds - 0.1));
    }

    [Fact]
    public void Room_is_left_for_a_voice_only_when_it_is_asked_for()
    {
        var spoken = Clip(0.5, 0.5) with { Sound = Heard(new Passage(5, 15)) };
        var room = Write(spoken, new Wishes { LeaveRoomForSpeech = true });

        Assert.Empty(Write(spoken, new Wishes()).Speech);
        Assert.Contains(Write(spoken, new Wishes()).Hits, hit => hit.Hard && hit.Seconds is >= 5 and < 15);
        Assert.Equal(new Passage(5, 15), Assert.Single(room.Speech));
        Assert.DoesNotContain(room.Hits, hit => hit.Hard && hit.Seconds is >= 5 and < 15);
        Assert.Contains(room.Hits, hit => hit.Hard);
        Assert.Contains("5.0 to 15.0 s", Assert.Single(room.Decisions, decision => decision.What == "speech").Choice);
    }

    [Fact]
    public void Without_a_voice_the_report_says_that_no_room_is_left()
    {
        var wishes = new Wishes { LeaveRoomForSpeech = true };
        foreach (var clip in new[] { Clip(0.5, 0.5), Clip(0.5, 0.5) with { Sound = Heard() } })
        {
            Assert.Equal("no room is left", Assert.Single(Write(clip, wishes).Decisions, decision => decision.What == "speech").Choice);
        }
    }

    private static SourceSound Heard(params ImmutableArray<Passage> speech) => new() { Speech = speech, Music = [], Silence = [], Events = [], LevelDb = [] };

    private static Brief Write(ClipAnalysis clip, Wishes wishes, ulong seed = 1) => Briefer.Write(clip, wishes, SampleClock.SamplesAt(clip.DurationSeconds), new Seed(seed), 0);

    /// <summary>Thirty seconds with a cut every second and a half.</summary>
    internal static ClipAnalysis Clip(double arousal, double valence)
    {
        const int Length = 30;
        ImmutableArray<float> Flat(double value) => [.. Enumerable.Repeat((float)value, Length * 10)];
        var curves = new PictureCurves
        {
            Motion = Flat(arousal),
            Camera = Flat(0),
            Brightness = Flat(valence),
            Saturation = Flat(0.5),
            Warmth = Flat(0),
            Contrast = Flat(0.5),
            Arousal = Flat(arousal),
            Valence = Flat(valence),
        };
        return new ClipAnalysis
        {
            FrameRate = new FrameRate(30, 1),
            VariableFrameRate = false,
            Width = 640,
            Height = 360,
            DurationSeconds = Length,
            FrameTimes = [.. Enumerable.Range(0, Length * 30).Select(frame => frame / 30.0)],
            Shots = [.. Enumerable.Range(0, 20).Select(i => new Shot(i * 45, (i + 1) * 45, i * 1.5, (i + 1) * 1.5, i == 0 ? Transition.Start : Transition.Cut, 0.5 + (0.02 * i)))],
            Moments = [],
            Curves = curves,
            Arousal = arousal,
            Valence = valence,
            Description = "",
        };
    }
}
