using Cuewright.Engine.Foley.Planning;
using Cuewright.Engine.Foley.Playing;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Tests.Foley.Planning;

public sealed class UsualPlaceTests
{
    [Fact]
    public void The_table_names_families_and_places_that_exist()
    {
        var families = SoundLibrary.All.Select(sound => sound.Family).ToHashSet();
        Assert.DoesNotContain(UsualPlace.Table.Values.SelectMany(names => names), name => !families.Contains(name));
        Assert.Empty(UsualPlace.Table.Keys.Except(Place.All.Select(place => place.Name)));
    }

    [Theory]
    [InlineData("outdoors", "rain", "knock on wood")]
    [InlineData("room", "knock on wood")]
    [InlineData("room")]
    public void The_first_sound_that_has_a_place_decides(string place, params string[] sounds) => Assert.Equal(place, UsualPlace.Of(sounds));

    [Fact]
    public void Sights_and_sounds_that_bounce_name_sounds_that_exist()
    {
        var named = Sight.All.SelectMany(sight => sight.Places.Values.Append(sight.Sound).Append(sight.Small)).Concat(SoundLibrary.All.Select(sound => sound.Contact)).OfType<string>();
        Assert.DoesNotContain(named, name => !SoundLibrary.Has(name));
    }

    [Fact]
    public void Sights_name_families_that_exist() =>
        Assert.Empty(Sight.All.SelectMany(sight => sight.Families).Except(SoundLibrary.All.Select(sound => sound.Family)));
}
