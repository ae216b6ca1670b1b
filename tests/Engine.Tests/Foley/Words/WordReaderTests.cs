using System.Diagnostics;
using Cuewright.Engine.Foley.Sounds;
using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Tests.Foley.Words;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12345 67 8.9")]
    [InlineData("🎬🎬🎬🔥")]
    [InlineData("犬が吠えている。雨。")]
    [InlineData("собака лает")]
    [InlineData("'; DROP TABLE sounds; --")]
    [InlineData("{\"sound\": null}")]
    [InlineData("<b>&amp;</b> ${jndi:ldap://x}")]
    [InlineData("no no no without not")]
    [InlineData("then then then, after before until")]
    [InlineData("at for every 3 seconds from to")]
    [InlineData("a\u0301\u0301 \ud83d")]
    [InlineData("99999999999999999999 knocks at 1:2:3:4:5")]
    public void Whatever_is_written_is_read_without_fault(string prompt)
    {
        var wanted = WordReader.Read(prompt);
        Assert.All(wanted.Sounds, sound => Assert.True(SoundLibrary.Has(sound.Sound)));
        Assert.NotNull(WordReader.Forbid(prompt));
    }

    [Fact]
    public void Where_nothing_is_understood_that_is_said_with_what_is_known()
    {
        var wanted = WordReader.Read("zxqv wubble");
        Assert.Empty(wanted.Sounds);
        Assert.Contains(wanted.Decisions, decision => decision.Choice == "none" && decision.Because.Contains("impacts"));
    }

    [Fact]
    public void What_is_not_known_becomes_the_nearest_and_it_is_said()
    {
        var wanted = WordReader.Read("a yak");
        Assert.Equal("cow moo", Assert.Single(wanted.Sounds).Sound);
        Assert.Contains(wanted.Decisions, decision => decision.Choice == "cow moo instead of \"yak\"");
    }

    [Fact]
    public void A_long_text_is_read_in_little_time()
    {
        WordReader.Read("a dog barks");
        var text = string.Concat(Enumerable.Repeat("a dog barks at a cat while footsteps on gravel approach and rain falls ", 80));
        var least = Enumerable.Range(0, 5).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            WordReader.Read(text);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });

        // Far beyond what it takes; a reading that grows with the square of the length would take seconds.
        Assert.True(least < 250, $"{least} ms");
    }

    [Theory]
    [InlineData("wind, birds singing", "wind", "storm wind", "birdsong", "crow caw")]
    [InlineData("speech, voices", "crowd murmur", "talker", "scream")]
    [InlineData("dog", "dog bark", "small dog", "dog growl")]
    [InlineData("rain", "rain", "heavy rain", "rain on a tin roof")]
    [InlineData("metal", "metal clang", "knock on metal", "footsteps on metal")]
    [InlineData("animals", "dog bark", "cow moo", "songbird chirp", "bee")]
    [InlineData("gunshots and explosions", "gunshot", "explosion")]
    [InlineData("loud footsteps", "footsteps on wood", "running footsteps")]
    public void Words_forbid_sounds_by_name_family_material_and_kind(string negative, params string[] forbidden)
    {
        var said = WordReader.Forbid(negative);
        Assert.All(forbidden, name => Assert.False(said.Allows(SoundLibrary.Find(name)), name));
        Assert.True(said.Allows(SoundLibrary.Find("coin drop")));
        Assert.False(said.Music);
    }

    [Fact]
    public void Music_is_forbidden_with_voices_and_leaves_the_rest()
    {
        var said = WordReader.Forbid("music, voices");
        Assert.True(said.Music);
        Assert.False(said.Allows(SoundLibrary.Find("cheering")));
        Assert.True(said.Allows(SoundLibrary.Find("rain")));
    }

    [Fact]
    public void What_a_prompt_denies_is_neither_heard_nor_allowed()
    {
        var wanted = WordReader.Read("rain on leaves but no thunder, without birds and frogs");
        Assert.Equal(["rain on leaves"], wanted.Sounds.Select(sound => sound.Sound));
        Assert.All(["thunder", "distant thunder", "birdsong", "frog croak"], name => Assert.False(wanted.Forbidden.Allows(SoundLibrary.Find(name)), name));
    }

    [Fact]
    public void A_scene_by_itself_is_all_that_is_heard_there()
    {
        var street = WordReader.Read("busy street at night");
        Assert.Equal("street", street.Place);
        Assert.True(street.Sounds.Length > 3);
        Assert.All(street.Sounds, sound => Assert.True(sound.GoesOn || sound.PerMinute > 0));
    }

    [Fact]
    public void A_scene_behind_what_is_named_is_a_soft_bed()
    {
        var forest = WordReader.Read("a wolf howls in the forest");
        Assert.Equal("forest", forest.Place);
        Assert.Equal("wolf howl", forest.Sounds[0].Sound);
        Assert.All(forest.Sounds.Skip(1), sound => Assert.True(sound.GoesOn && sound.LevelDb <= -9));
    }
}
