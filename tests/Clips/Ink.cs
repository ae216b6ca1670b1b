namespace Cuewright.Clips;

/// <summary>A colour, each part 0 to 1.</summary>
public readonly record struct Ink(float R, float G, float B)
{
    public static readonly Ink Black = new(0, 0, 0);
    public static readonly Ink White = new(1, 1, 1);

    /// <summary>Hue in turns: 0 red, 1/3 green, 2/3 blue.</summary>
    public static Ink Hsv(double hue, double saturation, double value)
    {
        float Part(double offset)
        {
            var k = (offset + (hue * 6)) % 6;
            return (float)(value * (1 - (saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1))));
        }

        return new Ink(Part(5), Part(3), Part(1));
    }

    /// <summary>Reads "#1d2b53".</summary>
    public static Ink Hex(string text)
    {
        var value = Convert.ToInt32(text[1..], 16);
        return new Ink((value >> 16) / 255f, ((value >> 8) & 255) / 255f, (value & 255) / 255f);
    }

    public Ink Toward(Ink other, double part) => this + ((other - this) * part);

    public static Ink operator +(Ink a, Ink b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

    public static Ink operator -(Ink a, Ink b) => new(a.R - b.R, a.G - b.G, a.B - b.B);

    public static Ink operator *(Ink a, double gain) => new((float)(a.R * gain), (float)(a.G * gain), (float)(a.B * gain));
}
