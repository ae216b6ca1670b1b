using Cuewright.Engine.Briefing;
using Cuewright.Engine.Music;

namespace Cuewright.Engine.Tests.Composing.Accents;

public class LandingTests
{
    // Times that no grid meets all of.
    private static readonly double[] Soft = [5.13, 7.92, 11.31, 17.77, 19.04, 23.6];

    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void Soft_moments_are_touched_at_their_true_time_on_the_grid_or_beside_it(string style)
    {
        var score = Pieces.Score(With(style, sync: 0.7));
        foreach (var hit in score.Hits.Where(hit => Soft.Contains(hit.Seconds)))
        {
            Assert.True(hit.Met);
            Assert.Equal(hit.Seconds, score.Tempo.SecondsAt(hit.Tick), 0.001);
            Assert.Contains(score.Parts, part => part.Role == PartRole.Effects && part.Notes.Any(note => note.Start == hit.Tick));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Nobody_plays_a_hair_beside_a_moment(string style)
    {
        var score = Pieces.Score(With(style, sync: 0.7));
        var moments = score.Hits.Where(hit => hit.Hard || Soft.Contains(hit.Seconds)).Where(hit => score.Tempo.SecondsAt(hit.Tick) < 25).ToArray();
        foreach (var (part, note) in score.Parts.Where(part => part.Role != PartRole.Effects).SelectMany(part => part.Notes.Select(note => (part, note))))
        {
            var late = moments.Select(hit => score.Tempo.SecondsAt(note.Start) - score.Tempo.SecondsAt(hit.Tick)).MinBy(Math.Abs);
            // The upper strings of a strum follow the lowest.
            Assert.True(late is < -0.054 or > -0.001 and < 0.031 or > 0.054, $"{style}: {part.Name} plays {late * 1000:0} ms beside a moment");
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_bed_touches_nothing(string style)
    {
        var met = Pieces.Score(With(style, sync: 0)).Hits.Count(hit => Soft.Contains(hit.Seconds) && hit.Tick % 240 != 0);

        Assert.Equal(0, met);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Accents_in_a_row_are_not_the_same(string style)
    {
        var brief = Pieces.Brief(style, 40, energies: "34");
        var score = Pieces.Score(brief with { Hits = [.. Enumerable.Range(1, 12).Select(i => new HitPoint(i * 2.6, HitKind.Cut, 0.8, Hard: true))] });
        var effects = score.Parts.Where(part => part.Role == PartRole.Effects).ToArray();
        var sounds = score.Hits.Where(hit => hit.Hard && hit.Seconds < 32)
            .Select(hit => string.Join(", ", effects.Where(effect => effect.Notes.Any(note => note.Start == hit.Tick)).Select(effect => effect.Name))).ToArray();

        Assert.DoesNotContain("", sounds);
        Assert.True(sounds.Distinct().Count() >= 3, string.Join(" | ", sounds));
        Assert.DoesNotContain(sounds.Zip(sounds.Skip(1), sounds.Skip(2)), three => three.First == three.Second && three.Second == three.Third);
    }

    private static Brief With(string style, double sync)
    {
        var brief = Pieces.Brief(style, 28, energies: "34");
        return brief with { Sync = sync, Hits = [.. brief.Hits.Concat(Soft.Select(time => new HitPoint(time, HitKind.Cut, 0.5, Hard: false))).OrderBy(hit => hit.Seconds)] };
    }
}
