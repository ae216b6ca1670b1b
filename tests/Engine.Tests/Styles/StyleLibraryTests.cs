using Cuewright.Engine.Data;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Styles;

public class StyleLibraryTests
{
    private const string Smallest = """
        name: smallest
        title: Smallest
        words: [small]
        mood: { arousal: [0, 1], valence: [0, 1] }
        tempo: { low: 60, usual: 80, high: 100, bend: 0.05 }
        meters: [4/4]
        modes:
          - { mode: ionian, valence: [0, 1], because: it is, progressions: [{ chords: "I | IV" }], cadences: ["V"], final: "I" }
        parts:
          - { name: chords, role: harmony, play: chords, instruments: [grand piano], patterns: [{ steps: "x---x---x---x---" }] }
        hits: { strike: [] }
        transitions: {}
        nouns: [Thing]
        """;

    [Fact]
    public void Every_style_can_be_read_and_names_are_unique()
    {
        Assert.True(StyleLibrary.All.Length >= 10);
        Assert.Equal(StyleLibrary.All.Length, StyleLibrary.All.Select(style => style.Name).Distinct().Count());
    }

    [Fact]
    public void What_calls_for_a_style_stands_at_the_head_of_its_file()
    {
        foreach (var (head, style) in StyleLibrary.Heads.Zip(StyleLibrary.All))
        {
            Assert.Equal((head.Name, head.Title, head.Mood, head.Screen), (style.Name, style.Title, style.Mood, style.Screen));
            Assert.Equal(head.Words, style.Words);
            Assert.Equal(head.Scenes.OrderBy(scene => scene.Key), style.Scenes.OrderBy(scene => scene.Key));
        }
    }

    [Fact]
    public void The_smallest_style_is_a_style() => Assert.Equal("smallest", Read(Smallest).Name);

    [Fact]
    public void The_worked_example_of_the_documentation_is_a_style()
    {
        using var page = new StreamReader(typeof(StyleLibraryTests).Assembly.GetManifestResourceStream("styles.md")!);
        var example = page.ReadToEnd().Split("```yaml\n")[1].Split("```")[0];

        Assert.Equal("desert-road", Read(example).Name);
    }

    [Theory]
    [InlineData("play: chords", "play: cords", "play")]
    [InlineData("title: Smallest", "", "title")]
    [InlineData("title: Smallest", "titel: Smallest", "titel")]
    [InlineData("I | IV", "I | IX", "IX")]
    [InlineData("I | IV", "I | Q", "Q")]
    [InlineData("grand piano", "grand pianola", "grand pianola")]
    [InlineData("x---x---x---x---", "x--", "x--")]
    [InlineData("x---x---x---x---", "z---", "Chords is written")]
    [InlineData("meters: [4/4]", "meters: [4-4]", "4-4")]
    [InlineData("strike: []", "strike: [bang]", "bang")]
    [InlineData("usual: 80", "usual: 180", "tempo")]
    [InlineData("play: chords", "play: chords, mood: { arousal: [0, 1], valence: [0, 0.5] }", "whatever the mood")]
    [InlineData("because: it is,", "because: it is, scale: purple,", "purple")]
    public void A_mistake_is_refused_with_the_file_and_the_place(string right, string wrong, string named)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(Smallest.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith("smallest.style.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_style_is_refused_with_those_there_are()
    {
        var error = Assert.Throws<RefusalException>(() => StyleLibrary.Find("polka-metal"));

        Assert.Contains("ambient", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Brighter_moods_get_brighter_modes()
    {
        var style = StyleLibrary.Find("cinematic-emotional");

        Assert.Equal((Mode.Aeolian, Mode.Ionian, Mode.Lydian), (style.HarmonyFor(0.1).Mode, style.HarmonyFor(0.6).Mode, style.HarmonyFor(0.95).Mode));
    }

    [Fact]
    public void A_mode_may_bring_its_own_row_of_tones()
    {
        var style = StyleLibrary.Find("east-asian");

        Assert.Equal("in", Row(Mode.Phrygian));
        Assert.Equal("pentatonic", Row(Mode.Dorian));

        string? Row(Mode mode) => style.In(mode).Parts.Single(part => part.Melody is not null).Melody!.Scale;
    }

    [Fact]
    public void A_player_of_another_mood_is_left_out()
    {
        var style = StyleLibrary.Find("suspense");

        var frightful = style.Feeling(0.8, 0.1);
        var watchful = style.Feeling(0.4, 0.3);

        Assert.Contains(frightful.Parts, part => part.Name == "shriek");
        Assert.DoesNotContain(frightful.Parts, part => part.Melody is not null);
        Assert.DoesNotContain(watchful.Parts, part => part.Name == "shriek");
        Assert.Contains(watchful.Parts, part => part.Melody is not null);
    }

    [Fact]
    public void Fury_is_heavier_than_action()
    {
        Assert.Equal(["chug", "driven bass", "heavy kit"], Names(0.95, 0.2).Except(Names(0.95, 0.7)));

        static IEnumerable<string> Names(double arousal, double valence) => StyleLibrary.Find("action").Feeling(arousal, valence).Parts.Select(part => part.Name);
    }

    private static Style Read(string yaml) => StyleLibrary.Check(DataFile.Parse<Style>(new StringReader(yaml), "smallest.style.yaml"), "smallest.style.yaml");
}
