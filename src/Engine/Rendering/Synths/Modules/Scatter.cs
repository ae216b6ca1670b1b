using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>Small chances of one note, all drawn from its variation: the same variation gives the same note.</summary>
internal struct Scatter(float variation)
{
    private ulong _state = BitConverter.SingleToUInt32Bits(variation);

    /// <summary>0 ≤ x &lt; 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return (Chance.Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + ((high - low) * Next());
}
