using System.Collections.Immutable;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Analysis.Scene;

namespace Cuewright.Engine.Foley.Picture;

/// <summary>Says what of that which was seen in a clip would be heard. It goes by evidence: what is still is silent.</summary>
internal static class SightReader
{
    /// <summary>Speeds of usual contacts and of things that rush past, in picture heights a second.</summary>
    private const double UsualContact = 2.5;
    private const double UsualRush = 4;

    /// <summary>What never stands still, and the strength of a contact that is plain to see all the same.</summary>
    private static readonly ImmutableArray<string> Stirring = [SceneNames.Rain, SceneNames.Snowfall, SceneNames.Fire, SceneNames.Water];
    private const double PlainStrength = 0.6;

    /// <summary>What stops in step is the step.</summary>
    private const double StepSeconds = 0.15;

    public static SeenSounds Read(ClipAnalysis seen)
    {
        SeenEvent[] swings = [.. CameraSwings.In(seen)];
        IEnumerable<SeenEvent> events =
        [
            .. seen.Contacts.Where(contact => !seen.Footfalls.Any(step => Math.Abs(step.Seconds - contact.Seconds) < StepSeconds) && !IsWeather(seen, contact)).Select(Of),
            .. seen.Footfalls.Select(Of),
            .. seen.Rushes.Select(Of),
            // Where the camera comes to rest, everything comes into sight at once.
            .. seen.Moments.Where(moment => moment.Kind != MomentKind.Title || !swings.Any(swing => Math.Abs(swing.Seconds - moment.Seconds) < swing.Length)).Select(Of).OfType<SeenEvent>(),
            .. swings,
        ];
        return new SeenSounds
        {
            Events = [.. events.OrderBy(one => one.Seconds)],
            Beds = SceneBeds.In(seen),
            Place = SceneBeds.PlaceOf(seen),
        };
    }

    /// <summary>Drops, flakes and flames meet all the time: what is small or faint among them is one of these.</summary>
    private static bool IsWeather(ClipAnalysis seen, Contact contact) => contact.Strength < PlainStrength
        && seen.Shots.Any(shot => contact.Seconds >= shot.StartSeconds && contact.Seconds < shot.EndSeconds && shot.Scene.Any(word => Stirring.Contains(word.Name)));

    private static SeenEvent Of(Contact contact) => new()
    {
        Seconds = contact.Seconds,
        Kind = SeenKind.Impact,
        Strength = contact.Strength,
        Pan = contact.X,
        Size = contact.Size,
        Speed = contact.Speed / UsualContact,
        Because = "something strikes, lands or bounces",
    };

    private static SeenEvent Of(Footfall step) => new()
    {
        Seconds = step.Seconds,
        Kind = SeenKind.Step,
        Strength = Math.Clamp(step.Size, 0.2, 0.8),
        Pan = step.X,
        Size = step.Size,
        Because = "someone sets down a foot",
    };

    private static SeenEvent Of(Rush rush) => new()
    {
        Seconds = rush.Seconds,
        Kind = SeenKind.Whoosh,
        Strength = rush.Speed / (rush.Speed + UsualRush),
        Length = rush.EndSeconds - rush.StartSeconds,
        Pan = rush.FromX,
        PanEnd = rush.ToX,
        Size = rush.Size,
        Speed = rush.Speed / UsualRush,
        Because = "something rushes past",
    };

    private static SeenEvent? Of(Moment moment) => moment.Kind switch
    {
        MomentKind.Flash => new SeenEvent { Seconds = moment.Seconds, Kind = SeenKind.Flash, Strength = moment.Strength, Size = 1, Because = "a flash of light" },
        MomentKind.Title => new SeenEvent { Seconds = moment.Seconds, Kind = SeenKind.Title, Strength = moment.Strength, Because = "writing comes up" },
        _ => null,
    };
}
