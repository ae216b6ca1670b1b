using System.Runtime.CompilerServices;
using Cuewright.Engine.Analysis.Scene;

namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// Everything measured on one frame: the picture by itself, and against the last frame that differed from it. All
/// detectors decide from these numbers alone, so that a wrong decision can be explained afterwards.
/// </summary>
internal sealed record FrameNumbers
{
    public required int Index { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Mean and deviation of luma, in levels of 255.</summary>
    public required double Luma { get; init; }

    public required double Contrast { get; init; }

    /// <summary>0 to 1, and −1 to 1.</summary>
    public required double Saturation { get; init; }

    public required double Warmth { get; init; }

    public required Thumbnail Thumbnail { get; init; }

    public required BlockDetail Detail { get; init; }

    /// <summary>What is pictured, looked for a few times a second; null in the frames between.</summary>
    public SceneSigns? Scene { get; init; }

    /// <summary>How this frame differs from the one before; null for the first and for one that repeats it.</summary>
    public Change? Change { get; init; }
}

/// <summary>What happened between two frames that differ.</summary>
internal sealed record Change
{
    /// <summary>Mean difference of luma cell by cell, in levels.</summary>
    public required double Plain { get; init; }

    /// <summary>Mean over the blocks of what is left of the difference where each fits best.</summary>
    public required double Left { get; init; }

    /// <summary>The same of the block a third of the way up: small as long as a third of the picture is unchanged.</summary>
    public required double LeftInCalm { get; init; }

    /// <summary>Difference of the thumbnails, luma and colours together, in levels: grain does not reach it.</summary>
    public required double Coarse { get; init; }

    /// <summary>The share of the texture that is found again, 0 to 1, whatever the light did.</summary>
    public required double Kept { get; init; }

    /// <summary>How far the distributions of luma and of the colour differences moved, in levels.</summary>
    public required double Palette { get; init; }

    /// <summary>In cells since the frame before, with the time in between.</summary>
    public required CameraFit Camera { get; init; }

    public required double ElapsedSeconds { get; init; }

    /// <summary>Object movement by direction, in picture widths a second, averaged over the picture.</summary>
    public required Directions Objects { get; init; }
}

/// <summary>Movement sorted into eight directions.</summary>
[InlineArray(Count)]
internal struct Directions
{
    public const int Count = 8;
    private float _first;

    public void Add(double x, double y, double amount)
    {
        // Shared between the two nearest directions, so that a slow turn is no jump.
        var at = Math.Atan2(y, x) / (2 * Math.PI) * Count;
        var low = (int)Math.Floor(at);
        var part = at - low;
        this[(low + Count) % Count] += (float)(amount * (1 - part));
        this[(low + 1 + Count) % Count] += (float)(amount * part);
    }

    public readonly double Total
    {
        get
        {
            var sum = 0.0;
            foreach (var amount in this) sum += amount;
            return sum;
        }
    }
}
