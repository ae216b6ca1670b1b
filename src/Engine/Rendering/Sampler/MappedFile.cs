using System.IO.MemoryMappedFiles;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>
/// A file in memory without having been read: pages come in when they are touched, so a bank of half a gigabyte opens at
/// once. The pointer stays valid until Dispose.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    public MappedFile(string path)
    {
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            Length = stream.Length;
            if (Length == 0) throw new InvalidDataException("The file is empty.");
            _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        }

        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public long Length { get; }

    /// <summary>A stretch of the file; refused where it does not lie inside.</summary>
    public ReadOnlySpan<byte> Slice(long offset, long length) => new(At(offset, length), checked((int)length));

    public byte* At(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length) throw new InvalidDataException("The file is cut short.");
        return _start + offset;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
