using System.Buffers.Binary;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Music.Midi;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Music;

public sealed class MidiFileTests
{
    private static readonly Score Small = new()
    {
        Title = "Small",
        Summary = "",
        Key = new Key(9, Mode.Aeolian),
        Tempo = TempoMap.Constant(120),
        Meters = MeterMap.Constant(Meter.Common),
        LengthSamples = 96_000,
        Sections = [new("Intro", 0, 1, 2)],
        Hits = [new(1, Ticks.PerQuarter * 2, "Cut", 1, true)],
        Parts =
        [
            new Part { Name = "Keys", Role = PartRole.Harmony, Instrument = "grand piano", Notes = [new(0, 960, 60, 100), new(960, 960, 60, 90)] },
            new Part { Name = "Kit", Role = PartRole.Drums, Instrument = "standard kit", Notes = [new(0, 120, 36, 100)] },
        ],
    };

    [Fact]
    public void A_file_has_a_header_a_conductor_and_a_track_per_part()
    {
        var bytes = MidiFile.Write(Small, Palette.Default);
        Assert.Equal("MThd"u8.ToArray(), bytes[..4]);
        Assert.Equal(1, BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(8)));
        Assert.Equal(3, BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(10)));
        Assert.Equal(960, BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(12)));
        var chunks = Chunks(bytes);
        Assert.Equal(3, chunks.Count);
        Assert.All(chunks, chunk => Assert.Equal(new byte[] { 0xFF, 0x2F, 0x00 }, chunk[^3..]));
    }

    [Fact]
    public void The_conductor_holds_tempo_meter_key_marker_and_hit()
    {
        var conductor = Chunks(MidiFile.Write(Small, Palette.Default))[0];
        Assert.True(Contains(conductor, [0xFF, 0x51, 3, 0x07, 0xA1, 0x20]), "500 000 microseconds a quarter");
        Assert.True(Contains(conductor, [0xFF, 0x58, 4, 4, 2, 24, 8]), "4/4");
        Assert.True(Contains(conductor, [0xFF, 0x59, 2, 0, 1]), "A minor");
        Assert.True(Contains(conductor, [0xFF, 0x06, 5, .. "Intro"u8]), "section marker");
        Assert.True(Contains(conductor, [0x8F, 0x00, 0xFF, 0x07, 3, .. "Cut"u8]), "hit two quarters in");
    }

    [Fact]
    public void A_repeated_note_ends_before_it_begins_again()
    {
        var keys = Chunks(MidiFile.Write(Small, Palette.Default))[1];
        Assert.True(Contains(keys, [0x87, 0x40, 0x80, 60, 64, 0x00, 0x90, 60, 90]));
    }

    [Fact]
    public void Drums_play_on_channel_ten()
    {
        var kit = Chunks(MidiFile.Write(Small, Palette.Default))[2];
        Assert.True(Contains(kit, [0x99, 36, 100]));
    }

    [Fact]
    public void Tempos_in_whole_microseconds_do_not_drift()
    {
        var map = new TempoMap { Changes = [.. Enumerable.Range(0, 200).Select(i => new TempoChange(i * 1920L, 97.3 + (i % 7 * 1.37)))] };
        var tempos = MidiFile.Tempos(map);
        var seconds = 0.0;
        for (var i = 1; i < tempos.Length; i++)
        {
            seconds += tempos[i - 1].Microseconds * 2 / 1e6;
            Assert.Equal(map.SecondsAt(tempos[i].Tick), seconds, 2e-6);
        }
    }

    private static List<byte[]> Chunks(byte[] bytes)
    {
        var chunks = new List<byte[]>();
        for (var at = 14; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 4));
            chunks.Add(bytes[(at + 8)..(at + 8 + length)]);
            at += 8 + length;
        }

        return chunks;
    }

    private static bool Contains(byte[] bytes, byte[] wanted) => bytes.AsSpan().IndexOf(wanted) >= 0;
}
