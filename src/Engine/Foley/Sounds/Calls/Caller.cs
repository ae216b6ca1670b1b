using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Calls;

/// <summary>One who calls: makes calls as they are written, each a little different from the last.</summary>
internal sealed class Caller
{
    /// <summary>No edge of a syllable is shorter.</summary>
    private const double EdgeSeconds = 0.002;
    private const int Stretch = Sounding.Stretch;

    /// <summary>How much of the length it is asked for is enough.</summary>
    private const double LeastShare = 0.9;

    /// <summary>After the last.</summary>
    private const int PauseSamples = 960;

    private readonly Build _build;
    private readonly Uneven _uneven;
    private readonly Chance _chance;
    private readonly double _pitch;
    private readonly double _formants;

    /// <param name="manner">How it calls.</param>
    /// <param name="uneven">How different calls are.</param>
    /// <param name="size">Of this one against others of its kind.</param>
    /// <param name="chance">Its own.</param>
    public Caller(Manner manner, Uneven uneven, double size, Chance chance)
    {
        _build = new Build(manner);
        (_uneven, _chance) = (uneven, chance);
        _pitch = _build.PitchFactor / size * Math.Pow(2, chance.Bell(uneven.Semitones) / 12);
        _formants = _build.FormantFactor * Math.Pow(size, -0.8) * (1 + chance.Bell(uneven.Formants));
    }

    /// <summary>One call from its first syllable to its last; what lasts is repeated until it is as long.</summary>
    public float[] Make(CallOptions call, double lasting = 0)
    {
        var plan = new List<Planned>();
        var at = 0.0;
        do
        {
            foreach (var syllable in Chosen(call)) at = Plan(syllable, at, lasting, plan);
        }
        while (IsShort(plan, lasting));

        var output = new float[plan.Max(planned => planned.Start + SampleClock.SamplesAt(planned.Seconds) + PauseSamples)];
        foreach (var planned in plan) Add(planned, output.AsSpan((int)planned.Start));
        return output;
    }

    /// <summary>Puts down when a syllable is heard, as often as it is in a row; what is long enough is left.</summary>
    private double Plan(Syllable syllable, double at, double lasting, List<Planned> plan)
    {
        var times = syllable.Times.Count(_chance);
        for (var time = 0; time < times && (lasting == 0 || IsShort(plan, lasting)); time++)
        {
            if (!_chance.Happens(syllable.Likely)) continue;
            var seconds = syllable.Seconds.Draw(_chance) * _build.LengthFactor * Varied(_uneven.Time);
            plan.Add(new Planned(syllable, SampleClock.SamplesAt(at), seconds));
            at += Math.Max(0.001, seconds + (syllable.GapSeconds.Draw(_chance) * _build.GapFactor * Varied(_uneven.Time)));
        }

        return at;
    }

    /// <summary>A last syllable more than it needs would be too long by as much.</summary>
    private static bool IsShort(List<Planned> plan, double lasting) =>
        plan.Count == 0 || SampleClock.SecondsAt(plan[^1].Start) + plan[^1].Seconds < LeastShare * lasting;

    private ImmutableArray<Syllable> Chosen(CallOptions call)
    {
        if (!call.Shuffled) return call.Syllables;
        return [.. Enumerable.Range(0, Math.Max(1, call.Count.Count(_chance))).Select(_ => _chance.Pick(call.Syllables))];
    }

    private double Varied(double share) => Math.Max(0.3, 1 + _chance.Bell(share));

    private void Add(Planned planned, Span<float> output)
    {
        var syllable = planned.Syllable;
        var pitch = _pitch * Math.Pow(2, _chance.Bell(_uneven.Semitones / 2) / 12);
        var course = new Course(syllable, pitch, planned.Seconds, _chance);
        var throat = syllable.Throat is { } voice ? new Throat(voice, _build, _formants, _chance) : null;
        var whistle = syllable.Whistle is { } tone ? new Whistle(tone, _build, _chance) : null;
        var noises = syllable.Noises.Select(noise => new Hiss(noise, _build, _formants, _chance)).ToArray();
        var level = (float)Decibels.ToGain(_build.LevelDb + _chance.Bell(_uneven.LevelDb));
        var samples = (int)SampleClock.SamplesAt(planned.Seconds);
        var edge = Math.Min(samples / 2, (int)(EdgeSeconds * SampleClock.Rate));
        Span<float> stretch = stackalloc float[Stretch];
        var gain = 0f;
        for (var at = 0; at < samples; at += Stretch)
        {
            course.MoveTo(at, Stretch);
            if (at == 0) gain = course.Gain;
            stretch.Clear();
            throat?.Add(stretch, course, gain);
            whistle?.Add(stretch, course, gain);
            foreach (var noise in noises) noise.Add(stretch, course, gain);
            gain = course.Gain;
            var count = Math.Min(Stretch, samples - at);
            for (var i = 0; i < count; i++)
            {
                var near = Math.Min(1f, Math.Min(at + i, samples - 1 - at - i) / (float)edge);
                output[at + i] += stretch[i] * level * near * near * (3 - (2 * near));
            }
        }
    }

    private readonly record struct Planned(Syllable Syllable, long Start, double Seconds);
}
