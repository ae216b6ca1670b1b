using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Bench.Sampler;

/// <summary>A minute of a full orchestra and band, every part busy: the load of the largest arrangements.</summary>
internal static class DensePiece
{
    private const int Bars = 30; // at 120 bpm in 4/4

    private static readonly int[][] Chords = [[0, 4, 7, 11], [9, 12, 16, 19], [5, 9, 12, 16], [7, 11, 14, 17]];

    /// <summary>Name, program, lowest key, chord notes at a time, notes a bar, sustained.</summary>
    private static readonly (string Name, int Program, int Low, int Voices, int PerBar, bool Sustains)[] Players =
    [
        ("grand piano", 0, 48, 4, 8, false), ("strings", 48, 48, 4, 1, true), ("slow strings", 49, 60, 3, 1, true),
        ("bass", 33, 28, 1, 8, false), ("violin", 40, 67, 1, 8, true), ("cello", 42, 43, 1, 4, true),
        ("choir", 52, 55, 4, 1, true), ("trumpet", 56, 60, 1, 8, true), ("brass", 61, 48, 3, 4, true), ("horns", 60, 50, 2, 2, true),
        ("flute", 73, 72, 1, 16, true), ("harp", 46, 48, 1, 16, false), ("guitar", 25, 45, 3, 8, false),
        ("vibraphone", 11, 60, 2, 8, false), ("organ", 19, 48, 3, 2, true),
    ];

    public static Palette Palette { get; } = new(
    [
        .. Players.Select(player => new Instrument { Name = player.Name, Family = "bench", Program = player.Program, Sustains = player.Sustains }),
        new Instrument { Name = "kit", Family = "drums", Bank = 128, Program = 0 },
    ]);

    public static Score Score { get; } = new()
    {
        Title = "Dense minute",
        Summary = "",
        Key = new Key(0, Mode.Ionian),
        Tempo = TempoMap.Constant(120),
        Meters = MeterMap.Constant(Meter.Common),
        LengthSamples = SampleClock.SamplesAt(60),
        Sections = [new ScoreSection("All", 0, Bars, 5)],
        Hits = [],
        Parts = [.. Players.Select(Melodic), Kit()],
    };

    private static Part Melodic((string Name, int Program, int Low, int Voices, int PerBar, bool Sustains) player)
    {
        var notes = ImmutableArray.CreateBuilder<Note>();
        var length = Ticks.PerWhole / player.PerBar;
        for (var i = 0; i < Bars * player.PerBar; i++)
        {
            var chord = Chords[i / player.PerBar % Chords.Length];
            for (var voice = 0; voice < player.Voices; voice++)
            {
                var step = player.Voices == 1 ? chord[i % chord.Length] : chord[voice];
                notes.Add(new Note(i * length, length, player.Low + step, 70 + (i * 7 % 40)));
            }
        }

        return new Part { Name = player.Name, Role = PartRole.Harmony, Instrument = player.Name, Notes = notes.ToImmutable() };
    }

    private static Part Kit()
    {
        var notes = ImmutableArray.CreateBuilder<Note>();
        for (var i = 0; i < Bars * 16; i++)
        {
            long tick = i * Ticks.PerSixteenth;
            if (i % 64 == 0) notes.Add(new Note(tick, 240, 49, 110));
            notes.Add(new Note(tick, 120, i % 8 == 6 ? 46 : 42, 60 + (i % 4 * 12)));
            if (i % 4 == 0) notes.Add(new Note(tick, 120, 36, 110));
            if (i % 8 == 4) notes.Add(new Note(tick, 120, 38, 110));
        }

        return new Part { Name = "kit", Role = PartRole.Drums, Instrument = "kit", Notes = notes.ToImmutable() };
    }
}
