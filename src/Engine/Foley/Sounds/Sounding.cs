using Cuewright.Engine.Rendering.Synths;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds;

/// <summary>What is made as it goes, in short stretches of one length; those of a model's modules.</summary>
internal abstract class Sounding : ISounding
{
    public const int Stretch = SynthPlayer.GridSamples;
    public const double StretchSeconds = (double)Stretch / SampleClock.Rate;

    private const float Silence = 1e-15f;

    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private int _read = Stretch;
    private bool _isOver;

    public virtual int LeadSamples => 0;

    public int Read(Span<float> left, Span<float> right)
    {
        var done = 0;
        while (done < left.Length && (_read < Stretch || Next()))
        {
            var count = Math.Min(left.Length - done, Stretch - _read);
            _left.AsSpan(_read, count).CopyTo(left[done..]);
            _right.AsSpan(_read, count).CopyTo(right[done..]);
            _read += count;
            done += count;
        }

        return done;
    }

    /// <summary>Adds one stretch to both, which are empty; false where nothing follows any more.</summary>
    protected abstract bool Make(Span<float> left, Span<float> right);

    /// <summary>What has died away is put to rest before its numbers become the slow ones next to nothing.</summary>
    private static void Rest(Span<float> samples)
    {
        foreach (ref var sample in samples)
        {
            if (Math.Abs(sample) < Silence) sample = 0;
        }
    }

    private bool Next()
    {
        if (_isOver) return false;
        _left.AsSpan().Clear();
        _right.AsSpan().Clear();
        _isOver = !Make(_left, _right);
        Rest(_left);
        Rest(_right);
        _read = 0;
        return true;
    }
}
