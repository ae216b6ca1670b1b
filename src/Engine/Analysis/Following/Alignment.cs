using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Following;

/// <summary>Whether the camera moved between two pictures as it is said to have.</summary>
internal static class Alignment
{
    /// <summary>Movement below this many cells anywhere need not be undone.</summary>
    private const double Steady = 0.15;

    /// <summary>Every other cell is looked at; how much better than the other way a block must fit, in levels summed over these.</summary>
    private const int Step = 2;
    private const int Clearly = BlockSearch.BlockCells / (Step * Step) * 3 / 4;

    /// <summary>So many blocks at least must fit better moved, and this many times as many as fit better in place: a ball before a plain wall is not the camera.</summary>
    private const int FewBlocks = 7;
    private const int Times = 2;

    /// <summary>The movement, or none where the picture does not show it.</summary>
    public static CameraFit Of(ReadOnlySpan<byte> here, ReadOnlySpan<byte> other, CameraFit way)
    {
        if (way.Farthest < Steady) return default;
        var (moved, still) = (0, 0);
        for (var block = 0; block < BlockSearch.Blocks; block++)
        {
            var gain = Gain(here, other, way, block % BlockSearch.Across * BlockSearch.BlockWidth, block / BlockSearch.Across * BlockSearch.BlockHeight);
            if (gain > Clearly) moved++;
            else if (gain < -Clearly) still++;
        }

        return moved >= FewBlocks && moved > Times * still ? way : default;
    }

    /// <summary>How much better a block fits moved than in place.</summary>
    private static int Gain(ReadOnlySpan<byte> here, ReadOnlySpan<byte> other, CameraFit way, int left, int top)
    {
        var gain = 0;
        for (var y = top; y < top + BlockSearch.BlockHeight; y += Step)
        {
            for (var x = left; x < left + BlockSearch.BlockWidth; x += Step)
            {
                if (Moved.At(other, x, y, way) is not { } moved) continue;
                var cell = (y * SmallPicture.Width) + x;
                gain += Math.Abs(here[cell] - other[cell]) - Math.Abs(here[cell] - moved);
            }
        }

        return gain;
    }
}
