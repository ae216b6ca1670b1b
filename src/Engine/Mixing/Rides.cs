using System.Collections.Immutable;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Mixing;

/// <summary>The moves of one role's faders.</summary>
internal sealed record RoleRide(Lane Level, Lane Duck, Lane Space, Lane Air, Lane Carve)
{
    public static readonly RoleRide Still = new(Lane.One, Lane.One, Lane.One, Lane.One, Lane.One);
}

/// <summary>
/// What the engineer's hands do while the music plays. The score is known, so nothing has to be listened for: faders
/// move with the energy of the sections, the bass makes room for the kick just before it comes, and the others for the
/// tune while there is one.
/// </summary>
internal sealed record Rides(ImmutableDictionary<PartRole, RoleRide> Roles, double BeatSeconds)
{
    /// <summary>Energy at which nothing is moved.</summary>
    private const double MiddleEnergy = 3;

    /// <summary>A fader is moved in this time, and is where it should be when the section begins.</summary>
    private const double MoveSeconds = 0.4;

    /// <summary>Quick enough for the ear, slow enough not to click; the kick's own first milliseconds hide the rest.</summary>
    private const double KickLeadSeconds = 0.006;

    private static readonly DipTiming CarveTiming = new()
    {
        LeadSeconds = 0.06,
        AttackSeconds = 0.08,
        HoldSeconds = 0.15,
        ReleaseSeconds = 0.5,
        BridgeSeconds = 0.6,
    };

    /// <summary>A rendering whose score nobody knows is mixed with still hands.</summary>
    public static readonly Rides None = new(ImmutableDictionary<PartRole, RoleRide>.Empty, 0.5);

    public RoleRide For(PartRole role) => Roles.GetValueOrDefault(role, RoleRide.Still);

    public static Rides Of(Score score, Palette palette, MixSettings settings)
    {
        var beat = BeatOf(score);
        var kicks = Kicks(score, palette).ToImmutableArray();
        var tune = Tune(score).ToImmutableArray();
        var kickTiming = new DipTiming
        {
            LeadSeconds = KickLeadSeconds,
            AttackSeconds = KickLeadSeconds,
            HoldSeconds = settings.KickDuck.HoldSeconds,
            ReleaseSeconds = settings.KickDuck.ReleaseBeats * beat,
            BridgeSeconds = 0,
        };

        RoleRide Ride(PartRole role)
        {
            var own = settings.For(role);
            return new RoleRide(
                Energy(score, settings.Energy.LevelDb),
                own.KickDuckDb == 0 ? Lane.One : Lane.Dips(kicks.Select(kick => kick with { Db = own.KickDuckDb * kick.Db }), kickTiming),
                Energy(score, settings.Energy.SpaceDb),
                Energy(score, settings.Energy.AirDb),
                own.CarveDb == 0 ? Lane.One : Lane.Dips(tune.Select(note => note with { Db = own.CarveDb }), CarveTiming));
        }

        return new Rides(Enum.GetValues<PartRole>().ToImmutableDictionary(role => role, Ride), beat);
    }

    /// <summary>The beat that most of the piece is played in.</summary>
    private static double BeatOf(Score score)
    {
        var end = SampleClock.SecondsAt(score.LengthSamples);
        var starts = score.Tempo.Changes.Select(change => score.Tempo.SecondsAt(change.Tick)).Append(end).ToArray();
        return score.Tempo.Changes
            .Select((change, i) => (change.Bpm, Seconds: Math.Min(starts[i + 1], end) - Math.Min(starts[i], end)))
            .GroupBy(stretch => stretch.Bpm)
            .Select(tempo => (Beat: 60 / tempo.Key, Seconds: tempo.Sum(stretch => stretch.Seconds)))
            .MaxBy(tempo => tempo.Seconds).Beat;
    }

    private static Lane Energy(Score score, double stepDb)
    {
        if (stepDb == 0 || score.Sections.IsEmpty) return Lane.One;
        double Gain(ScoreSection section) => Decibels.ToGain(stepDb * (section.Energy - MiddleEnergy));
        var points = new List<(double, double)> { (0, Gain(score.Sections[0])) };
        foreach (var (before, section) in score.Sections.Zip(score.Sections.Skip(1)))
        {
            var start = score.Tempo.SecondsAt(score.Meters.TickOfBar(section.StartBar));
            points.Add((start - MoveSeconds, Gain(before)));
            points.Add((start, Gain(section)));
        }

        return new Lane(points);
    }

    /// <summary>Kicks of drum kits, each as deep (0 to 1) as it is struck hard.</summary>
    private static IEnumerable<Dip> Kicks(Score score, Palette palette) =>
        from part in score.Parts
        where part.Role == PartRole.Drums && palette.Has(part.Instrument)
        let kit = palette[part.Instrument]
        where kit.IsDrumKit
        from note in part.Notes
        where Kit.Kicks.Any(kick => note.Pitch == Kit.Key(kick, kit))
        let seconds = score.Tempo.SecondsAt(note.Start)
        orderby seconds
        select new Dip(seconds, seconds, Math.Clamp(note.Velocity / 100.0, 0, 1));

    private static IEnumerable<Dip> Tune(Score score) =>
        from part in score.Parts
        where part.Role == PartRole.Lead
        from note in part.Notes
        select new Dip(score.Tempo.SecondsAt(note.Start), score.Tempo.SecondsAt(note.End), 0);
}
