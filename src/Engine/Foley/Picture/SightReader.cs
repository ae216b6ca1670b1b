using Cuewright.Engine.Analysis;

namespace Cuewright.Engine.Foley.Picture;

/// <summary>Says what of that which was seen in a clip would be heard. It goes by evidence: what is still is silent.</summary>
internal static class SightReader
{
    public static SeenSounds Read(ClipAnalysis seen)
    {
        IEnumerable<SeenEvent> events =
        [
            .. seen.Moments.Select(OfMoment).OfType<SeenEvent>(),
            .. CameraSwings.In(seen),
        ];
        return new SeenSounds
        {
            Events = [.. events.OrderBy(one => one.Seconds)],
            Beds = SceneBeds.In(seen),
            Place = SceneBeds.PlaceOf(seen),
        };
    }

    private static SeenEvent? OfMoment(Moment moment) => moment.Kind switch
    {
        MomentKind.Impact => new SeenEvent { Seconds = moment.Seconds, Kind = SeenKind.Impact, Strength = moment.Strength, Because = "something stops dead" },
        MomentKind.Flash => new SeenEvent { Seconds = moment.Seconds, Kind = SeenKind.Flash, Strength = moment.Strength, Size = 1, Because = "a flash of light" },
        MomentKind.Title => new SeenEvent { Seconds = moment.Seconds, Kind = SeenKind.Title, Strength = moment.Strength, Because = "writing comes up" },
        _ => null,
    };
}
