using System.Xml.Linq;
using Cuewright.Clips;
using Cuewright.Engine.Analysis.Plot;
using Cuewright.Engine.Seeds;

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
            Hits = [new PlotHit(1.6, true)],
            Waveform = [0, 0.5f, 1],
        });
        Assert.DoesNotContain("hits", Words(bare));
        Assert.Superset(new HashSet<string> { "hits", "sound", "music", "intro" }, Words(full).ToHashSet());
        Assert.Single(full.Descendants(), element => element.Name.LocalName == "image");
        Assert.True((double)full.Attribute("height")! > (double)bare.Attribute("height")!);
    }
}
