using Cuewright.Engine.Analysis;
using Cuewright.Engine.Seeds;

namespace Cuewright.Clips;

/// <summary>Draws the frames of a script at any size.</summary>
public static class ScriptPlayer
{
    /// <summary>Every frame in order; the pixels are overwritten by the next.</summary>
    public static IEnumerable<PictureFrame> Play(ClipScript script, int width = 160, int height = 90)
    {
        var canvas = new Canvas(width, height);
        var other = new Canvas(width, height);
        var rgb = new byte[width * height * 3];
        var drawn = -1;
        for (var frame = 0; frame < script.FrameCount; frame++)
        {
            var picture = script.PictureRate is { } rate ? HeldFrame(script, frame, rate.PerSecond) : frame;
            if (picture != drawn)
            {
                Paint(script, picture, canvas, other);
                drawn = picture;
                canvas.Write(rgb);
            }

            yield return new PictureFrame(frame, script.SecondsAt(frame), width, height, rgb);
        }
    }

    /// <summary>The first frame that shows the same picture as this one, when there are fewer pictures than frames.</summary>
    private static int HeldFrame(ClipScript script, int frame, double picturesPerSecond)
    {
        var ratio = picturesPerSecond / script.Rate.PerSecond;
        var picture = (int)Math.Floor((frame * ratio) + 1e-9);
        return (int)Math.Ceiling((picture / ratio) - 1e-9);
    }

    private static void Paint(ClipScript script, int frame, Canvas canvas, Canvas other)
    {
        var starts = script.Starts.ToArray();
        var current = Array.FindLastIndex(starts, start => start.Frame <= frame);
        var (shot, from) = starts[current];
        shot.Scene.Paint(canvas, script.SecondsAt(frame) - script.SecondsAt(from));
        if (shot.Join != Join.Cut && frame - from < shot.JoinFrames)
        {
            var (before, beforeFrom) = starts[current - 1];
            before.Scene.Paint(other, script.SecondsAt(frame) - script.SecondsAt(beforeFrom));
            Blend(canvas, other, shot, (frame - from + 1.0) / (shot.JoinFrames + 1));
        }

        foreach (var flash in script.Flashes.Where(flash => frame >= flash.Frame && frame < flash.Frame + flash.Frames))
        {
            canvas.Wash(Ink.White, flash.Strength * (1 - ((frame - flash.Frame) / (double)flash.Frames)));
        }

        if (frame < script.FadeInFrames) canvas.Wash(Ink.Black, 1 - ((double)frame / script.FadeInFrames));
        var left = script.FrameCount - 1 - frame;
        if (left < script.FadeOutFrames) canvas.Wash(Ink.Black, 1 - ((double)left / script.FadeOutFrames));
        if (script.Grain > 0) AddGrain(canvas, script.Grain, script.Seed.For("grain", frame));
        Mask(canvas, script);
    }

    /// <summary>Lays what is left of the shot before over the new one.</summary>
    private static void Blend(Canvas canvas, Canvas before, ScriptShot shot, double part)
    {
        switch (shot.Join)
        {
            case Join.Dissolve:
                canvas.Lay(before, 1 - part);
                break;
            case Join.Wipe:
                canvas.Uncover(before, shot.WipeTurns, part);
                break;
            default:
                if (part < 0.5) canvas.Lay(before, 1);
                canvas.Wash(shot.Join == Join.White ? Ink.White : Ink.Black, 1 - Math.Abs(1 - (2 * part)));
                break;
        }
    }

    private static void AddGrain(Canvas canvas, double deviation, Seed seed)
    {
        var chance = seed.Begin();
        foreach (ref var ink in canvas.Inks)
        {
            var grain = (float)chance.Bell(deviation);
            ink += new Ink(grain, grain, grain);
        }
    }

    private static void Mask(Canvas canvas, ClipScript script)
    {
        canvas.Box(-1, -1, canvas.Aspect + 1, script.Letterbox, Ink.Black, script.Letterbox > 0 ? 1 : 0);
        canvas.Box(-1, 1 - script.Letterbox, canvas.Aspect + 1, 2, Ink.Black, script.Letterbox > 0 ? 1 : 0);
        var side = script.Pillarbox * canvas.Aspect;
        canvas.Box(-1, -1, side, 2, Ink.Black, script.Pillarbox > 0 ? 1 : 0);
        canvas.Box(canvas.Aspect - side, -1, canvas.Aspect + 1, 2, Ink.Black, script.Pillarbox > 0 ? 1 : 0);
    }
}
