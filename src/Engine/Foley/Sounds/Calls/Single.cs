using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>One of a group: its calls, heard from where it is.</summary>
internal sealed class Single
{
    private const double DbPerDoubling = 4;
    private const double NearHz = 18_000;

    /// <summary>Who is near is more or less in front: nobody listens with one at an ear.</summary>
    private const double Turned = 0.4;

    private readonly float[][] _calls;
    private readonly float _left;
    private readonly float _right;
    private readonly float _far;

    public Single(Member member, CallSound like, Manner manner, double gain, double pan, double distance, double firstSeconds, Chance chance)
    {
        var caller = new Caller(manner, member.Uneven ?? like.Uneven, Math.Pow(2, chance.Bell(member.Sizes)), chance);
        _calls = [.. Enumerable.Range(0, member.Calls).Select(_ => Afar(caller.Make(like.Call!), distance))];
        gain *= Decibels.ToGain(-DbPerDoubling * Math.Log2(distance));
        var (sine, cosine) = Math.SinCos(((pan * distance / (distance + Turned)) + 1) * Math.PI / 4);
        (_left, _right) = ((float)(gain * cosine), (float)(gain * sine));
        _far = (float)Math.Sqrt(distance);
        Next = SampleClock.SamplesAt(firstSeconds);
    }

    /// <summary>When it calls next.</summary>
    public long Next { get; set; }

    /// <param name="delay">In samples; below 0 some of it has been before.</param>
    /// <param name="chance">Which of its calls.</param>
    public Heard Call(int delay, Chance chance)
    {
        var gain = (float)Decibels.ToGain(chance.Bell(1.2));
        return new Heard(_calls[chance.Next(_calls.Length)], delay, _left * gain, _right * gain, _far);
    }

    private static float[] Afar(float[] call, double distance)
    {
        var high = NearHz * Math.Pow(distance, -0.75);
        if (high < NearHz) new Biquad(BiquadCoefficients.LowPass(SampleClock.Rate, high)).Process(call, call);
        return call;
    }
}
