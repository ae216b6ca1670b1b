using System.Buffers.Binary;
using System.Text;

namespace Cuewright.Engine.Music.Midi;

/// <summary>Collects events of one track in any order and writes them as an MTrk chunk.</summary>
internal sealed class MidiTrack
{
    // At one tick, note-offs stand before everything else, so that a repeated note is not cut by its own predecessor.
    private const int OffRank = 0;
    private const int SetupRank = 1;
    private const int OnRank = 2;

    private readonly List<(long Tick, int Rank, int Order, byte[] Bytes)> _events = [];

    public void Meta(long tick, byte type, ReadOnlySpan<byte> data) =>
        Add(tick, SetupRank, [0xFF, type, .. VariableLength(data.Length), .. data]);

    public void Text(long tick, byte type, string text) => Meta(tick, type, Encoding.UTF8.GetBytes(text));

    public void Program(long tick, int channel, int bank, int program)
    {
        Control(tick, channel, 0, bank);
        Add(tick, SetupRank, [(byte)(0xC0 | channel), (byte)program]);
    }

    public void Control(long tick, int channel, int controller, int value) =>
        Add(tick, SetupRank, [(byte)(0xB0 | channel), (byte)controller, (byte)Math.Clamp(value, 0, 127)]);

    public void Note(int channel, in Note note)
    {
        Add(note.Start, OnRank, [(byte)(0x90 | channel), (byte)note.Pitch, (byte)note.Velocity]);
        Add(note.End, OffRank, [(byte)(0x80 | channel), (byte)note.Pitch, 64]);
    }

    public byte[] ToChunk()
    {
        _events.Sort(static (a, b) => (a.Tick, a.Rank, a.Order).CompareTo((b.Tick, b.Rank, b.Order)));
        using var body = new MemoryStream();
        long now = 0;
        foreach (var (tick, _, _, bytes) in _events)
        {
            body.Write(VariableLength(tick - now));
            body.Write(bytes);
            now = tick;
        }

        body.Write([0x00, 0xFF, 0x2F, 0x00]);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, (int)body.Length);
        return [.. "MTrk"u8, .. length, .. body.ToArray()];
    }

    private void Add(long tick, int rank, byte[] bytes) => _events.Add((tick, rank, _events.Count, bytes));

    private static byte[] VariableLength(long value)
    {
        var bytes = new Stack<byte>();
        bytes.Push((byte)(value & 0x7F));
        while ((value >>= 7) > 0) bytes.Push((byte)((value & 0x7F) | 0x80));
        return [.. bytes];
    }
}
