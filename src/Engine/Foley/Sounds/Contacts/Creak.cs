using Cuewright.Engine.Foley.Sounds.Modules;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>
/// Stick and slip: what is moved sticks until the strain is too large, and jumps. Slips come the faster, the faster it is
/// moved; each rings the thing it belongs to.
/// </summary>
internal sealed record Creak
{
    /// <summary>How long; null: the whole gesture.</summary>
    public double? Seconds { get; init; }

    /// <summary>Slips a second as it begins to move, and as it ends.</summary>
    public required double FromHz { get; init; }

    public required double ToHz { get; init; }

    /// <summary>How far the hand's speed strays on the way, and how fast it changes.</summary>
    public double WanderOctaves { get; init; } = 0.5;

    public double WanderHz { get; init; } = 3;

    /// <summary>Deviation of each slip, as a share.</summary>
    public double Jitter { get; init; } = 0.06;

    public double ContactMs { get; init; } = 0.25;

    public double AttackSeconds { get; init; } = 0.1;

    public double ReleaseSeconds { get; init; } = 0.15;

    /// <summary>Share of the time in which it holds fast.</summary>
    public double Holds { get; init; }

    public double LengthSeconds(double asked, in Effort effort) => Seconds is { } own ? own / effort.Speed : asked;

    public void Push(Span<float> force, double asked, in Effort effort, Chance chance)
    {
        var seconds = LengthSeconds(asked, effort);
        var wander = new Wander(WanderHz * effort.Speed, chance);
        var hold = new Wander(WanderHz * effort.Speed, chance);
        var last = 0.0;
        var pace = Math.Sqrt(effort.Speed) / effort.Size;
        for (var at = 0.0; at < seconds;)
        {
            var share = at / seconds;
            var hertz = FromHz * Math.Pow(ToHz / FromHz, share) * pace;

            hertz *= Math.Pow(2, WanderOctaves * wander.Next(last));
            var gap = Math.Max(0.2, 1 + chance.Bell(Jitter)) / hertz;
            var swell = Math.Min(1, Math.Min((at + 0.01) / AttackSeconds, (seconds - at) / ReleaseSeconds));
            var holds = (hold.Next(last) + 1) / 2 < Holds;

            // The strain a slip sets free is what was gathered since the last one.
            if (!holds) Strokes.Add(force, at, ContactMs / 1000 * effort.Contact, effort.Velocity * swell * Math.Sqrt(FromHz * pace / hertz) * chance.Between(0.7, 1));
            at += gap;
            last = gap;
        }
    }
}
