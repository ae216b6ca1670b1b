using Cuewright.Engine.Dsp;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Playing;

/// <summary>What air and ground do to a sound on its way, against its usual distance.</summary>
internal readonly record struct Distance(double Factor)
{
    /// <summary>Less than the 6 dB of a bare point in the open: ears and microphones are turned up for what is far.</summary>
    private const double DbPerDoubling = 4.5;

    /// <summary>What of the treble is left at the usual distance, and how soon it goes.</summary>
    private const double NearHz = 19_000;
    private const double Exponent = 0.72;
    private const double LeastHz = 350;

    /// <summary>The room falls more slowly with distance than the sound itself.</summary>
    private const double RoomDbPerDoubling = 2;

    private double Doublings => Math.Log2(Math.Max(0.05, Factor));

    public double GainDb => -DbPerDoubling * Doublings;

    public double WetDb => -RoomDbPerDoubling * Doublings;

    /// <summary>From far away left and right become one.</summary>
    public double Width => Math.Clamp(1 / Math.Max(1, Math.Sqrt(Factor)), 0.15, 1);

    public double HighHz => Math.Clamp(NearHz * Math.Pow(Math.Max(1, Factor), -Exponent), LeastHz, NearHz);

    /// <summary>Null where all of it arrives.</summary>
    public StereoFilter? Air(double? muffledHz)
    {
        var high = Math.Min(HighHz, muffledHz ?? NearHz);
        return high >= NearHz ? null : new StereoFilter(BiquadCoefficients.LowPass(SampleClock.Rate, high));
    }
}
