using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Form;

/// <summary>Pieces from words alone, from a sting to a long bed.</summary>
public class LengthsTests
{
    private static readonly string[] Some = ["cinematic-emotional", "house", "solo-piano", "rock", "jazz-trio", "ambient"];

    public static TheoryData<string, double> StylesAndLengths =>
        [.. from style in Some from seconds in new[] { 1.0, 2, 3, 6, 15, 30, 60, 180, 600 } select new TheoryDataRow<string, double>(style, seconds)];

    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(StylesAndLengths))]
    public void Every_length_holds_together(string style, double seconds)
    {
        for (var seed = 1ul; seed <= (seconds > 100 ? 1ul : 3); seed++)
        {
            var (score, grid) = Compose(style, seconds, seed);
            var notes = score.Parts.SelectMany(part => part.Notes).OrderBy(note => note.Start).ToArray();

            Assert.True(grid.Tempo.SecondsAt(notes[0].Start) < 0.5, "it begins late");
            Assert.InRange(notes.Max(note => note.End), 1, grid.EndTick);
            Assert.True(notes.Count(note => note.Start == grid.FinalTick) >= 2, "no last chord");
            var contrast = score.Sections.Max(section => section.Energy) - score.Sections.Min(section => section.Energy);
            Assert.True(contrast >= (seconds >= 60 ? 2 : seconds >= 30 ? 1 : 0), $"no shape: {string.Join(' ', score.Sections.Select(section => section.Energy))}");
            if (seconds >= 60) Assert.True(score.Sections.Length >= 3, "no form");
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void The_loudest_section_has_more_players_or_busier_ones_than_the_calmest(string style)
    {
        var (score, grid) = Compose(style, 120, 1);
        var calm = score.Sections.MinBy(section => section.Energy)!;
        var wild = score.Sections.MaxBy(section => section.Energy)!;

        Assert.True(Playing(wild).Length > Playing(calm).Length || Busy(wild) > 1.15 * Busy(calm), $"{style}: {Playing(calm).Length} and {Playing(wild).Length} players, {Busy(calm):0} and {Busy(wild):0} notes a bar, {calm.Energy} and {wild.Energy}");

        Note[][] Playing(ScoreSection section) => [.. score.Parts.Where(part => part.Role != PartRole.Effects)
            .Select(part => part.Notes.Where(note => note.Start >= grid.Meters.TickOfBar(section.StartBar) && note.Start < Math.Min(grid.FinalTick, grid.Meters.TickOfBar(section.EndBar))).ToArray())
            .Where(notes => notes.Length > 0)];

        double Busy(ScoreSection section) => (double)Playing(section).Sum(notes => notes.Length) / (section.EndBar - section.StartBar);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Ten_minutes_go_on_to_something_new(string style)
    {
        var (score, grid) = Compose(style, 600, 2);
        var blocks = Enumerable.Range(0, grid.Bars / 8).Select(block => Block(score, block * 8)).ToArray();

        for (var i = 2; i < blocks.Length; i++) Assert.False(blocks[i] == blocks[i - 1] && blocks[i - 1] == blocks[i - 2], $"{style}: bars {i * 8} to {(i * 8) + 8}");
        Assert.True(blocks.Distinct().Count() > blocks.Length / 2, $"{style}: {blocks.Distinct().Count()} of {blocks.Length} blocks are new");
        Assert.True(score.Sections.Select(section => section.Label).Distinct().Count() >= 5, string.Join(' ', score.Sections.Select(section => section.Label)));
    }

    private static (Score Score, Grid Grid) Compose(string style, double seconds, ulong seed)
    {
        var brief = Briefer.Write(null, new Wishes { Style = style }, SampleClock.SamplesAt(seconds), new Seed(seed), 0);
        var found = StyleLibrary.Find(style);
        var grid = GridSolver.Solve(brief, found.Tempo.Bend);
        return (Composer.Compose(brief, found, grid).Score, grid);
    }

    /// <summary>Every note of eight bars, without its loudness.</summary>
    private static string Block(Score score, int bar)
    {
        var (start, end) = (score.Meters.TickOfBar(bar), score.Meters.TickOfBar(bar + 8));
        return string.Join(';', score.Parts.Select(part => string.Join(',', part.Notes.Where(note => note.Start >= start && note.Start < end).Select(note => $"{note.Start - start}:{note.Pitch}"))));
    }
}
