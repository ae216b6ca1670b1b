using System.Globalization;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Timing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Composing.Timing;

/// <summary>Whole grids of small lists. A change here moves every bar of users' films: explain it in the commit.</summary>
public sealed class GridGoldenTests
{
    [Theory]
    [InlineData("1.3 3.3 5.3 9.3", 118, false, "0:100.00 480:120.00 | 0:5/8 1:4/4 | 2.1 3.1 4.1 6.1 | 10 bars, last chord 9.1")]
    [InlineData("2 4.4 7.1 9 13.7", 90, false, "0:65.62 480:97.02 960:96.82 1440:96.92 1920:97.32 2400:98.04 2880:100.25 3840:101.97 4800:100.85 5760:97.06 6720:91.34 7680:87.65 8640:87.11 9600:89.58 10560:93.10 11040:94.91 11520:95.88 12000:95.96 12480:95.15 12960:93.49 13440:91.58 14400:90.21 15360:89.24 16320:88.65 17280:88.41 18240:88.53 19200:89.00 20160:89.36 | 0:3/4 1:4/4 | 2.1 3.1 4.1 4.4 6.3 | 8 bars, last chord 7.1")]
    [InlineData("2 4.4 7.1 9 13.7", 90, true, "0:81.82 480:90.00 | 0:5/8 1:4/4 | 2.1+432 3.1+48 4.1 4.3+912 6.3 | 8 bars, last chord 7.1")]
    public void A_list_keeps_its_grid(string times, double bpm, bool isFixed, string expected)
    {
        var brief = new Brief
        {
            LengthSamples = SampleClock.SamplesAt(18),
            Style = "any",
            Arousal = 0.5,
            Valence = 0.5,
            Tempo = isFixed ? new TempoWish(bpm, bpm, bpm, true) : new TempoWish(bpm, bpm * 0.88, bpm * 1.12, false),
            Key = new Key(0, Mode.Ionian),
            Meter = Meter.Common,
            Sections = [new(0, "A", 3)],
            Hits = [.. times.Split(' ').Select(time => new HitPoint(double.Parse(time, CultureInfo.InvariantCulture), HitKind.Cut, 0.8, true))],
            Sync = 0.6,
            Seed = new Seed(1),
            Decisions = [],
        };
        var grid = GridSolver.Solve(brief, 0.06);
        var tempos = grid.Tempo.Changes.Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Tick}:{change.Bpm:0.00}"));
        var meters = grid.Meters.Changes.Select(change => $"{change.Bar}:{change.Meter}");
        var hits = grid.Hits.Select(hit => grid.Meters.At(hit.Tick).ToString());
        var drawn = $"{string.Join(' ', tempos)} | {string.Join(' ', meters)} | {string.Join(' ', hits)} | {grid.Bars} bars, last chord {grid.Meters.At(grid.FinalTick)}";
        Assert.True(expected == drawn, drawn);
    }
}
