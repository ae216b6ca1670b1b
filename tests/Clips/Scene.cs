using Cuewright.Clips.Sights;

namespace Cuewright.Clips;

/// <summary>Something to be filmed: draws itself as it is some seconds after it began.</summary>
public interface IScene
{
    void Paint(Canvas canvas, double seconds);

    /// <summary>When something in it stops or turns hard, in seconds from its beginning.</summary>
    IEnumerable<double> Impacts => [];

    /// <summary>What in it would be heard, in seconds from its beginning.</summary>
    IEnumerable<TrueSight> Sights => [];
}

/// <summary>Scenes laid over one another, the first at the bottom.</summary>
public sealed class Layers(params IScene[] scenes) : IScene
{
    public IEnumerable<double> Impacts => scenes.SelectMany(scene => scene.Impacts);

    public IEnumerable<TrueSight> Sights => scenes.SelectMany(scene => scene.Sights);

    public void Paint(Canvas canvas, double seconds)
    {
        foreach (var scene in scenes) scene.Paint(canvas, seconds);
    }
}

/// <summary>One even colour, moving to another if one is given.</summary>
public sealed class Plain(Ink ink, Ink? toward = null, double overSeconds = 1) : IScene
{
    public void Paint(Canvas canvas, double seconds) =>
        canvas.Fill(toward is null ? ink : ink.Toward(toward.Value, Math.Clamp(seconds / overSeconds, 0, 1)));
}
