using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Mixing;

/// <summary>A written piece at 120: a kick on every beat, a tune in every other bar, quiet first and loud from the third bar.</summary>
internal static class WrittenBeat
{
    public const double BeatSeconds = 0.5;

    public static Score Score(double seconds)
    {
        var beats = (int)Math.Ceiling(seconds / BeatSeconds);
        return new Score
        {
            Title = "",
            Summary = "",
            Key = new Key(0, Mode.Ionian),
            Tempo = TempoMap.Constant(60 / BeatSeconds),
            Meters = MeterMap.Constant(Meter.Common),
            LengthSamples = SampleClock.SamplesAt(seconds),
            Sections = [new ScoreSection("a", 0, 2, 2), new ScoreSection("b", 2, Math.Max(3, beats / 4), 5)],
            Hits = [],
            Parts =
            [
                Part("kit", PartRole.Drums, "standard kit", Enumerable.Range(0, beats).Select(beat => new Note(beat * Ticks.PerQuarter, 240, 36, 100))),
                Part("tune", PartRole.Lead, "violin", Enumerable.Range(0, beats).Where(beat => beat / 4 % 2 == 1).Select(beat => new Note(beat * Ticks.PerQuarter, 900, 72, 80))),
            ],
        };
    }

    private static Part Part(string name, PartRole role, string instrument, IEnumerable<Note> notes) =>
        new() { Name = name, Role = role, Instrument = instrument, Notes = [.. notes] };
}
