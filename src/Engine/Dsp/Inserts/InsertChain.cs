using System.Collections.Immutable;

namespace Cuewright.Engine.Dsp.Inserts;

/// <summary>Effects one after another that rest, silent to the last bit, when nothing has come in for as long as they ring.</summary>
internal sealed class InsertChain
{
    private readonly IInsert[] _inserts;
    private readonly int _tail;
    private int _left;

    public InsertChain(ImmutableArray<InsertOptions> options, int sampleRate)
    {
        _inserts = [.. options.Select(option => option.Make(sampleRate))];
        _tail = _inserts.Sum(insert => insert.TailSamples);
    }

    /// <summary>Whether it still has something to say.</summary>
    public bool Rings => _left > 0;

    /// <summary>Tells of the stretch to come whether anything will come in.</summary>
    public void Begin(bool fed, int samples)
    {
        if (fed)
        {
            _left = _tail + 1;
            return;
        }

        if (_left == 0) return;
        _left = Math.Max(0, _left - samples);
        if (_left > 0) return;
        foreach (var insert in _inserts) insert.Reset();
    }

    public void Process(Span<float> left, Span<float> right)
    {
        if (_left == 0) return;
        foreach (var insert in _inserts) insert.Process(left, right);
    }
}
