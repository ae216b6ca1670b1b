using System.Collections.Immutable;
using Cuewright.Clips.Sights;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Clips;

/// <summary>How a shot follows the one before.</summary>
public enum Join
{
    Cut,
    Dissolve,

    /// <summary>The shot before goes to black, this one comes out of it, half of the frames each.</summary>
    Black,

    /// <summary>The same through white.</summary>
    White,

    /// <summary>An edge runs across the picture and uncovers it.</summary>
    Wipe,
}

/// <summary>
/// One shot: what is filmed, for how many frames, and how it begins. A join lasts into the shot it begins. The edge of a
/// wipe runs in a direction given in turns: 0 to the right, a quarter down.
/// </summary>
public sealed record ScriptShot(IScene Scene, int Frames, Join Join = Join.Cut, int JoinFrames = 0, double WipeTurns = 0);

/// <summary>White light over the picture: full at the frame, gone after some more.</summary>
public sealed record ScriptFlash(int Frame, int Frames = 4, double Strength = 0.9);

/// <summary>A clip with known truth: what happens at which frame.</summary>
public sealed record ClipScript
{
    public required string Name { get; init; }

    public FrameRate Rate { get; init; } = new(25, 1);

    /// <summary>How far frames come late, as a share of the frame time; each by a chance of its own. A variable rate.</summary>
    public double Late { get; init; }

    /// <summary>New pictures a second where frames are repeated to reach the rate: 24 in 60.</summary>
    public FrameRate? PictureRate { get; init; }

    public required ImmutableArray<ScriptShot> Shots { get; init; }

    public ImmutableArray<ScriptFlash> Flashes { get; init; } = [];

    public int FadeInFrames { get; init; }

    public int FadeOutFrames { get; init; }

    /// <summary>Deviation of the noise of every pixel, 0 to 1.</summary>
    public double Grain { get; init; }

    /// <summary>Share of the height blackened above and below, and of the width at both sides.</summary>
    public double Letterbox { get; init; }

    public double Pillarbox { get; init; }

    public Seed Seed { get; init; } = new(1);

    public int FrameCount => Shots.Sum(shot => shot.Frames);

    public double Seconds => FrameCount * Rate.FrameSeconds;

    public double SecondsAt(int frame) =>
        Rate.SecondsAt(frame) + (Late == 0 ? 0 : Late * Rate.FrameSeconds * Seed.For("late", frame).Begin().Next());

    /// <summary>First frames of the shots that begin with a cut.</summary>
    public IEnumerable<int> Cuts => Starts.Where(start => start.Frame > 0 && start.Shot.Join == Join.Cut).Select(start => start.Frame);

    /// <summary>First and end frame of every dissolve, wipe or fade through black or white.</summary>
    public IEnumerable<(int From, int To, Join Join)> SlowJoins => Starts
        .Where(start => start.Shot.Join != Join.Cut)
        .Select(start => (start.Frame, start.Frame + start.Shot.JoinFrames, start.Shot.Join));

    /// <summary>Frames of contact, counted over the whole clip.</summary>
    public IEnumerable<int> Impacts => Starts.SelectMany(start => start.Shot.Scene.Impacts
        .Select(seconds => start.Frame + (int)Math.Round(seconds * Rate.PerSecond))
        .Where(frame => frame < start.Frame + start.Shot.Frames));

    /// <summary>What would be heard, in seconds of the clip: of its scenes while they are shown, and the flashes.</summary>
    public IEnumerable<TrueSight> Sights => Starts
        .SelectMany(start => start.Shot.Scene.Sights
            .Where(sight => sight.Seconds < start.Shot.Frames * Rate.FrameSeconds)
            .Select(sight => sight with { Seconds = SecondsAt(start.Frame) + sight.Seconds }))
        .Concat(Flashes.Select(flash => new TrueSight(SecondsAt(flash.Frame), SightKind.Flash, 0)))
        .OrderBy(sight => sight.Seconds);

    internal IEnumerable<(ScriptShot Shot, int Frame)> Starts
    {
        get
        {
            var frame = 0;
            foreach (var shot in Shots)
            {
                yield return (shot, frame);
                frame += shot.Frames;
            }
        }
    }
}
