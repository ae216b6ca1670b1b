using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Contacts;

/// <summary>Something meets the thing: once, some times, or bouncing until it lies.</summary>
internal sealed record Strokes
{
    private const double ShortestGapSeconds = 0.004;
    private const int MostBounces = 60;

    /// <summary>However unevenly it is struck, one stroke comes after the other.</summary>
    private const double LeastGap = 0.15;

    public int Times { get; init; } = 1;

    public double GapSeconds { get; init; } = 0.1;

    /// <summary>What a bounce gives back of the speed: gaps and blows fall by it (0.85 ping-pong on a table, 0.75 a basketball, 0.3 a book). Null: it is struck evenly.</summary>
    public double? Restitution { get; init; }

    /// <summary>How long the two touch at the usual force: 0.1 steel on steel, 1 knuckles, 5 a foot, 10 a body.</summary>
    public double ContactMs { get; init; } = 1;

    /// <summary>Deviation of gaps, as a share, and of blows.</summary>
    public double Jitter { get; init; } = 0.04;

    public double UnevenDb { get; init; } = 1;

    public double LongestSeconds(in Effort effort) =>
        (Restitution is { } back ? GapSeconds / (1 - back) : Times * GapSeconds / effort.Speed) + (ContactMs * effort.Contact * 4 / 1000) + 0.05;

    public void Push(Span<float> force, Effort effort, Chance chance)
    {
        var at = 0.0;
        var blow = 1.0;
        var gap = Restitution is null ? GapSeconds / effort.Speed : GapSeconds * Math.Min(1.5, Math.Sqrt(effort.Velocity));
        for (var i = 0; i < (Restitution is null ? Times : MostBounces) && gap > ShortestGapSeconds; i++)
        {
            var own = effort.Louder(chance.Bell(UnevenDb)) with { Speed = 1 };

            // What is larger is heavier.
            Add(force, at, ContactMs / 1000 * own.Contact * Math.Pow(blow, -0.2), own.Velocity * blow * effort.Size);
            at += gap * Math.Max(LeastGap, 1 + chance.Bell(Jitter));
            if (Restitution is not { } back) continue;
            gap *= back;
            blow *= back;
        }
    }

    /// <summary>A push that swells and is over; its area is its strength.</summary>
    public static void Add(Span<float> force, double at, double seconds, double strength)
    {
        var start = at * SampleClock.Rate;
        var length = Math.Max(2, seconds * SampleClock.Rate);
        var height = 2 * strength / length;
        for (var i = (int)Math.Ceiling(start); i < start + length && i < force.Length; i++)
        {
            var sine = Math.Sin(Math.PI * (i - start) / length);
            force[i] += (float)(height * sine * sine);
        }
    }
}
