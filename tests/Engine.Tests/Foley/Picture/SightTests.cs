using Cuewright.Clips.Sights;
using Cuewright.Engine.Foley.Picture;
using Cuewright.Engine.Foley.Playing;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Analysis;

namespace Cuewright.Engine.Tests.Foley.Picture;

/// <summary>What would be heard in drawn clips is found when and where it happens; where nothing happens, nothing is.</summary>
public class SightTests(ITestOutputHelper output)
{
    private static readonly Seed Seed = new(31);

    private static SeenSounds Read(string name)
    {
        var clip = SightClips.Named(name, Seed);
        return SightReader.Read(Watching.Watch(clip.Script, clip.Width, clip.Height));
    }

    private static FoundSight Found(SeenEvent seen) =>
        new(seen.Seconds, Enum.TryParse<SightKind>(seen.Kind.ToString(), out var kind) ? kind : null, (seen.Pan + (seen.PanEnd ?? seen.Pan)) / 2);

    [Theory]
    [InlineData("bounce", "ball at 24, left", "ball at 30, to the right", "white ball on black", "ball, upright picture", "two balls")]
    [InlineData("walls", "between two walls", "sign that turns at the edges")]
    [InlineData("landing", "boxes fall", "falls fast at 24", "stopped fast at 60")]
    [InlineData("strokes", "fist", "fast knocks at 30")]
    [InlineData("pass", "ball to the left at 30", "very fast at 24", "swung to and fro")]
    [InlineData("camera and flash", "whip pan", "flashes")]
    public void What_happens_is_heard_when_and_where_it_does(string kind, params string[] names)
    {
        var score = SightScore.None;
        foreach (var name in names)
        {
            var one = SightScore.Of(SightClips.Named(name, Seed).Script, Read(name).Events.Select(Found));
            output.WriteLine($"{name}: {one}");
            score += one;
        }

        Assert.True(score.Onsets.F1 >= 0.85, $"{kind}: F1 is {score.Onsets.F1:0.00}");
        Assert.True(score.ErrorFrames <= 0.6 * score.Onsets.Found, $"{kind}: mean error {score.ErrorFrames / score.Onsets.Found:0.00} frames");
        Assert.True(score.PanError <= 0.12 * score.Onsets.Found, $"{kind}: mean pan error {score.PanError / score.Onsets.Found:0.00}");
        Assert.Equal(score.Onsets.Found, score.RightKind);
    }

    [Fact]
    public void Someone_who_walks_is_heard_step_by_step()
    {
        var score = SightScore.None;
        foreach (var name in new[] { "walks to the left at 30", "on the spot", "small and far, 60" })
        {
            var one = SightScore.Of(SightClips.Named(name, Seed).Script, Read(name).Events.Select(Found));
            output.WriteLine($"{name}: {one}");
            score += one;
        }

        Assert.True(score.Onsets.F1 >= 0.6, $"F1 is {score.Onsets.F1:0.00}");
        Assert.True(score.Onsets.Wrong <= score.Onsets.Found / 2, $"{score.Onsets.Wrong} steps that nobody made");
    }

    [Theory]
    [InlineData("pendulum")]
    [InlineData("leaves the picture")]
    [InlineData("falls out of the picture")]
    [InlineData("zoom")]
    [InlineData("hand-held")]
    [InlineData("still, grain")]
    [InlineData("fades")]
    [InlineData("mill")]
    [InlineData("bobbing")]
    public void Where_nothing_strikes_passes_or_steps_there_is_silence(string name)
    {
        var seen = Read(name);
        Assert.Empty(seen.Events);
        Assert.Empty(seen.Beds);
    }

    [Theory]
    [InlineData("rain")]
    [InlineData("rain in the dark")]
    [InlineData("campfire")]
    [InlineData("sea")]
    [InlineData("snowfall")]
    public void Weather_water_and_fire_are_heard_all_the_while(string name)
    {
        var clip = SightClips.Named(name, Seed);
        var bed = Assert.Single(Read(name).Beds);
        Assert.Contains(clip.Beds, part => bed.Sound.Contains(part, StringComparison.Ordinal));
        Assert.Equal(0, bed.Start);
        Assert.Equal(clip.Script.Seconds, bed.End, 0.05);
    }

    [Fact]
    public void Something_that_passes_is_heard_from_the_side_it_comes_from_to_the_other()
    {
        var toLeft = Assert.Single(Read("ball to the left at 30").Events);
        Assert.InRange(toLeft.Pan, 0.7, 1);
        Assert.InRange(toLeft.PanEnd!.Value, -1, -0.7);
    }

    [Fact]
    public void A_sound_that_is_heard_of_a_scene_exists_and_so_does_its_place()
    {
        Assert.All(SceneBeds.Sounds.Beds, bed => Assert.Equal(SoundKind.Bed, SoundLibrary.Find(bed.Sound).Kind));
        Assert.All(SceneBeds.Sounds.Places, place => Assert.NotNull(Place.Find(place.Place)));
    }

    [Fact]
    public void Words_of_scenes_that_are_listened_for_can_be_seen() =>
        Assert.All(SceneBeds.Sounds.Beds.SelectMany(bed => bed.Shows.AddRange(bed.Without)).Concat(SceneBeds.Sounds.Places.SelectMany(place => place.Shows)),
            word => Assert.Contains(word, Engine.Analysis.Scene.SceneNames.All));
}
