using System.Runtime.InteropServices;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Time;
using Cuewright.Media.Decode;
using Cuewright.Media.Processes;

namespace Cuewright.Media.Encode;

/// <summary>Pipes finished sound into the one ffmpeg that encodes it, puts it under the picture and writes the file.</summary>
internal sealed class SoundSink : ISoundSink
{
    private const int ChunkSamples = 4096;

    private readonly FfmpegTools _tools;
    private readonly DeliveryOrder _order;
    private readonly DeliveryFormat _format;
    private readonly OutputFile _file;
    private readonly ToolProcess _ffmpeg;
    private readonly byte[] _interleaved = new byte[ChunkSamples * 2 * sizeof(float)];
    private long _written;

    private SoundSink(FfmpegTools tools, DeliveryOrder order, DeliveryFormat format, OutputFile file, ToolProcess ffmpeg)
    {
        _tools = tools;
        _order = order;
        _format = format;
        _file = file;
        _ffmpeg = ffmpeg;
    }

    /// <summary>Another rate moves peaks too.</summary>
    public bool IsLossless => _format.IsLossless && _format.Rate == SampleClock.Rate;

    public static async Task<SoundSink> OpenAsync(FfmpegTools tools, DeliveryOrder order, CancellationToken cancel)
    {
        var format = FormatFor(order);
        var file = OutputFile.Reserve(order.OutputPath);
        ToolProcess? ffmpeg = null;
        try
        {
            var pictureBytes = order.Picture is { } picture ? new FileInfo(picture.Path).Length : 0;
            var soundShift = await WebmPriming.SoundShiftAsync(tools, format, cancel);
            // Opened with one token, fed with others: the process lives until it is completed or disposed.
            ffmpeg = ToolProcess.Start(tools, DeliveryCall.Of(order, format, file.TemporaryPath, pictureBytes, soundShift), CancellationToken.None);
            var sink = new SoundSink(tools, order, format, file, ffmpeg);
            if (order.Picture is not null && format.Picture is not null) await sink.LeadInAsync(cancel);
            return sink;
        }
        catch
        {
            if (ffmpeg is not null) await ffmpeg.DisposeAsync();
            file.Dispose();
            throw;
        }
    }

    /// <summary>How the order is written; refuses what cannot be.</summary>
    public static DeliveryFormat FormatFor(DeliveryOrder order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order.OffsetSeconds);
        var format = DeliveryCall.FormatOf(order);
        if (order.Picture is { } clip && OutputPlaces.Real(clip.Path) == OutputPlaces.Real(order.OutputPath))
        {
            throw new RefusalException(RefusalCode.BadOption, $"'{order.OutputPath}' is the clip itself; the result needs another name.");
        }

        return format;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<float> left, ReadOnlyMemory<float> right, CancellationToken cancel)
    {
        if (left.Length != right.Length) throw new ArgumentException("Both sides of a block are equally long.");
        _written += left.Length;
        if (_written > _order.LengthSamples)
        {
            throw new InvalidOperationException($"{_written} samples were written of an order of {_order.LengthSamples}.");
        }

        for (var at = 0; at < left.Length; at += ChunkSamples)
        {
            var count = Math.Min(ChunkSamples, left.Length - at);
            Interleave(left.Span.Slice(at, count), right.Span.Slice(at, count), MemoryMarshal.Cast<byte, float>(_interleaved.AsSpan()));
            await PipeAsync(count, cancel);
        }
    }

    public async Task CompleteAsync(CancellationToken cancel)
    {
        if (_written != _order.LengthSamples)
        {
            throw new InvalidOperationException($"{_written} samples were written of an order of {_order.LengthSamples}.");
        }

        ToolExit exit;
        await using (cancel.Register(_ffmpeg.Stop))
        {
            exit = await _ffmpeg.ExitAsync();
        }

        cancel.ThrowIfCancellationRequested();
        if (!exit.Succeeded) throw Failure(exit);
    }

    public IAsyncEnumerable<SoundBlock> ReadBackAsync(CancellationToken cancel) => new SoundReader(_tools).ReadOwnAsync(_file.TemporaryPath, _format, cancel);

    public void Publish() => _file.Publish();

    public async ValueTask DisposeAsync()
    {
        await _ffmpeg.DisposeAsync();
        _file.Dispose();
    }

    /// <summary>
    /// Sound that starts later under the picture is led in with silence rather than shifted: every player honours
    /// samples, not all honour an empty edit.
    /// </summary>
    private async Task LeadInAsync(CancellationToken cancel)
    {
        for (var left = SampleClock.SamplesAt(_order.OffsetSeconds); left > 0; left -= ChunkSamples)
        {
            await PipeAsync((int)Math.Min(ChunkSamples, left), cancel);
        }
    }

    private async Task PipeAsync(int samples, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            // A write that waits for a program that has stopped reading ends with the program.
            await using (cancel.Register(_ffmpeg.Stop))
            {
                await _ffmpeg.Input.WriteAsync(_interleaved.AsMemory(0, samples * 2 * sizeof(float)), CancellationToken.None);
            }
        }
        catch (IOException)
        {
            cancel.ThrowIfCancellationRequested();
            throw Failure(await _ffmpeg.ExitAsync());
        }
    }

    private Exception Failure(ToolExit exit) => exit.Explain(RefusalCode.Unwritable, $"'{_order.OutputPath}' could not be written");

    private static void Interleave(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> pairs)
    {
        for (var i = 0; i < left.Length; i++)
        {
            pairs[2 * i] = left[i];
            pairs[(2 * i) + 1] = right[i];
        }
    }
}
