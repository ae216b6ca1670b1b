using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley;
using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Foley.Planning;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Foley.Planning;

public sealed class FoleyPlannerTests
{
    private static readonly SeenSounds ThreeHits = new()
    {
        Events = [Hit(1.25, -0.6), Hit(2.5, 0), Hit(3.75, 0.6)],
        Beds = [],
    };

    [Fact]
    public void Counted_things_happen_as_often_and_as_slowly_as_the_words_say_and_in_their_order()
    {
        var sheet = Plan("three slow knocks on a wooden door, then footsteps on gravel");
        var knocks = sheet.Events.Where(cue => cue.Sound == "knock on wood").ToArray();
        var steps = sheet.Events.Where(cue => cue.Sound == "footsteps on gravel").ToArray();
        Assert.Equal(3, knocks.Length);
        Assert.All(knocks.Zip(knocks[1..]), pair => Assert.InRange(pair.Second.Seconds - pair.First.Seconds, 0.6, 1.6));
        Assert.NotEmpty(steps);
        Assert.True(steps[0].Seconds > knocks[^1].Seconds);
    }

    [Fact]
    public void What_the_words_name_and_the_picture_shows_is_heard_when_and_where_it_is_shown()
    {
        var sheet = Plan("knocks on a wooden door", ThreeHits);
        Assert.Equal(ThreeHits.Events.Select(seen => (seen.Seconds, seen.Pan)), sheet.Events.Select(cue => (cue.Seconds, cue.Placing.Pan)));
        Assert.All(sheet.Events, cue => Assert.Equal("knock on wood", cue.Sound));
    }

    [Fact]
    public void Without_words_what_is_seen_has_a_sound_of_its_own()
    {
        var sheet = Plan("", ThreeHits);
        Assert.Equal(ThreeHits.Events.Select(seen => seen.Seconds), sheet.Events.Select(cue => cue.Seconds));
        Assert.All(sheet.Events, cue => Assert.False(string.IsNullOrEmpty(cue.Because)));

        // Who says nothing is not told that it was not understood.
        Assert.Equal(["place"], sheet.Decisions.Select(decision => decision.What));
    }

    [Fact]
    public void Where_nothing_is_asked_for_and_nothing_is_seen_there_is_silence()
    {
        var sheet = Plan("", SeenSounds.Nothing);
        Assert.Empty(sheet.Events);
        Assert.Empty(sheet.Beds);
    }

    [Fact]
    public void A_masked_look_leaves_the_times_and_takes_the_sounds_from_words_alone()
    {
        var masked = new FoleyWishes { Prompt = "knocks on a wooden door", IgnoresLook = true };
        Assert.Equal(ThreeHits.Events.Select(seen => seen.Seconds), Plan(masked, ThreeHits).Events.Select(cue => cue.Seconds));
        Assert.Empty(Plan(masked with { Prompt = "" }, ThreeHits).Events);
    }

    [Fact]
    public void What_is_forbidden_is_not_heard_whoever_asks_for_it()
    {
        var wishes = new FoleyWishes { Prompt = "knocks on a wooden door, footsteps on gravel", Negative = "knocking" };
        Assert.DoesNotContain(Plan(wishes, null).Events, cue => cue.Sound == "knock on wood");
        Assert.Contains(Plan(wishes, null).Events, cue => cue.Sound == "footsteps on gravel");

        var seen = Plan("", ThreeHits).Events[0].Sound;
        Assert.DoesNotContain(Plan(new FoleyWishes { Negative = seen }, ThreeHits).Events, cue => cue.Sound == seen);
    }

    [Fact]
    public void The_more_literally_words_are_taken_the_more_of_what_is_heard_is_theirs()
    {
        var shares = new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(literalness =>
        {
            var sheet = Plan(new FoleyWishes { Prompt = "footsteps on gravel", Literalness = literalness }, ThreeHits);
            return Power(sheet, cue => cue.Sound == "footsteps on gravel") / Math.Max(1e-9, Power(sheet, _ => true));
        }).ToArray();
        Assert.Equal(0, shares[0]);
        Assert.Equal(1, shares[^1], 6);
        Assert.All(shares.Zip(shares[1..]), pair => Assert.True(pair.Second >= pair.First - 1e-9, string.Join(" ", shares)));
    }

    [Fact]
    public void More_effort_never_chooses_worse()
    {
        var worths = new[] { 1, 4, 10, 25, 50 }.Select(effort =>
        {
            var cue = Plan(new FoleyWishes { Prompt = "one knock on a wooden door", Effort = effort }, null).Events[0];
            return Audition.Of(SoundLibrary.Find(cue.Sound), cue.Manner, new Seed(1), cue.Variation).Fit;
        }).ToArray();
        Assert.All(worths.Zip(worths[1..]), pair => Assert.True(pair.Second >= pair.First, string.Join(" ", worths)));
        Assert.True(worths[^1] > worths[0]);
    }

    [Fact]
    public void Neighbours_in_a_row_are_not_the_same_sound_twice()
    {
        var steps = Plan("footsteps on gravel").Events;
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.NotEqual(pair.First.Variation, pair.Second.Variation));
    }

    [Fact]
    public void Segments_have_their_own_words_in_their_own_time()
    {
        var wishes = new FoleyWishes { Segments = [new Segment { Start = 0, Prompt = "knock on a wooden door" }, new Segment { Start = 4, Prompt = "footsteps on gravel" }] };
        var sheet = Plan(wishes, null);
        Assert.All(sheet.Events.Where(cue => cue.Sound == "knock on wood"), cue => Assert.InRange(cue.Seconds, 0, 4));
        Assert.All(sheet.Events.Where(cue => cue.Sound == "footsteps on gravel"), cue => Assert.InRange(cue.Seconds, 4, 8));
        Assert.Equal(2, sheet.Events.Select(cue => cue.Sound).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_plans_the_same_and_another_seed_another_time_table()
    {
        Assert.Equal(Plan("footsteps on gravel").Events, Plan("footsteps on gravel").Events);
        Assert.NotEqual(Plan("footsteps on gravel").Events.Select(cue => cue.Seconds), Plan(new FoleyWishes { Prompt = "footsteps on gravel" }, null, seed: 2).Events.Select(cue => cue.Seconds));
    }

    [Theory]
    [InlineData("a knock on a wooden door", null)]
    [InlineData("rain for 20 seconds", 20.0)]
    public void The_length_is_what_the_words_say(string prompt, double? seconds) => Assert.Equal(seconds, FoleyPlanner.LengthAsked(prompt, 8));

    [Fact]
    public void A_long_row_has_the_time_it_takes() => Assert.InRange(FoleyPlanner.LengthAsked("twelve slow knocks on a wooden door", 8) ?? 0, 9, 25);

    private static SeenEvent Hit(double seconds, double pan) =>
        new() { Seconds = seconds, Kind = SeenKind.Impact, Strength = 0.6, Pan = pan, Because = "something stops dead" };

    private static double Power(FoleySheet sheet, Func<EffectCue, bool> which) => sheet.Events.Where(which).Sum(cue => Math.Pow(10, cue.LevelDb / 10));

    private static FoleySheet Plan(string prompt, SeenSounds? seen = null) => Plan(new FoleyWishes { Prompt = prompt, Effort = 6 }, seen);

    private static FoleySheet Plan(FoleyWishes wishes, SeenSounds? seen, ulong seed = 1) => FoleyPlanner.Plan(wishes, seen, SampleClock.SamplesAt(8), new Seed(seed)).Sheet;
}
