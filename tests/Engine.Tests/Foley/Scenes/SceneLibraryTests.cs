using Cuewright.Engine.Foley.Playing;
using Cuewright.Engine.Foley.Scenes;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Tests.Foley.Scenes;

public sealed class SceneLibraryTests
{
    public static TheoryData<string> Names => [.. SceneLibrary.All.Select(scene => scene.Name)];

    [Fact]
    public void There_are_many() => Assert.True(SceneLibrary.All.Count() >= 40);

    [Fact]
    public void No_words_mean_two_scenes()
    {
        var twice = SceneLibrary.All.SelectMany(scene => scene.Words.Append(scene.Name)).GroupBy(word => word, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
        Assert.Empty(twice.Select(group => group.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_that_is_heard_exists(string name)
    {
        var scene = SceneLibrary.Find(name);
        Assert.Contains(Place.All, place => place.Name == scene.Place);
        Assert.All(scene.Beds.Select(bed => bed.Sound).Concat(scene.Events.Select(happens => happens.Sound)), sound => Assert.True(SoundLibrary.Has(sound), sound));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Something_is_heard_by_day_and_by_night_and_in_the_rain(string name)
    {
        var scene = SceneLibrary.Find(name);
        foreach (var manner in new[] { new SceneManner { Night = false }, new SceneManner { Night = true }, new SceneManner { Rainy = true } })
        {
            var wanted = SceneLibrary.Expand(scene, name, manner);
            Assert.True(wanted.Length >= 2);
            Assert.Contains(wanted, sound => sound.GoesOn);
            Assert.All(wanted, sound => Assert.True(SoundLibrary.Has(sound.Sound) && (sound.GoesOn || sound.PerMinute > 0)));
            Assert.All(wanted, sound => Assert.InRange(sound.Placing.Pan, -1, 1));
        }
    }

    [Fact]
    public void Night_brings_owls_to_the_forest_and_takes_its_birds()
    {
        string[] day = [.. Heard("forest", new SceneManner { Night = false })];
        string[] night = [.. Heard("forest", new SceneManner { Night = true })];
        Assert.Contains("birdsong", day);
        Assert.DoesNotContain("owl hoot", day);
        Assert.Contains("owl hoot", night);
        Assert.DoesNotContain("birdsong", night);
    }

    [Fact]
    public void Busy_has_more_of_everything_and_quiet_less()
    {
        var scene = SceneLibrary.Find("cafe");
        var (quiet, busy) = (Often(scene, 0.5), Often(scene, 2));
        Assert.Equal(4, busy / quiet, 6);
        Assert.True(Bed(scene, 2).LevelDb > Bed(scene, 0.5).LevelDb + 3);
    }

    [Fact]
    public void Far_is_farther()
    {
        var scene = SceneLibrary.Find("beach");
        var (near, far) = (SceneLibrary.Expand(scene, ""), SceneLibrary.Expand(scene, "", new SceneManner { Distance = 3 }));
        Assert.All(near.Zip(far), pair => Assert.Equal(3 * pair.First.Placing.Distance, pair.Second.Placing.Distance, 9));
    }

    [Fact]
    public void Rain_falls_on_streets_and_on_windows()
    {
        Assert.Contains("rain", Heard("city street", new SceneManner { Rainy = true }));
        Assert.Contains("rain on a window", Heard("living room", new SceneManner { Rainy = true }));
        Assert.Single(Heard("rain outside", new SceneManner { Rainy = true }), "rain");
    }

    [Fact]
    public void What_happens_comes_from_several_places()
    {
        var dogs = SceneLibrary.Expand(SceneLibrary.Find("village"), "").Where(sound => sound.Sound == "dog bark").ToArray();
        Assert.Equal(2, dogs.Length);
        Assert.True(Math.Abs(dogs[0].Placing.Pan - dogs[1].Placing.Pan) > 0.3);
        Assert.True(dogs[1].Placing.Distance > dogs[0].Placing.Distance);
    }

    private static IEnumerable<string> Heard(string scene, SceneManner manner) => SceneLibrary.Expand(SceneLibrary.Find(scene), scene, manner).Select(sound => sound.Sound);

    private static double Often(Scene scene, double density) => SceneLibrary.Expand(scene, "", new SceneManner { Density = density }).Sum(sound => sound.PerMinute ?? 0);

    private static WantedSound Bed(Scene scene, double density) => SceneLibrary.Expand(scene, "", new SceneManner { Density = density }).First(sound => sound.GoesOn);
}
