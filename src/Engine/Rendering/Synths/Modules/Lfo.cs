using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>A slow oscillator, −1 to 1, read once a stretch.</summary>
internal struct Lfo
{
    private LfoOptions _options;
    private double _phase;
    private double _begun;
    private ulong _salt;

    public void Start(LfoOptions options, ref Scatter scatter)
    {
        _options = options;
        _phase = options.PerVoice ? scatter.Next() : 0;
        _salt = options.PerVoice ? (ulong)(scatter.Next() * 1e9) : 0;
        _begun = double.NaN;
    }

    public float At(in Bearing bearing)
    {
        if (double.IsNaN(_begun)) _begun = bearing.Seconds;
        var age = bearing.Seconds - _begun;
        var cycles = (_options.Hz * (_options.PerVoice ? age : bearing.Seconds)) + _phase;
        return (float)(Fade(age) * Wave(cycles));
    }

    private readonly double Fade(double age)
    {
        age -= _options.DelaySeconds;
        if (age <= 0 && _options.DelaySeconds > 0) return 0;
        return age >= _options.FadeSeconds ? 1 : age / _options.FadeSeconds;
    }

    private readonly double Wave(double cycles)
    {
        var whole = Math.Floor(cycles);
        var part = cycles - whole;
        switch (_options.Shape)
        {
            case LfoShape.Sine: return Sine.Of((float)part);
            case LfoShape.Triangle: return part < 0.25 ? 4 * part : part < 0.75 ? 2 - (4 * part) : (4 * part) - 4;
            case LfoShape.Saw: return 1 - (2 * part);
            case LfoShape.Square: return part < 0.5 ? 1 : -1;
            default:
                var ease = part * part * (3 - (2 * part));
                return Level(whole) + ((Level(whole + 1) - Level(whole)) * ease);
        }
    }

    private readonly double Level(double cycle) => ((Chance.Mix((_salt + (ulong)(long)cycle) * 0x9E3779B97F4A7C15UL) >> 11) * (2.0 / (1UL << 53))) - 1;
}
