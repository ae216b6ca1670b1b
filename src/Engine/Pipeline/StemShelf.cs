using Cuewright.Engine.Mastering;

namespace Cuewright.Engine.Pipeline;

/// <summary>Stems being written into a folder, all equally long; they appear together when all are whole.</summary>
internal sealed class StemShelf(IMedia media, string folder, long lengthSamples) : IAsyncDisposable
{
    private static readonly float[] Silence = new float[8192];

    private readonly List<ISoundSink> _sinks = [];
    private readonly List<long> _written = [];

    /// <summary>One more stem; returns its number.</summary>
    public async Task<int> OpenAsync(string name, CancellationToken cancel)
    {
        _sinks.Add(await media.OpenSinkAsync(new DeliveryOrder { OutputPath = Path.Combine(folder, $"{name}.wav"), LengthSamples = lengthSamples }, cancel));
        _written.Add(0);
        return _sinks.Count - 1;
    }

    /// <summary>All stems of a reader, which begin at this sample.</summary>
    public async Task FillAsync(StemReader reader, long start, CancellationToken cancel)
    {
        var first = _sinks.Count;
        foreach (var name in reader.Names) await OpenAsync(name, cancel);
        for (var i = 0; i < reader.Names.Length; i++) await SkipToAsync(first + i, start, cancel);
        while (reader.Read(cancel) > 0)
        {
            for (var i = 0; i < reader.Names.Length; i++) await WriteAsync(first + i, reader.Left(i), reader.Right(i), cancel);
        }
    }

    public async Task WriteAsync(int stem, ReadOnlyMemory<float> left, ReadOnlyMemory<float> right, CancellationToken cancel)
    {
        await _sinks[stem].WriteAsync(left, right, cancel);
        _written[stem] += left.Length;
    }

    /// <summary>Silence up to this sample.</summary>
    public async Task SkipToAsync(int stem, long sample, CancellationToken cancel)
    {
        while (_written[stem] < sample)
        {
            var block = Silence.AsMemory(0, (int)Math.Min(Silence.Length, sample - _written[stem]));
            await WriteAsync(stem, block, block, cancel);
        }
    }

    public async Task PublishAsync(CancellationToken cancel)
    {
        for (var stem = 0; stem < _sinks.Count; stem++) await SkipToAsync(stem, lengthSamples, cancel);
        foreach (var sink in _sinks) await sink.CompleteAsync(cancel);
        foreach (var sink in _sinks) sink.Publish();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sink in _sinks) await sink.DisposeAsync();
    }
}
