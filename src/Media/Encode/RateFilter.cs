using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Time;

namespace Cuewright.Media.Encode;

/// <summary>
/// Brings our sound to the rate and the channels of a format. A converter of rates may give a sample more or less, so the
/// end is led out with silence and cut: as many come out as last as long, to the nearest. Pure.
/// </summary>
internal static class RateFilter
{
    public static ImmutableArray<string> Of(DeliveryFormat format, long lengthSamples)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        if (format.Channels == 1) steps.Add("pan=mono|c0=0.5*c0+0.5*c1");
        if (format.Rate != SampleClock.Rate || format.Dither is not null)
        {
            var length = SampleClock.SamplesAt(lengthSamples, format.Rate);
            var dither = format.Dither is null ? "" : ":" + format.Dither;
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"aresample={format.Rate}{dither},apad=whole_len={length},atrim=end_sample={length}"));
        }

        return steps.Count == 0 ? [] : ["-af", string.Join(',', steps)];
    }
}
