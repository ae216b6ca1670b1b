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

    private Mix(long lengthSamples)
    {
        LengthSamples = lengthSamples;
        var pieces = (int)((lengthSamples + PieceSamples - 1) / PieceSamples);
        _left = new float[pieces][];
        _right = new float[pieces][];
    }

    public long LengthSamples { get; }

    /// <summary>Runs the mixer to its end and keeps what it mixes; progress counts samples.</summary>
    public static Mix Record(Mixer mixer, IProgress<long>? progress, CancellationToken cancel)
    {
        if (mixer.Outputs != 1) throw new ArgumentException("A mix is recorded from one output.", nameof(mixer));
        var mix = new Mix(mixer.LengthSamples);
        var at = 0L;
        while (mixer.Read(cancel) is > 0 and var length)
        {
            Write(at, mixer.Left(0), mix._left);
            Write(at, mixer.Right(0), mix._right);
            at += length;
            progress?.Report(at);
        }

        return at == mix.LengthSamples ? mix : throw new InvalidOperationException($"The stems gave {at} of {mix.LengthSamples} samples.");
    }

    /// <summary>Copies the samples from this one on.</summary>
    public void Read(long start, Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            var (piece, into) = Place(start + done);
            var count = Math.Min(left.Length - done, PieceSamples - into);
            _left[piece].AsSpan(into, count).CopyTo(left[done..]);
            _right[piece].AsSpan(into, count).CopyTo(right[done..]);
            done += count;
        }
    }

    /// <summary>Makes room for speech, in place.</summary>
    public void Duck(Ducking ducking)
    {
        var ducker = new Ducker(ducking);
        for (var piece = 0; piece < _left.Length; piece++)
        {
            var start = (long)piece * PieceSamples;
            var length = (int)Math.Min(PieceSamples, LengthSamples - start);
            ducker.Process(start, _left[piece].AsSpan(0, length), _right[piece].AsSpan(0, length));
        }
    }

    private static void Write(long start, ReadOnlySpan<float> samples, float[][] pieces)
    {
        while (samples.Length > 0)
        {
            var (piece, into) = Place(start);
            pieces[piece] ??= new float[PieceSamples];
            var count = Math.Min(samples.Length, PieceSamples - into);
            samples[..count].CopyTo(pieces[piece].AsSpan(into));
            samples = samples[count..];
            start += count;
        }
    }

    private static (int Piece, int Into) Place(long sample) => ((int)(sample / PieceSamples), (int)(sample % PieceSamples));
}
