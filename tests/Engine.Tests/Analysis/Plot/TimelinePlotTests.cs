using System.Xml.Linq;
using Cuewright.Clips;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Plot;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Tests.Analysis.Mood;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Analysis.Plot;

public class TimelinePlotTests
{
    private static XElement Drawn(PlotMatter matter) =>
        XElement.Parse(TimelinePlot.Draw(Watching.Watch(CutClips.Named("flash on the cut", new Seed(1))), matter));

    private static IEnumerable<string> Words(XElement svg) => svg.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value);

    [Fact]
    public void Titles_with_any_character_give_well_formed_SVG() =>
        Assert.Contains("a <b> & \"c\".mp4", Words(Drawn(new PlotMatter { Title = "a <b> & \"c\".mp4" })));

    [Fact]
    public void Lanes_without_matter_are_left_out()
    {
        var bare = Drawn(new PlotMatter { Title = "clip" });
        var full = Drawn(new PlotMatter
        {
            Title = "clip",
            Thumbnails = [new PlotThumbnail(0, "data:image/png;base64,AAAA")],
            Sections = [new PlotSection(0, 4.8, "intro", 2)],
            Hits = [new PlotHit(1.6, true), new PlotHit(3.1, true, Met: false, ErrorMs: 84)],
            Bars = [new PlotBar(0, 1), new PlotBar(2.4, 2)],
            Tempos = [new PlotTempo(0, 100)],
            Waveform = [0, 0.5f, 1],
        });
        Assert.All(["hits", "form", "bars", "sound"], name => Assert.DoesNotContain(name, Words(bare)));
        Assert.Superset(new HashSet<string> { "hits", "sound", "form", "bars", "intro", "100 bpm", "+84 ms" }, Words(full).ToHashSet());
        Assert.Single(full.Descendants(), element => element.Name.LocalName == "image");
        Assert.True((double)full.Attribute("height")! > (double)bare.Attribute("height")!);
    }

    [Fact]
    public void The_clips_own_sound_is_drawn_where_there_is_some()
    {
        var seen = Watching.Watch(CutClips.Named("flash on the cut", new Seed(1)));
        var sound = new SourceSound { Speech = [new Passage(1, 2)], Music = [], Silence = [new Passage(3, 4)], Events = [new SoundEvent(2.5, 0.5)], LevelDb = [.. Enumerable.Repeat(-20f, 48)] };
        var words = Words(XElement.Parse(TimelinePlot.Draw(seen with { Sound = sound }, new PlotMatter { Title = "clip" }))).ToHashSet();
        Assert.Superset(new HashSet<string> { "clip's sound", "speech", "silence" }, words);
        Assert.DoesNotContain("music", words);
    }

    [Fact]
    public void Scene_and_pulse_stand_as_tags()
    {
        var seen = Watching.Watch(CutClips.Named("flash on the cut", new Seed(1))) with { Scene = [new SceneWord("snow", 0.9)], Pulse = new VisualPulse(96, 0.8) };
        Assert.Superset(new HashSet<string> { "snow", "pulse 96 bpm" }, Words(XElement.Parse(TimelinePlot.Draw(seen, new PlotMatter { Title = "clip" }))).ToHashSet());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    [InlineData(600)]
    public void Clips_of_any_length_stay_small_and_inside_the_drawing(double seconds)
    {
        var text = TimelinePlot.Draw((Look.Ordinary with { CutSeconds = 3 }).Seen(seconds), new PlotMatter { Title = "clip" });
        Assert.True(text.Length < 600_000, $"{text.Length} characters");
        var places = XElement.Parse(text).Descendants().Where(element => element.Name.LocalName == "rect" && element.Attribute("x") is not null).Select(rect => (double)rect.Attribute("x")! + (double)rect.Attribute("width")!);
        Assert.All(places, right => Assert.InRange(right, 0, 1600));
    }
}
