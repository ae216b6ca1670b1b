using System.Collections.Immutable;
using Cuewright.Engine.Composing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Writing;

/// <summary>The music goes on: in calm sections, in bars of another length, and through the last chord.</summary>
public class FlowTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    /// <summary>A style of struck and plucked instruments alone ends as they do: by dying away.</summary>
    public static TheoryData<string> StylesThatHoldChords =>
        [.. StyleLibrary.All.Where(style => style.Parts.Any(part => part.Play == Play.Sustain)).Select(style => style.Name)];

    [Theory]
    [MemberData(nameof(StylesThatHoldChords))]
    public void The_last_chord_is_held_to_the_end_whatever_the_energy(string style)
    {
        foreach (var energies in new[] { "1", "31", "23", "45" })
        {
            var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 24, energies: energies) with { Ending = EndingKind.Ring });

            Assert.Contains(composition.Score.Parts, part => Palette.Default[part.Instrument].Sustains
                && part.Notes.Count(note => note.Start == grid.FinalTick && note.End == grid.EndTick) >= 2);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_calm_section_sounds_nearly_all_the_time_and_never_falls_silent_for_half_a_second(string style)
    {
        for (var seed = 1ul; seed <= 4; seed++)
        {
            var (composition, grid) = Pieces.Compose(Pieces.Brief(style, 40, seed, energies: "1131") with { Ending = EndingKind.Ring });
            var (heard, silent) = (0.0, 0.0);
            foreach (var note in composition.Score.Parts.SelectMany(part => part.Notes).OrderBy(note => note.Start))
            {
                var start = grid.Tempo.SecondsAt(note.Start);
                Assert.True(start - heard < 0.5, $"{style} {seed}: silence from {heard:0.00} to {start:0.00} s");
                silent += Math.Max(0, start - heard);
                heard = Math.Max(heard, grid.Tempo.SecondsAt(note.End));
            }

            Assert.True(silent < 2, $"{style} {seed}: {silent:0.0} of 40 s silent");
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Energy_is_told_by_players_more_than_by_force(string style)
    {
        var calm = Force("1");
        var wild = Force("5");

        Assert.All(calm.Keys.Intersect(wild.Keys), part => Assert.InRange(wild[part] - calm[part], 0, 20));

        Dictionary<string, double> Force(string energies) => Pieces.Score(Pieces.Brief(style, 40, energies: energies)).Parts
            .Where(part => part.Role is not (PartRole.Effects or PartRole.Lead))
            .ToDictionary(part => part.Name, part => part.Notes.Average(note => note.Velocity));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Bars_of_another_length_are_filled_to_their_last_beat(string style)
    {
        foreach (var odd in new[] { new Meter(2, 4), new Meter(3, 4), new Meter(5, 4), new Meter(9, 8) })
        {
            var brief = Pieces.Brief(style, 30, energies: "4") with { Meter = Meter.Common };
            var grid = Among(Meter.Common, odd);
            var parts = Composer.Compose(brief, StyleLibrary.Find(style), grid).Score.Parts.Where(part => part.Role != PartRole.Effects).ToArray();
            var (start, end) = (grid.Meters.TickOfBar(3), grid.Meters.TickOfBar(4));
            for (var beat = start; beat < end; beat += Ticks.PerQuarter)
            {
                var sounding = parts.Count(part => part.Notes.Any(note => note.Start < Math.Min(end, beat + Ticks.PerQuarter) && note.End > beat));
                Assert.True(sounding * 2 >= parts.Length, $"{style} {odd}: {sounding} of {parts.Length} in beat {(beat - start) / Ticks.PerQuarter}");
            }
        }
    }

    [Fact]
    public void A_waltz_stays_one_where_a_bar_is_longer()
    {
        var brief = Pieces.Brief("acoustic-folk", 30, energies: "4") with { Meter = new Meter(3, 4) };
        var grid = Among(brief.Meter, Meter.Common);
        var claps = Composer.Compose(brief, StyleLibrary.Find("acoustic-folk"), grid).Score.Parts.Single(part => part.Name == "stomps and claps").Notes.Where(note => note.Pitch == 39);

        var start = grid.Meters.TickOfBar(3);
        Assert.Equal([1, 2, 3], claps.Where(clap => clap.Start >= start && clap.Start < grid.Meters.TickOfBar(4)).Select(clap => (clap.Start - start) / Ticks.PerQuarter));
    }

    /// <summary>Eight bars, the fourth of another length.</summary>
    private static Grid Among(Meter usual, Meter odd)
    {
        var meters = new MeterMap { Changes = [new(0, usual), new(3, odd), new(4, usual)] };
        return new Grid
        {
            Tempo = TempoMap.Constant(90),
            Meters = meters,
            Bars = 8,
            FinalTick = meters.TickOfBar(7),
            EndTick = meters.TickOfBar(8),
            Sections = [new ScoreSection("all", 0, 8, 4)],
            Hits = ImmutableArray<ScoreHit>.Empty,
        };
    }
}
