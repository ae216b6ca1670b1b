using Cuewright.Engine.Analysis.Measuring;

namespace Cuewright.Engine.Analysis.Scene;

/// <summary>
/// A small picture as the scene's signs look at it: luma, the two colour differences around zero, and how much each cell
/// differs from its neighbours above and to the left.
/// </summary>
internal sealed class SceneView
{
    public const int Width = SmallPicture.Width;
    public const int Height = SmallPicture.Height;
    public const int Cells = SmallPicture.Cells;

    /// <summary>Rows and columns darker than this on the whole are bars, not picture.</summary>
    private const int Bar = 20;

    private readonly byte[] _luma = new byte[Cells];
    private readonly sbyte[] _blue = new sbyte[Cells];
    private readonly sbyte[] _red = new sbyte[Cells];
    private readonly byte[] _detail = new byte[Cells];

    public ReadOnlySpan<byte> Luma => _luma;

    public ReadOnlySpan<sbyte> Blue => _blue;

    public ReadOnlySpan<sbyte> Red => _red;

    public ReadOnlySpan<byte> Detail => _detail;

    public double Seconds { get; private set; }

    /// <summary>Mean luma.</summary>
    public double Light { get; private set; }

    /// <summary>First row that is picture and not a bar, and the first below it that is not.</summary>
    public int Top { get; private set; }

    public int Bottom { get; private set; }

    public void Take(SmallPicture picture, double seconds)
    {
        Seconds = seconds;
        long sum = 0;
        for (var y = 0; y < Height; y++)
        {
            var row = picture.LumaRow(y);
            row.CopyTo(_luma.AsSpan(y * Width));
            foreach (var level in row) sum += level;
        }

        Light = sum / (double)Cells;
        for (var i = 0; i < Cells; i++)
        {
            _blue[i] = (sbyte)(picture.Blue[i] - 128);
            _red[i] = (sbyte)(picture.Red[i] - 128);
            var left = i % Width == 0 ? _luma[i] : _luma[i - 1];
            var above = i < Width ? _luma[i] : _luma[i - Width];
            _detail[i] = (byte)Math.Min(255, Math.Abs(_luma[i] - left) + Math.Abs(_luma[i] - above));
        }

        (Top, Bottom) = (0, Height);
        while (Top < Height / 3 && IsBar(Top)) Top++;
        while (Bottom > 2 * Height / 3 && IsBar(Bottom - 1)) Bottom--;
    }

    /// <summary>Green over the stronger of red and blue, in levels.</summary>
    public double Greenness(int cell)
    {
        var (red, green, blue) = SmallPicture.Colour(_luma[cell], _blue[cell], _red[cell]);
        return green - Math.Max(red, blue);
    }

    private bool IsBar(int row) => _luma.AsSpan(row * Width, Width).IndexOfAnyExceptInRange((byte)0, (byte)Bar) < 0;
}
