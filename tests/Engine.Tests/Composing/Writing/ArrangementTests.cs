using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Writing;

public class ArrangementTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [InlineData(DropOut.Drums, true, false)]
    [InlineData(DropOut.Rhythm, true, true)]
    [InlineData(DropOut.All, true, true)]
    public void Before_a_peak_those_drop_out_whom_the_style_names(DropOut way, bool drums, bool bass)
    {
        var style = StyleLibrary.Find("rock");
        style = style with { Transitions = style.Transitions with { DropOuts = [way] } };
        var brief = Pieces.Brief("rock", 60, energies: "35") with { Hits = [] };
        var grid = GridSolver.Solve(brief, style.Tempo.Bend);
        var parts = Composer.Compose(brief, style, grid).Score.Parts;
        var peak = grid.Meters.TickOfBar(grid.Sections[1].StartBar);

        Assert.Equal(drums, Rests(PartRole.Drums));
        Assert.Equal(bass, Rests(PartRole.Bass));
        Assert.Equal(way == DropOut.All, Rests(PartRole.Harmony));

        bool Rests(PartRole role) => !parts.Where(part => part.Role == role).SelectMany(part => part.Notes).Any(note => note.Start < peak - 60 && note.Start >= peak - Ticks.PerQuarter + 60);
    }

    /// <summary>What is asked for in segments is heard: who plays or what they play is another, within a beat of the start.</summary>
    [Theory]
    [MemberData(nameof(Styles))]
    public void Sections_that_were_asked_for_are_heard_where_they_were_asked_for(string style)
    {
        var wishes = new Wishes
        {
            Style = style,
            Segments = [new Segment { Start = 0, Prompt = "quiet and sparse" }, new Segment { Start = 14.3, Prompt = "big and powerful" }, new Segment { Start = 31, Prompt = "calm" }],
        };
        var brief = Briefer.Write(null, wishes, SampleClock.SamplesAt(48), new Seed(3), 0);
        var found = StyleLibrary.Find(brief.Style);
        var grid = GridSolver.Solve(brief, found.Tempo.Bend);
        var parts = Composer.Compose(brief, found, grid).Score.Parts.Where(part => part.Role != PartRole.Effects).ToArray();

        foreach (var start in new[] { 14.3, 31 })
        {
            var bar = grid.Sections.Select(section => section.StartBar).MinBy(bar => Math.Abs(grid.Tempo.SecondsAt(grid.Meters.TickOfBar(bar)) - start));
            var joint = grid.Meters.TickOfBar(bar);
            Assert.True(Math.Abs(grid.Tempo.SecondsAt(joint) - start) < 60 / brief.Tempo.LowestBpm, $"{style}: {grid.Tempo.SecondsAt(joint):0.00} s for {start}");
            var (before, after) = (Texture(joint - Ticks.PerWhole), Texture(joint));
            var alike = (double)before.Intersect(after).Count() / before.Union(after).Count();
            Assert.True(alike < 0.75, $"{style}: {alike:0.00} of the bars around {start} s are alike");
        }

        HashSet<(string, long)> Texture(long from) =>
            [.. parts.SelectMany(part => part.Notes.Where(note => note.Start >= from && note.Start < from + Ticks.PerWhole).Select(note => (part.Name, (note.Start - from) / Ticks.PerEighth)))];
    }

    [Fact]
    public void Segments_of_silence_are_silent()
    {
        var wishes = new Wishes { Style = "cinematic-emotional", Segments = [new Segment { Start = 0, Prompt = "warm strings" }, new Segment { Start = 12, Prompt = "silence" }, new Segment { Start = 16, Prompt = "powerful" }] };
        var brief = Briefer.Write(null, wishes, SampleClock.SamplesAt(30), new Seed(1), 0);
        var grid = GridSolver.Solve(brief, 0.06);
        var notes = Composer.Compose(brief, StyleLibrary.Find(brief.Style), grid).Score.Parts.SelectMany(part => part.Notes).ToArray();

        Assert.Equal(0, brief.Sections[1].Energy);
        Assert.DoesNotContain(notes, note => grid.Tempo.SecondsAt(note.Start) < 15.9 && grid.Tempo.SecondsAt(note.End) > 12.1);
    }
}
