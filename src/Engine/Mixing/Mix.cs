using System.Numerics.Tensors;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// The whole mix, kept so that mastering can look at all of it before it hands on the first sample. Held in pieces, since
/// one growing array would need twice its size.
/// </summary>
internal sealed class Mix
{
    private const int PieceSamples = 1 << 16;

    private readonly float[][] _left;
    private readonly float[][] _right;

    /// <summary>Where in the pieces it begins.</summary>
    private readonly long _start;

    private Mix(long lengthSamples)
    {
        LengthSamples = lengthSamples;
        var pieces = (int)((lengthSamples + PieceSamples - 1) / PieceSamples);
        _left = new float[pieces][];
        _right = new float[pieces][];
        for (var piece = 0; piece < pieces; piece++)
        {
            _left[piece] = new float[PieceSamples];
            _right[piece] = new float[PieceSamples];
        }
    }

    private Mix(Mix whole, long start, long lengthSamples)
    {
        if (start < 0 || start + lengthSamples > whole.LengthSamples) throw new ArgumentOutOfRangeException(nameof(start));
        (_left, _right, _start, LengthSamples) = (whole._left, whole._right, whole._start + start, lengthSamples);
    }

    public long LengthSamples { get; }

    /// <summary>Runs the mixer to its end and keeps what it mixes; progress counts samples.</summary>
    public static Mix Record(IMixSource mixer, IProgress<long>? progress, CancellationToken cancel) =>
        Record(mixer, new Surroundings(0, 0), progress, cancel);

    /// <summary>The same with silence before and after it, for what else is to be heard there.</summary>
    public static Mix Record(IMixSource mixer, Surroundings around, IProgress<long>? progress, CancellationToken cancel)
    {
        if (mixer.Outputs != 1) throw new ArgumentException("A mix is recorded from one output.", nameof(mixer));
        var mix = new Mix(around.BeforeSamples + mixer.LengthSamples + around.AfterSamples);
        var at = 0L;
        while (mixer.Read(cancel) is > 0 and var length)
        {
            Write(around.BeforeSamples + at, mixer.Left(0), mix._left);
            Write(around.BeforeSamples + at, mixer.Right(0), mix._right);
            at += length;
            progress?.Report(at);
        }

        if (at != mixer.LengthSamples) throw new InvalidOperationException($"The stems gave {at} of {mixer.LengthSamples} samples.");
        return mix;
    }

    /// <summary>A stretch of it, not copied: what is changed there is changed here.</summary>
    public Mix Part(long start, long lengthSamples) => new(this, start, lengthSamples);

    /// <summary>Lays a stretch of sound over it that begins at this sample.</summary>
    public void Add(long start, ReadOnlyMemory<float> left, ReadOnlyMemory<float> right) => Change(start, left.Length, (at, here, there) =>
    {
        var done = (int)(at - start);
        TensorPrimitives.Add(here, left.Span.Slice(done, here.Length), here);
        TensorPrimitives.Add(there, right.Span.Slice(done, there.Length), there);
    });

    /// <summary>Has all of it changed in place, from the first sample to the last.</summary>
    public void Change(MixChange change) => Change(0, LengthSamples, change);

    /// <summary>The same for so many samples from this one on.</summary>
    public void Change(long start, long count, MixChange change)
    {
        for (var at = start; at < start + count;)
        {
            var (piece, into) = Place(_start + at);
            var length = (int)Math.Min(start + count - at, PieceSamples - into);
            change(at, _left[piece].AsSpan(into, length), _right[piece].AsSpan(into, length));
            at += length;
        }
    }

    /// <summary>Copies the samples from this one on.</summary>
    public void Read(long start, Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            var (piece, into) = Place(_start + start + done);
            var count = Math.Min(left.Length - done, PieceSamples - into);
            _left[piece].AsSpan(into, count).CopyTo(left[done..]);
            _right[piece].AsSpan(into, count).CopyTo(right[done..]);
            done += count;
        }
    }

    private static void Write(long start, ReadOnlySpan<float> samples, float[][] pieces)
    {
        while (samples.Length > 0)
        {
            var (piece, into) = Place(start);
            var count = Math.Min(samples.Length, PieceSamples - into);
            samples[..count].CopyTo(pieces[piece].AsSpan(into));
            samples = samples[count..];
            start += count;
        }
    }

    private static (int Piece, int Into) Place(long sample) => ((int)(sample / PieceSamples), (int)(sample % PieceSamples));
}

/// <summary>Changes a stretch of a mix that begins at this sample of it.</summary>
internal delegate void MixChange(long start, Span<float> left, Span<float> right);

/// <summary>Silence around a mix.</summary>
internal readonly record struct Surroundings(long BeforeSamples, long AfterSamples);
