using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Mood;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Tests.Briefing.Prompts;

namespace Cuewright.Engine.Tests.Analysis.Mood;

public class DescriberTests
{
    private static readonly PromptReader Reader = Readers.Full;

    private static readonly Look Still = Look.Ordinary with { Motion = 0.01, Brightness = 0.65, Warmth = 0.2, CutSeconds = 20 };
    private static readonly Look Party = Look.Ordinary with { Motion = 0.6, Brightness = 0.65, Saturation = 0.5, Warmth = 0.1, CutSeconds = 0.8 };
    private static readonly Look Grief = Look.Ordinary with { Motion = 0.01, Brightness = 0.12, Saturation = 0.05, Warmth = -0.2, CutSeconds = 20 };
    private static readonly Look Chase = Look.Ordinary with { Motion = 0.6, Camera = 0.5, Brightness = 0.12, CutSeconds = 0.8 };

    [Fact]
    public void Pace_light_colour_movement_camera_mood_and_arc_are_told()
    {
        var text = Describer.Describe(Party.Seen());
        Assert.All(["frantic pace", "light is bright", "vivid colour", "violent movement", "the camera", "lively and bright", "throughout"], words => Assert.Contains(words, text));
        Assert.All(["slow", "unbroken"], words => Assert.DoesNotContain(words, text));
        Assert.InRange(text.Count(letter => letter == '.') - 1, 2, 6);
    }

    [Fact]
    public void A_reader_of_prompts_hears_in_the_words_what_the_numbers_say()
    {
        Look[] looks = [Still, Party, Grief, Chase];
        var said = looks.Select(look => look.Seen()).SelectMany(seen =>
        {
            var read = Reader.Read(Describer.Describe(seen));
            return new[] { (Seen: seen.Arousal - 0.5, Heard: read.Arousal), (Seen: seen.Valence - 0.5, Heard: read.Valence) };
        }).Where(pair => Math.Abs(pair.Seen) > 0.2).ToArray();
        Assert.True(said.Length >= 5, $"{said.Length} feelings are plain");
        Assert.All(said, pair => Assert.Equal(Math.Sign(pair.Seen), Math.Sign(pair.Heard ?? 0)));
    }

    [Fact]
    public void No_word_of_it_is_misread_as_an_instrument_a_key_or_a_ban()
    {
        double[] steps = [0, 0.15, 0.4, 0.8];
        var looks = from motion in steps
                    from light in steps
                    from colour in steps
                    from cuts in new[] { 0.5, 2, 8 }
                    select new Look(motion, motion, light, colour, colour - 0.4, 0.4, cuts);
        var places = new[] { "night", "city lights", "snow", "water", "vegetation", "fire", "sky", "indoors", "people" }.Select(name => new SceneWord(name, 1)).ToImmutableArray();
        Assert.All(looks, look =>
        {
            var read = Reader.Read(Describer.Describe(look.Seen(4) with { Scene = places, Moments = [new Moment(1, 0.1, MomentKind.Flash, 1), new Moment(30, 1.2, MomentKind.Impact, 1)] }));
            Assert.Empty(read.Wanted);
            Assert.Empty(read.Excluded);
            Assert.Null(read.Key);
            Assert.Null(read.Meter);
            Assert.False(read.Tempo is { IsNumber: true });
        });
    }

    [Fact]
    public void Places_are_told_in_words_and_the_way_between_them()
    {
        SceneWord[] city = [new("night", 0.9), new("city lights", 0.9)], sea = [new("water", 0.9), new("sky", 0.9), new("day", 1)];
        var seen = Look.Ordinary.Seen();
        Assert.Contains("It shows water and open sky.", Describer.Describe(seen with { Scene = [.. sea] }));
        seen = seen with { Shots = [seen.Shots[0] with { Scene = [.. city] }, .. seen.Shots[1..^1], seen.Shots[^1] with { Scene = [.. sea] }] };
        Assert.Contains("It leads from the lights of a city at night to water and open sky.", Describer.Describe(seen));
        Assert.DoesNotContain("It shows", Describer.Describe(Look.Ordinary.Seen()));
    }

    [Fact]
    public void The_camera_is_told_by_what_it_does()
    {
        static string Camera(PictureCurves curves) => PictureWords.Camera(curves);
        var still = Look.Ordinary.Seen().Curves;
        var moving = (Look.Ordinary with { Camera = 0.4 }).Seen().Curves;
        ImmutableArray<float> Even(float value) => [.. Enumerable.Repeat(value, 200)];
        Assert.Equal("pans to the left", Camera(moving with { Pan = Even(-0.3f) }));
        Assert.Equal("moves in", Camera(moving with { Pan = Even(0.1f), Zoom = Even(0.3f) }));
        Assert.Equal("is hand-held and shakes", Camera(moving with { Shake = Even(0.5f) }));
        Assert.Equal("rests", Camera(still with { Camera = Even(0.01f) }));
        Assert.Equal("keeps moving", Camera(moving with { Pan = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 0.3f : -0.3f)] }));
    }
}
