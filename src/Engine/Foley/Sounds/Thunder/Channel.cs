using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Thunder;

/// <summary>One piece of a channel as it arrives at the ear.</summary>
/// <param name="Seconds">After the flash.</param>
/// <param name="Metres">It has come so far.</param>
/// <param name="Strength">1: across the line of sight, a metre away, for each metre.</param>
/// <param name="Length">Of its wave, in seconds.</param>
/// <param name="Pan">−1 left to 1 right.</param>
internal readonly record struct Arrival(double Seconds, double Metres, double Strength, double Length, double Pan);

/// <summary>
/// The crooked path of a lightning, piece by piece: each sends off a wave shaped like an N, and those that lie across the
/// line of sight arrive at once and add up to a clap (Few 1969; Ribner and Roy 1982).
/// </summary>
internal static class Channel
{
    public const double MetresPerSecond = 340;

    private const double PieceMetres = 6;

    /// <summary>Pieces turn by as much against their neighbours (Hill 1968: 16° on average).</summary>
    private const double Crooked = 0.3;

    /// <summary>Within a piece it is crooked too, so that its ends lie less far apart than if it were straight.</summary>
    private const double Straightness = 0.3;

    /// <summary>How long its wave is after a few metres.</summary>
    private const double WaveSeconds = 0.0012;

    public static ImmutableArray<Arrival> Of(ThunderSound sound, double size, Chance chance)
    {
        var arrivals = ImmutableArray.CreateBuilder<Arrival>();
        var (height, across) = (sound.HeightMetres * chance.Between(0.85, 1.15), sound.AcrossMetres * chance.Between(0.7, 1.3));
        var side = chance.Between(-0.5, 0.5);
        var (x, y, z) = (sound.DistanceMetres * Math.Sin(side), sound.DistanceMetres * Math.Cos(side), 0.0);

        // Upward from the ground, then along within the cloud.
        var heading = chance.Between(0, 2 * Math.PI);
        var (bendX, bendY, bendZ) = (0.0, 0.0, 0.0);
        for (var done = 0.0; done < height + across; done += PieceMetres)
        {
            var isUp = done < height;
            (bendX, bendY, bendZ) = (Bend(bendX), Bend(bendY), Bend(bendZ));
            var (dx, dy, dz) = isUp ? (bendX, bendY, 1 + bendZ) : (Math.Cos(heading) + bendX, Math.Sin(heading) + bendY, 0.6 * bendZ);
            var length = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
            (dx, dy, dz) = (PieceMetres * dx / length, PieceMetres * dy / length, PieceMetres * dz / length);
            Add(x + (dx / 2), y + (dy / 2), z + (dz / 2), dx, dy, dz);
            (x, y, z) = (x + dx, y + dy, Math.Max(5, z + dz));
        }

        return arrivals.ToImmutable();

        double Bend(double bend) => (0.86 * bend) + chance.Bell(2.2 * Crooked);

        void Add(double mx, double my, double mz, double dx, double dy, double dz)
        {
            var metres = Math.Sqrt((mx * mx) + (my * my) + (mz * mz));
            var along = Math.Abs((mx * dx) + (my * dy) + (mz * dz)) / metres / MetresPerSecond * Straightness;

            // Its far end arrives later than its near one: the same push, spread over a longer time. Waves also lengthen on their way.
            var wave = WaveSeconds * size * Math.Pow(Math.Max(1, metres / 100), 0.35);
            arrivals.Add(new Arrival(metres / MetresPerSecond, metres, PieceMetres / metres * wave / (wave + along), wave + along, Math.Clamp(0.8 * mx / metres, -1, 1)));
        }
    }
}
