using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Writing;

/// <summary>What each kind of player owes the others.</summary>
public class PartsTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void No_chord_has_a_third_below_C3(string style)
    {
        foreach (var part in Parts(style, PartRole.Harmony).Concat(Parts(style, PartRole.Texture)).Where(part => !Palette.Default[part.Instrument].IsDrumKit))
        {
            foreach (var chord in part.Notes.GroupBy(note => note.Start))
            {
                var tones = chord.Select(note => note.Pitch).Order().ToArray();
                Assert.All(tones.Zip(tones.Skip(1)), pair => Assert.False(pair.First < 48 && pair.Second - pair.First < 5, $"{style} {part.Name}: {pair}"));
            }
        }
    }

    [Fact]
    public void Held_chords_keep_the_tones_they_share()
    {
        var strings = Parts("cinematic-emotional", PartRole.Harmony).First(part => part.Name == "strings");

        // If every voice were struck again with every chord, no note would outlast a bar.
        Assert.Contains(strings.Notes, note => note.Length > Ticks.PerWhole);
    }

    [Fact]
    public void Sustained_parts_breathe_and_sink_at_the_end_and_struck_ones_need_no_expression()
    {
        foreach (var part in Pieces.Score(Pieces.Brief("cinematic-emotional", 60)).Parts.Where(part => part.Role != PartRole.Effects))
        {
            if (!Palette.Default[part.Instrument].Sustains)
            {
                Assert.Empty(part.Expression);
                continue;
            }

            Assert.True(part.Expression.Length > 8);
            Assert.All(part.Expression, point => Assert.InRange(point.Level, 0, 1));
            Assert.InRange(part.Expression[^1].Level, 0.5 * part.Expression[^3].Level, 0.7 * part.Expression[^3].Level);
        }
    }

    [Theory]
    [InlineData("rock")]
    [InlineData("house")]
    public void The_kick_keeps_still_on_the_beat_before_a_hit(string style)
    {
        var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 60, energies: "444"));
        var kicks = composition.Score.Parts.First(part => part.Role == PartRole.Drums).Notes.Where(note => note.Pitch == 36).ToArray();

        foreach (var hit in grid.Hits.Where(hit => hit.Hard && hit.Tick > 0 && hit.Tick < grid.FinalTick))
        {
            Assert.DoesNotContain(kicks, kick => kick.Start < hit.Tick && kick.Start >= hit.Tick - Ticks.PerQuarter);
        }
    }

    [Fact]
    public void Swung_sixteenths_come_late_and_straight_ones_do_not()
    {
        Assert.Contains(Offbeats("lo-fi"), late => late > 0);
        Assert.All(Offbeats("corporate-uplifting"), late => Assert.Equal(0, late));

        static IEnumerable<long> Offbeats(string style) =>
            Parts(style, PartRole.Drums).SelectMany(part => part.Notes).Select(note => note.Start % Ticks.PerSixteenth);
    }

    [Fact]
    public void The_bass_stands_on_the_root_where_the_kick_begins_the_bar()
    {
        var (composition, grid) = Pieces.Compose(Pieces.Brief("rock", 60, energies: "4"));
        var bass = composition.Score.Parts.First(part => part.Role == PartRole.Bass);
        var onBars = Enumerable.Range(0, grid.Bars - 1).Count(bar => bass.Notes.Any(note => note.Start - grid.Meters.TickOfBar(bar) is >= 0 and < Ticks.PerSixteenth / 8));

        Assert.True(onBars >= (grid.Bars - 1) * 0.9);
    }

    private static IEnumerable<Part> Parts(string style, PartRole role) => Pieces.Score(Pieces.Brief(style, 60)).Parts.Where(part => part.Role == role);
}
