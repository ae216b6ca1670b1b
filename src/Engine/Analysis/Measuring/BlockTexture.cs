namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>What is drawn in a block, and whether it is the same that was drawn where the block lay before.</summary>
/// <param name="Energy">Deviation of luma within the block, in levels, of then and now together.</param>
/// <param name="Likeness">1: the same drawing, whatever its mean level; 0: another one.</param>
/// <param name="WasInside">Whether at least half of it lay inside the picture before.</param>
/// <param name="IsBar">Black then and now: a bar beside the picture, or night, tells nothing.</param>
internal readonly record struct BlockTexture(float Energy, float Likeness, bool WasInside, bool IsBar)
{
    /// <summary>It went where the picture as a whole went: what its match says beyond that is light or chance.</summary>
    public bool Follows { get; init; }

    /// <summary>Energy that gives a block its full vote on the camera's movement.</summary>
    private const float Voice = 4;

    /// <summary>
    /// And the voice that an even surface has at least: a pan over so much of it shows hardly anything, but the little that
    /// moves before it is more likely a thing than the camera.
    /// </summary>
    private const float Whisper = 0.6f;

    /// <summary>Energy above this many levels counts no more: one hard edge must not outvote the rest.</summary>
    private const double Enough = 24;

    /// <summary>A power of two, so that one test serves both pictures.</summary>
    private const int Black = 16;

    public static BlockTexture Of(SmallPicture before, SmallPicture now, int block, BlockMatch match)
    {
        var left = block % BlockSearch.Across * BlockSearch.BlockWidth;
        var top = block / BlockSearch.Across * BlockSearch.BlockHeight;
        int a = 0, b = 0, aa = 0, bb = 0, ab = 0, seen = 0;
        for (var y = 0; y < BlockSearch.BlockHeight; y++)
        {
            var at = SmallPicture.Origin + ((top + y) * SmallPicture.Stride) + left;
            var row = now.PaddedLuma.Slice(at, BlockSearch.BlockWidth);
            var old = before.PaddedLuma.Slice(at + (match.Y * SmallPicture.Stride) + match.X, BlockSearch.BlockWidth);
            for (var x = 0; x < row.Length; x++)
            {
                int p = row[x], q = old[x];
                // The edge between a bar and the picture stands still through every cut: what is black in both is left out.
                if ((p | q) < Black) continue;
                seen++;
                a += p;
                b += q;
                aa += p * p;
                bb += q * q;
                ab += p * q;
            }
        }

        var middleX = left + (BlockSearch.BlockWidth / 2) + match.X;
        var middleY = top + (BlockSearch.BlockHeight / 2) + match.Y;
        var inside = middleX is >= 0 and < SmallPicture.Width && middleY is >= 0 and < SmallPicture.Height;
        if (seen < BlockSearch.BlockWidth) return new BlockTexture(0, 1, inside, true);
        var n = (double)seen;
        var spread = ((aa - (a * (double)a / n)) + (bb - (b * (double)b / n))) / n;
        var common = 2 * (ab - (a * (double)b / n)) / n;
        var energy = Math.Min(Enough, Math.Sqrt(Math.Max(0, spread / 2))) * n / BlockSearch.BlockCells;
        return new BlockTexture((float)energy, spread <= 0 ? 1 : (float)Math.Max(0, common / spread), inside, false);
    }

    /// <summary>How much the block may say about the camera: textured, and found again.</summary>
    public float Weight(double leftLevels) =>
        WasInside && !IsBar ? Math.Clamp(Energy, Whisper, Voice) * Likeness * (Follows ? 0.25f : 1) / (float)(2 + leftLevels) : 0;

    /// <summary>How far its own movement is believed.</summary>
    public float Trust(BlockMatch match)
    {
        if (Follows) return 0;
        var left = match.Cost / (float)BlockSearch.BlockCells;
        return Energy / (Energy + 2 + left) * Likeness;
    }
}
