namespace Cuewright.Engine.Rendering.Synths.Modules;

/// <summary>One of several oscillators that play the same note: how far off (in cents), how loud, where it stands (−1 to 1).</summary>
internal readonly record struct UnisonVoice(double Cents, double Gain, double Pan);

/// <summary>How voices of a unison share pitch, level and place.</summary>
internal static class Unison
{
    /// <summary>
    /// Where the seven saws of the original supersaw stand, outermost ±1: measured by Szabo, "How to emulate the Super Saw"
    /// (2010). Uneven, so that their beats never fall together.
    /// </summary>
    private static readonly double[] Seven = [-1, -0.57156, -0.17748, 0, 0.18098, 0.56503, 0.97664];

    /// <param name="voices">How many.</param>
    /// <param name="detuneCents">Of the outermost.</param>
    /// <param name="blend">0 the middle voice alone, 1 the outer ones at their loudest; Szabo's mix law.</param>
    /// <param name="spread">0 all in the middle, 1 from far left to far right.</param>
    public static UnisonVoice[] Of(int voices, double detuneCents, double blend, double spread)
    {
        var places = voices == 7 ? Seven : Even(voices);
        var middle = (-0.55366 * blend) + 0.99785;
        var side = (-0.73764 * blend * blend) + (1.2841 * blend) + 0.044372;
        var gains = Array.ConvertAll(places, place => voices % 2 == 0 || place != 0 ? side : middle);
        var power = Math.Sqrt(gains.Sum(gain => gain * gain));

        // Left and right in turns from both ends to the middle, so that neither side is sharp.
        var pans = new double[voices];
        for (var i = 0; i < voices / 2; i++)
        {
            pans[i] = (i % 2 == 0 ? -1 : 1) * spread * (0.35 + (0.65 * Math.Abs(places[i])));
            pans[^(i + 1)] = -pans[i];
        }

        return [.. places.Select((place, i) => new UnisonVoice(detuneCents * place, gains[i] / power, pans[i]))];
    }

    private static double[] Even(int voices) =>
        voices == 1 ? [0] : [.. Enumerable.Range(0, voices).Select(i => (2.0 * i / (voices - 1)) - 1)];
}
