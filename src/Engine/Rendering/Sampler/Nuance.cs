namespace Cuewright.Engine.Rendering.Sampler;

/// <summary>What tells one voice from the next on the same recording: small, and never twice the same.</summary>
internal readonly record struct Nuance(double StartSeconds, float Cents, float Gain, float Darkness, float DelaySeconds, float Pan)
{
    private const double StartSpread = 0.00035;
    private const float CentSpread = 1.5f;
    private const float GainSpread = 0.04f;
    private const float DarknessSpread = 0.1f;

    /// <summary>A recording that stands in for its neighbour begins a little later and darker.</summary>
    private const double StandInStart = 0.0008;
    private const float StandInDarkness = 0.12f;

    /// <summary>Players of a section begin within so much of each other, lie so far to both sides of the pitch, and sit apart.</summary>
    private const float SectionDelaySeconds = 0.009f;
    private const float SectionCents = 5;
    private const float SectionDrawnCents = 2;
    private const float SectionPan = 0.25f;

    /// <summary>By so much higher once the recording goes round in its loop.</summary>
    public float SettleCents { get; init; }

    /// <summary>0 to 1: where in its swings a voice begins, so that no two sway together.</summary>
    public float Phase { get; init; }

    /// <summary>Of a note's variation (0: none) and how its player stands in the section, the first being the leader.</summary>
    public static Nuance Of(float variation, int standIn, int player, int players)
    {
        var section = Side(player, players);
        var (start, cents, gain, darkness) = (0.0, 0.0f, 1.0f, 0.0f);
        var (late, phase) = (0.5f, player * 0.381966f);
        if (variation > 0)
        {
            // Golden steps through the unit interval: four numbers of one that do not go together.
            var drawn = variation + (player * 0.381966);
            start = Part(drawn * 89) * StartSpread;
            cents = CentSpread * Swing(drawn * 233);
            gain = 1 + (GainSpread * Swing(drawn * 610));
            darkness = DarknessSpread * Part(drawn * 1597);
            late = Part(drawn * 4181);
            phase = Part(drawn * 2584);
            if (players > 1) cents += SectionDrawnCents * Swing(drawn * 377);
        }

        return new Nuance(
            start + (standIn == 0 ? 0 : standIn > 0 ? StandInStart : StandInStart / 2),
            cents + (SectionCents * section),
            gain / MathF.Sqrt(players),
            darkness + (standIn == 0 ? 0 : standIn > 0 ? StandInDarkness : StandInDarkness / 2),
            player == 0 ? 0 : (player - 0.5f + late) * SectionDelaySeconds,
            SectionPan * section)
        { Phase = phase };
    }

    /// <summary>−1 to 1: to which side a player sits, and how far. All together they are in the middle.</summary>
    private static float Side(int player, int players)
    {
        if (players == 1) return 0;
        var pair = ((players & 1) == 0 ? player / 2 : (player + 1) / 2) + ((players & 1) == 0 ? 0.5f : 0);
        return ((player & 1) == 0 ? 1 : -1) * pair / ((players - 1) / 2f);
    }

    private static float Part(double x) => (float)(x - Math.Floor(x));

    private static float Swing(double x) => (2 * Part(x)) - 1;
}
