using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// A SoundFont 2 bank. Opening reads the table of contents only; presets are resolved when first asked for, samples stay
/// in the mapped file. Safe to share between performances; dispose it after the last of them.
/// </summary>
public sealed class SoundFont : IDisposable
{
    private readonly MappedFile _file;
    private readonly Hydra _hydra;
    private readonly SampleData _samples;
    private readonly Dictionary<(int Bank, int Program), int> _directory = [];
    private readonly ConcurrentDictionary<int, Preset> _presets = new();

    private SoundFont(string path, MappedFile file)
    {
        Path = path;
        _file = file;
        var tables = new Dictionary<string, byte[]>();
        (long Offset, long Bytes)? samples = null;

        if (Tag(file, 0) != "RIFF" || Tag(file, 8) != "sfbk") throw new InvalidDataException("It does not begin like one.");
        foreach (var list in Chunks(file, 12, file.Length).Where(chunk => chunk.Tag == "LIST"))
        {
            foreach (var chunk in Chunks(file, list.Offset + 4, list.Offset + list.Length))
            {
                if (chunk.Tag == "smpl") samples = (chunk.Offset, chunk.Length);
                else if (Tag(file, list.Offset) == "pdta") tables[chunk.Tag] = file.Slice(chunk.Offset, chunk.Length).ToArray();
            }
        }

        if (samples is not { } data) throw new InvalidDataException("It holds no 16-bit samples.");
        _hydra = new Hydra(tables);
        _samples = new SampleData(file, data.Offset, data.Bytes);
        for (var i = 0; i < _hydra.PresetCount; i++)
        {
            var (_, program, bank) = _hydra.Preset(i);
            _directory.TryAdd((bank, program), i);
        }

        if (_directory.Count == 0) throw new InvalidDataException("It holds no presets.");
    }

    public string Path { get; }

    public static SoundFont Open(string path)
    {
        if (!File.Exists(path)) throw new RefusalException(RefusalCode.NotFound, $"There is no SoundFont at '{path}'.");
        MappedFile? file = null;
        try
        {
            file = new MappedFile(path);
            return new SoundFont(path, file);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or OverflowException)
        {
            file?.Dispose();
            throw Unreadable(path, error);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>
    /// The preset for a place in the General MIDI set. A bank that lacks a variation answers with the capital tone of
    /// the same program, or of the standard kit; one that lacks that too, with its first preset.
    /// </summary>
    internal Preset Find(int bank, int program)
    {
        if (!_directory.TryGetValue((bank, program), out var index)
            && !_directory.TryGetValue(bank == 128 ? (128, 0) : (0, program), out index))
        {
            index = _directory.MinBy(entry => entry.Key).Value;
        }

        return _presets.GetOrAdd(index, Build);
    }

    private Preset Build(int index)
    {
        try
        {
            return new PresetBuilder(_hydra, _samples).Build(index);
        }
        catch (InvalidDataException error)
        {
            throw Unreadable(Path, error);
        }
    }

    private static RefusalException Unreadable(string path, Exception error) =>
        new(RefusalCode.Unreadable, $"'{path}' cannot be read as a SoundFont 2 bank: {error.Message}", error);

    private static IEnumerable<(string Tag, long Offset, long Length)> Chunks(MappedFile file, long offset, long end)
    {
        while (offset + 8 <= end)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file.Slice(offset + 4, 4));
            if (offset + 8 + length > end) throw new InvalidDataException("The file is cut short.");
            yield return (Tag(file, offset), offset + 8, length);
            offset += 8 + length + (length & 1); // Chunks begin at even places.
        }
    }

    private static string Tag(MappedFile file, long offset) => Encoding.ASCII.GetString(file.Slice(offset, 4));
}
