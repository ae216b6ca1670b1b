using System.Buffers.Binary;
using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Music.Midi;

/// <summary>
/// Writes a score as a Standard MIDI File, type 1: a conductor track (tempo, meter, key, section markers, hits as cue
/// points), then a named track per part with its program.
/// </summary>
public static class MidiFile
{
    private const byte TrackName = 0x03;
    private const byte Marker = 0x06;
    private const byte CuePoint = 0x07;
    private const int DrumChannel = 9;
    private const int Expression = 11;
    private const int PanControl = 10;

    public static byte[] Write(Score score, Palette palette)
    {
        var tracks = new List<byte[]> { Conductor(score).ToChunk() };
        var melodic = 0;
        foreach (var part in score.Parts)
        {
            var instrument = palette[part.Instrument];
            // Fifteen melodic channels; a score with more parts shares them, as the format has no more.
            var channel = instrument.IsDrumKit ? DrumChannel : MelodicChannel(melodic++);
            tracks.Add(PartTrack(part, instrument, channel).ToChunk());
        }

        var header = new byte[14];
        "MThd"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 6);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(8), 1);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(10), (short)tracks.Count);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(12), Ticks.PerQuarter);
        return [.. header, .. tracks.SelectMany(chunk => chunk)];
    }

    /// <summary>
    /// Tempos in whole microseconds a quarter, as the format stores them. Each is chosen so that the next change falls
    /// where it does in the score: rounding errors do not add up over the piece.
    /// </summary>
    internal static ImmutableArray<(long Tick, int Microseconds)> Tempos(TempoMap map)
    {
        var tempos = ImmutableArray.CreateBuilder<(long, int)>(map.Changes.Length);
        var writtenSeconds = 0.0;
        for (var i = 0; i < map.Changes.Length; i++)
        {
            var change = map.Changes[i];
            var microseconds = (int)Math.Round(60e6 / change.Bpm);
            if (i + 1 < map.Changes.Length)
            {
                var quarters = (double)(map.Changes[i + 1].Tick - change.Tick) / Ticks.PerQuarter;
                microseconds = (int)Math.Round((map.SecondsAt(map.Changes[i + 1].Tick) - writtenSeconds) * 1e6 / quarters);
                writtenSeconds += microseconds * quarters / 1e6;
            }

            tempos.Add((change.Tick, microseconds));
        }

        return tempos.MoveToImmutable();
    }

    private static int MelodicChannel(int index)
    {
        var channel = index % 15;
        return channel >= DrumChannel ? channel + 1 : channel;
    }

    private static MidiTrack Conductor(Score score)
    {
        var track = new MidiTrack();
        track.Text(0, TrackName, score.Title);
        foreach (var (tick, microseconds) in Tempos(score.Tempo))
        {
            track.Meta(tick, 0x51, [(byte)(microseconds >> 16), (byte)(microseconds >> 8), (byte)microseconds]);
        }

        foreach (var change in score.Meters.Changes)
        {
            var unitPower = (byte)Math.Log2(change.Meter.Unit);
            track.Meta(score.Meters.TickOfBar(change.Bar), 0x58, [(byte)change.Meter.Beats, unitPower, 24, 8]);
        }

        track.Meta(0, 0x59, [(byte)score.Key.Sharps, score.Key.IsMinor ? (byte)1 : (byte)0]);
        foreach (var section in score.Sections) track.Text(score.Meters.TickOfBar(section.StartBar), Marker, section.Label);
        foreach (var hit in score.Hits) track.Text(hit.Tick, CuePoint, hit.Label);
        return track;
    }

    private static MidiTrack PartTrack(Part part, Instrument instrument, int channel)
    {
        var track = new MidiTrack();
        track.Text(0, TrackName, part.Name);
        track.Program(0, channel, instrument.IsDrumKit ? 0 : instrument.Bank, instrument.Program);
        track.Control(0, channel, PanControl, (int)Math.Round(64 + (instrument.Pan * 63)));
        foreach (var note in part.Notes) track.Note(channel, note);
        WriteExpression(track, channel, part.Expression);
        return track;
    }

    /// <summary>MIDI controllers jump; a line between two points is written as a step every sixteenth.</summary>
    private static void WriteExpression(MidiTrack track, int channel, ImmutableArray<ExpressionPoint> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var (tick, level) = (points[i].Tick, points[i].Level);
            track.Control(tick, channel, Expression, (int)Math.Round(level * 127));
            if (i + 1 == points.Length) break;
            var next = points[i + 1];
            for (var at = tick + Ticks.PerSixteenth; at < next.Tick; at += Ticks.PerSixteenth)
            {
                var between = level + ((next.Level - level) * (at - tick) / (next.Tick - tick));
                track.Control(at, channel, Expression, (int)Math.Round(between * 127));
            }
        }
    }
}
