using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;
using static Cuewright.Engine.Tests.Dsp.Signals;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class SoundCheckTests
{
    [Fact]
    public void Every_part_starts_where_it_is_at_work()
    {
        // At 120 a quarter lasts half a second: a soft note at 0 s, a loud run from 10 s on.
        var run = Enumerable.Range(20, 8).Select(beat => Quarter(beat, 60 + beat, 110));
        var excerpt = SoundCheck.Excerpt(ScoreOf([Quarter(0, 40, 30), .. run])).Parts[0];
        Assert.Equal(Enumerable.Range(80, 8), excerpt.Notes.Select(note => note.Pitch));
        Assert.Equal(0, excerpt.Notes[0].Start);
        Assert.Equal(0.5, TempoMap.Constant(60).SecondsAt(excerpt.Notes[1].Start), 0.001);
    }

    [Fact]
    public void One_loud_fill_does_not_stand_for_the_whole_part()
    {
        var groove = Enumerable.Range(0, 56).Select(beat => Quarter(beat, 38, beat is >= 24 and < 28 ? 127 : 50));
        Assert.All(SoundCheck.Excerpt(ScoreOf([.. groove])).Parts[0].Notes, note => Assert.Equal(50, note.Velocity));
    }

    [Fact]
    public void Notes_and_swells_that_began_before_are_heard_from_the_middle()
    {
        var score = ScoreOf([new Note(0, 20 * Ticks.PerQuarter, 48, 60), .. Enumerable.Range(10, 6).Select(beat => Quarter(beat, 72, 120))]);
        var part = score.Parts[0] with { Expression = [new(0, 0.2), new(9 * Ticks.PerQuarter, 0.8), new(12 * Ticks.PerQuarter, 1)] };
        var excerpt = SoundCheck.Excerpt(score with { Parts = [part] }).Parts[0];
        Assert.Equal(new Note(0, 4 * Ticks.PerQuarter, 48, 60), excerpt.Notes[0]);
        Assert.Equal([new ExpressionPoint(0, 0.8), new ExpressionPoint(Ticks.PerQuarter, 1)], excerpt.Expression);
    }

    [Fact]
    public void A_part_without_notes_stays_in_its_place()
    {
        var score = ScoreOf([]);
        Assert.Empty(SoundCheck.Excerpt(score).Parts[0].Notes);
        Assert.InRange(SampleClock.SecondsAt(SoundCheck.Excerpt(score).LengthSamples), 4, 5);
    }

    [Fact]
    public void Each_stem_is_heard_alone()
    {
        using var stems = new SyntheticStems(
            1000, new("loud", PartRole.Lead, Sine(2, 1000, -20)), new("soft", PartRole.Bass, Sine(2, 1000, -40)), new("none", PartRole.Harmony, new float[2 * Rate]));
        var loudness = SoundCheck.Listen(stems, TestContext.Current.CancellationToken);
        Assert.Equal(-20, loudness[0], 0.1);
        Assert.Equal(-40, loudness[1], 0.1);
        Assert.Equal(LoudnessReport.Silence, loudness[2]);
    }

    private static Note Quarter(int beat, int pitch, int velocity) => new(beat * Ticks.PerQuarter, Ticks.PerQuarter, pitch, velocity);

    private static Score ScoreOf(ImmutableArray<Note> notes) => new()
    {
        Title = "",
        Summary = "",
        Key = new Key(0, Mode.Ionian),
        Tempo = TempoMap.Constant(120),
        Meters = MeterMap.Constant(Meter.Common),
        LengthSamples = 30 * Rate,
        Sections = [],
        Hits = [],
        Parts = [new Part { Name = "tune", Role = PartRole.Lead, Instrument = "grand piano", Notes = notes }],
    };
}
