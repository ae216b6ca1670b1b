namespace Cuewright.Engine.Analysis.Following;

/// <summary>
/// Something that stands out from the ground in one picture, in cells: where its middle is, its box, how many cells it covers, and
/// how far apart what is at its foot stands (of someone who walks, the legs).
/// </summary>
internal readonly record struct Body(double X, double Y, int Left, int Top, int Right, int Bottom, double Cells, double Spread)
{
    public int Width => Right - Left + 1;

    public int Height => Bottom - Top + 1;

    /// <summary>Only a part of it is seen.</summary>
    public bool IsCut => Left == 0 || Top == 0 || Right == Measuring.SmallPicture.Width - 1 || Bottom == Measuring.SmallPicture.Height - 1;
}
