using System.Buffers.Binary;
using System.Text;
using Cuewright.Engine.Seeds;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>Damages a file in one of the ways in which files are damaged, on purpose and by accident. The same seed damages alike.</summary>
internal static class Mutation
{
    private static readonly uint[] OddSizes = [0, 1, 7, 8, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

    public static byte[] Of(byte[] file, byte[] other, Chance chance)
    {
        var damaged = file.ToArray();
        for (var rounds = 1 + chance.Next(4); rounds > 0; rounds--)
        {
            damaged = chance.Next(6) switch
            {
                0 => FlipBits(damaged, chance),
                1 => damaged[..Math.Max(1, chance.Next(damaged.Length))],
                2 => Splice(damaged, other, chance),
                3 => Resize(damaged, chance),
                4 => Repeat(damaged, chance),
                _ => Blank(damaged, chance),
            };
        }

        return damaged;
    }

    private static byte[] FlipBits(byte[] file, Chance chance)
    {
        // Headers are where it hurts.
        var span = chance.Happens(0.5) ? Math.Min(file.Length, 512) : file.Length;
        for (var flips = 1 + chance.Next(32); flips > 0; flips--) file[chance.Next(span)] ^= (byte)(1 << chance.Next(8));
        return file;
    }

    private static byte[] Splice(byte[] file, byte[] other, Chance chance)
    {
        var (into, from) = (chance.Next(file.Length), chance.Next(other.Length));
        var length = chance.Next(Math.Min(4096, other.Length - from));
        return [.. file[..into], .. other.AsSpan(from, length), .. file[into..]];
    }

    /// <summary>Gives a box another size, where there are boxes; elsewhere any four bytes.</summary>
    private static byte[] Resize(byte[] file, Chance chance)
    {
        if (file.Length < 16) return file;
        var boxes = Enumerable.Range(4, file.Length - 8).Where(at => IsName(file.AsSpan(at, 4))).ToArray();
        var place = boxes.Length > 0 ? chance.Pick(boxes) - 4 : chance.Next(file.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(place), chance.Pick(OddSizes));
        return file;
    }

    private static bool IsName(ReadOnlySpan<byte> name) => "moov trak mdia minf stbl stsd stts stsc stsz stco ctts elst mvhd tkhd mdhd dref mdat ftyp avcC esds".Contains(Encoding.Latin1.GetString(name), StringComparison.Ordinal) && !name.Contains((byte)' ');

    private static byte[] Repeat(byte[] file, Chance chance)
    {
        var from = chance.Next(file.Length);
        var piece = file.AsSpan(from, chance.Next(Math.Min(2048, file.Length - from)));
        return [.. file[..from], .. piece, .. piece, .. file[from..]];
    }

    private static byte[] Blank(byte[] file, Chance chance)
    {
        var from = chance.Next(file.Length);
        file.AsSpan(from, chance.Next(Math.Min(256, file.Length - from))).Fill((byte)(chance.Happens(0.5) ? 0 : 255));
        return file;
    }
}
