using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing;

public sealed class TakesTests
{
    [Theory]
    [InlineData("solo piano, sad")]
    [InlineData("deep house, 124 bpm")]
    [InlineData("warm corporate music")]
    [InlineData("lo-fi beats in A minor")]
    [InlineData("")]
    public void Takes_are_other_directions_and_have_other_titles(string prompt)
    {
        var takes = Enumerable.Range(0, 3).Select(take =>
        {
            var brief = Briefer.Write(null, new Wishes { Prompt = prompt, PromptInfluence = 1 }, SampleClock.SamplesAt(40), new Seed(2), take);
            return (Brief: brief, Pieces.Score(brief));
        }).ToArray();
        foreach (var (one, other) in new[] { (takes[0], takes[1]), (takes[0], takes[2]), (takes[1], takes[2]) })
        {
            Assert.NotEqual(one.Item2.Title, other.Item2.Title);
            Assert.True(Differences(one.Brief, one.Item2, other.Brief, other.Item2).Count() >= 2, $"{prompt}: {string.Join(", ", Differences(one.Brief, one.Item2, other.Brief, other.Item2))}");
        }
    }

    private static IEnumerable<string> Differences(Brief one, Score first, Brief other, Score second)
    {
        var (slow, fast) = (Math.Min(one.Tempo.Bpm, other.Tempo.Bpm), Math.Max(one.Tempo.Bpm, other.Tempo.Bpm));
        if (fast / slow >= 1.08) yield return "tempo";
        if (one.Key.Tonic != other.Key.Tonic) yield return "key";
        if (Lead(first) != Lead(second)) yield return "lead";
        if (Groove(first) != Groove(second)) yield return "groove";
        if (string.Join(' ', first.Sections.Select(section => $"{section.Label} {section.Energy}")) != string.Join(' ', second.Sections.Select(section => $"{section.Label} {section.Energy}"))) yield return "form";
    }

    private static string? Lead(Score score) => (score.Parts.FirstOrDefault(part => part.Role == PartRole.Lead) ?? score.Parts.FirstOrDefault(part => part.Role == PartRole.Harmony))?.Instrument;

    /// <summary>Where in the bar the busiest accompaniment strikes.</summary>
    private static string Groove(Score score)
    {
        var part = score.Parts.Where(part => part.Role is PartRole.Drums or PartRole.Harmony).OrderBy(part => part.Role).ThenByDescending(part => part.Notes.Length).First();
        return string.Join(' ', part.Notes.Select(note => (note.Start % Ticks.PerWhole) / Ticks.PerEighth).CountBy(place => place).OrderBy(place => place.Key).Select(place => place.Value * 8 / part.Notes.Length));
    }
}
