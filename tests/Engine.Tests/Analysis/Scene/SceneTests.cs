using Cuewright.Clips;
using Cuewright.Engine.Analysis.Scene;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Analysis.Scene;

/// <summary>What is there is said; what only resembles it is not. Scenes of two seeds, so that nothing hangs on one picture.</summary>
public class SceneTests
{
    private static string[] WordsFor(IScene scene, int frames = 45) =>
        [.. Watching.Watch(new ClipScript { Name = "", Shots = [new ScriptShot(scene, frames)] }, 80, 45).Scene.Select(word => word.Name)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Landscapes_are_told_by_their_colours_and_textures(ulong number)
    {
        var seed = new Seed(number);
        Assert.Equivalent(new[] { "outdoors", "day", "sky", "vegetation" }, WordsFor(Places.Meadow(seed)), strict: true);
        Assert.Equivalent(new[] { "outdoors", "vegetation" }, WordsFor(Places.Forest(seed)).Except(["day"]), strict: true);
        Assert.Superset(new HashSet<string> { "outdoors", "day", "snow" }, WordsFor(Places.SnowField(seed)).ToHashSet());
        Assert.Contains("sky", WordsFor(Places.Dusk(seed)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Water_and_fire_are_told_by_how_they_move(ulong number)
    {
        Assert.Contains("water", WordsFor(Places.Sea(new Seed(number))));
        Assert.Contains("fire", WordsFor(Places.Campfire(new Seed(number))));
        Assert.DoesNotContain("water", WordsFor(new Frozen(Places.Sea(new Seed(number)))));
        Assert.DoesNotContain("fire", WordsFor(new Frozen(Places.Campfire(new Seed(number)))));
    }

    [Fact]
    public void Many_lights_in_the_dark_are_a_city_and_one_lamp_is_not_even_night()
    {
        Assert.Equivalent(new[] { "outdoors", "night", "city lights" }, WordsFor(Places.CityAtNight(new Seed(1))), strict: true);
        Assert.Empty(WordsFor(Places.RoomWithOneLamp));
    }

    [Fact]
    public void A_wall_over_a_bright_table_is_indoors() => Assert.Equal(["indoors"], WordsFor(Places.Room(new Seed(1))));

    public static TheoryData<string, IScene> Lookalikes => new()
    {
        { "a blue wall is no sky", Places.BlueWall },
        { "a green cloth is no vegetation", Places.GreenCloth },
        { "a page is no snow", Places.Page },
        { "a moving orange ball is no fire", Places.OrangeBall },
        { "blue static is no water", Places.BlueStatic(new Seed(1)) },
        { "black is no night", new Plain(Ink.Black) },
        { "a dark picture is no night", new Backdrop(new Seed(1), new BackdropLook(0.1, 0.1)) },
        { "shapes under a moving camera are no people", new Backdrop(new Seed(1), new BackdropLook(), CameraMoves.Pan(0.4)) },
    };

    [Theory]
    [MemberData(nameof(Lookalikes))]
    public void What_only_resembles_it_is_not_said(string name, IScene scene)
    {
        var words = WordsFor(scene);
        Assert.True(words.Length == 0, $"Not so: {name}; said: {string.Join(", ", words)}");
    }

    [Fact]
    public void A_white_table_is_no_snow() => Assert.DoesNotContain("snow", WordsFor(Places.WhiteTable));

    [Fact]
    public void Each_shot_is_told_for_itself_and_the_clip_by_what_holds_for_a_good_part()
    {
        ScriptShot Shot(IScene scene, int frames) => new(scene, frames);
        var seen = Watching.Watch(new ClipScript { Name = "", Shots = [Shot(Places.Meadow(new Seed(1)), 60), Shot(Places.CityAtNight(new Seed(1)), 60), Shot(Places.Campfire(new Seed(1)), 10)] }, 80, 45);
        Assert.Equal(3, seen.Shots.Length);
        Assert.Contains(seen.Shots[0].Scene, word => word.Name == "vegetation");
        Assert.DoesNotContain(seen.Shots[0].Scene, word => word.Name == "night");
        Assert.Contains(seen.Shots[1].Scene, word => word.Name == "city lights");
        Assert.Superset(new HashSet<string> { "vegetation", "city lights" }, seen.Scene.Select(word => word.Name).ToHashSet());
        Assert.DoesNotContain(seen.Scene, word => word.Name == "fire");
    }

    [Fact]
    public void Styles_speak_of_scenes_that_can_be_seen() =>
        Assert.All(StyleLibrary.All.SelectMany(style => style.Scenes.Keys), name => Assert.Contains(name, SceneNames.All));

    /// <summary>The first picture of a scene, held.</summary>
    private sealed class Frozen(IScene scene) : IScene
    {
        public void Paint(Canvas canvas, double seconds) => scene.Paint(canvas, 0);
    }
}
