using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Modules;

/// <summary>Several things that ring at once: each stroke takes one that has fallen silent, or the softest of all.</summary>
internal sealed class Ringers
{
    /// <summary>Of a full stroke: what is softer is not heard any more.</summary>
    private const float Silence = 2e-4f;

    private readonly ModeBank[] _banks;
    private readonly float[] _left = new float[Sounding.Stretch];
    private readonly float[] _right = new float[Sounding.Stretch];

    public Ringers(int count, int modes)
    {
        _banks = new ModeBank[count];
        for (var i = 0; i < count; i++) _banks[i] = new ModeBank(modes, SampleClock.Rate);
    }

    public bool Sounds { get; private set; }

    /// <summary>An empty one; after its modes have been added it is set going by <see cref="ModeBank.Turn"/>.</summary>
    public ModeBank Next()
    {
        var softest = _banks[0];
        foreach (var bank in _banks)
        {
            if (bank.Level < softest.Level) softest = bank;
        }

        softest.Clear();
        Sounds = true;
        return softest;
    }

    public void Add(Span<float> left, Span<float> right)
    {
        if (!Sounds) return;
        Sounds = false;
        foreach (var bank in _banks)
        {
            if (bank.Level < Silence) continue;
            bank.Run(_left, _right);
            Ramp.Add(_left, left, 1, 1);
            Ramp.Add(_right, right, 1, 1);
            Sounds = true;
        }
    }
}
