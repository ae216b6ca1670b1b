using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>A playable sound of the bank.</summary>
internal sealed class Preset
{
    private const int Keys = 128;

    /// <summary>So far away a recording is still asked to stand in for another: pitched back by a minor third it keeps its colour.</summary>
    private const int FarthestNeighbour = 3;

    private readonly Zone[][] _byKey;
    private AttackTimes? _attacks;

    public Preset(string name, Zone[] zones)
    {
        Name = name;
        Zones = zones;
        Intonation = new Intonation(this);
        foreach (var recording in zones.GroupBy(zone => zone.Sample.Recording))
        {
            var top = recording.Max(zone => zone.HighVelocity);
            foreach (var zone in recording) zone.TopVelocity = top;
        }

        _byKey = [.. Enumerable.Range(0, Keys).Select(key => zones.Where(zone => key >= zone.LowKey && key <= zone.HighKey).ToArray())];
    }

    public string Name { get; }

    public Zone[] Zones { get; }

    public Intonation Intonation { get; }

    /// <summary>How long its notes take to be heard.</summary>
    public AttackTimes Attacks => LazyInitializer.EnsureInitialized(ref _attacks, () => new AttackTimes(() => new SamplerPlayer(this, SampleClock.Rate)));

    /// <summary>What answers a key, at whatever velocity.</summary>
    public ReadOnlySpan<Zone> At(int key) => _byKey[Math.Clamp(key, 0, Keys - 1)];

    /// <summary>The nearest key in a direction (−1 or 1) where another recording answers this velocity; the key itself where none is near.</summary>
    public int Neighbour(int key, int direction, int velocity)
    {
        var own = First(key, velocity);
        for (var step = 1; own is not null && step <= FarthestNeighbour; step++)
        {
            if (First(key + (direction * step), velocity) is not { } other) break;
            if (other.Sample.Recording != own.Sample.Recording) return key + (direction * step);
        }

        return key;
    }

    /// <summary>The highest velocity at which this recording answers the key first.</summary>
    public int TopVelocity(int key, nint recording)
    {
        var velocity = 127;
        while (velocity > 1 && First(key, velocity)?.Sample.Recording != recording) velocity--;
        return velocity;
    }

    /// <summary>What answers first, of several layers.</summary>
    public Zone? First(int key, int velocity)
    {
        foreach (var zone in At(key))
        {
            if (zone.Answers(velocity)) return zone;
        }

        return null;
    }
}
