using System.Text.Json;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Writing;

public class FollowingTests
{
    private const double Seconds = 32;

    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void Everyone_plays_up_where_much_happens_and_holds_back_where_little_does(string style)
    {
        var (still, lively) = (Shaded(style, 0.6, 0), Shaded(style, 0.6, 1));

        Assert.Equal(still.Parts.Select(part => part.Name), lively.Parts.Select(part => part.Name));
        var final = Pieces.Compose(Brief(style, 0.6, 0)).Grid.FinalTick;
        foreach (var (quiet, loud) in still.Parts.Select(Before).Zip(lively.Parts.Select(Before)).Where(pair => pair.First.Notes.Length > 0))
        {
            var share = loud.Expression.IsEmpty ? Force(loud) / Force(quiet) : Swell(loud) / Swell(quiet);
            Assert.True(share is > 1.5 and < 2, $"{style}: {loud.Name} plays {share:0.00} times up");
        }

        Part Before(Part part) => part with { Notes = [.. part.Notes.Where(note => note.Start < final)] };
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void The_last_chord_follows_nobody(string style)
    {
        var final = Pieces.Compose(Brief(style, 0.6, 0)).Grid.FinalTick;

        Assert.Equal(Last(Shaded(style, 0.6, 0)), Last(Shaded(style, 0.6, 1)));

        IEnumerable<Note> Last(Score score) => score.Parts.SelectMany(part => part.Notes).Where(note => note.Start >= final);
    }

    [Fact]
    public void A_bed_follows_nothing() =>
        Assert.Equal(JsonSerializer.Serialize(Shaded("house", 0, 0)), JsonSerializer.Serialize(Shaded("house", 0, 1)));

    [Fact]
    public void The_more_sync_the_more_is_followed()
    {
        var widths = new[] { 0.2, 0.4, 0.6 }.Select(sync => Drums(Shaded("lo-fi", sync, 1)) - Drums(Shaded("lo-fi", sync, 0))).ToArray();

        Assert.True(widths[0] > 0 && widths[1] > widths[0] + 3 && widths[2] > widths[1] + 3, string.Join(" ", widths));
    }

    private static Score Shaded(string style, double sync, float action) => Pieces.Score(Brief(style, sync, action));

    private static Brief Brief(string style, double sync, float action) =>
        Pieces.Brief(style, Seconds, energies: "34") with { Sync = sync, Action = [.. Enumerable.Repeat(action, (int)(Seconds * 10))] };

    private static double Drums(Score score) => Force(score.Parts.First(part => part.Role == PartRole.Drums));

    private static double Force(Part part) => part.Notes.Average(note => note.Velocity);

    private static double Swell(Part part) => part.Expression.Where(point => point.Tick < 8 * Ticks.PerWhole).Average(point => point.Level);
}
