namespace Cuewright.Engine.Analysis.Measuring;

/// <summary>
/// A frame shrunk to 80×45 cells of luma and two colour differences, whatever its own size and shape. One fixed size
/// keeps every later measure comparable between clips and its loops plain. The luma is padded on all sides with its
/// edge cells, so that the motion search may look past the border.
/// </summary>
internal sealed class SmallPicture
{
    public const int Width = 80;
    public const int Height = 45;
    public const int Cells = Width * Height;
    public const int PadX = 40;
    public const int PadY = 24;
    public const int Stride = Width + (2 * PadX);
    public const int PaddedCells = Stride * (Height + (2 * PadY));

    /// <summary>For rounding, in 65536ths.</summary>
    private const int Half = 32768;

    private readonly byte[] _luma = new byte[PaddedCells];
    private readonly int[] _sums = new int[Width * 3];
    private readonly int[] _shares = new int[Width];
    private int[] _columns = [];
    private int _sourceWidth;
    private int _rowsInShares;

    public byte[] Blue { get; } = new byte[Cells];

    public byte[] Red { get; } = new byte[Cells];

    /// <summary>The padded luma; the cell (0, 0) lies at <see cref="Origin"/>.</summary>
    public ReadOnlySpan<byte> PaddedLuma => _luma;

    public static int Origin => (PadY * Stride) + PadX;

    public ReadOnlySpan<byte> LumaRow(int y) => _luma.AsSpan(Origin + (y * Stride), Width);

    /// <summary>Mean over the picture: how far the colours are from grey against how bright they are, and red against blue.</summary>
    public double Saturation { get; private set; }

    public double Warmth { get; private set; }

    public void Take(in PictureFrame frame)
    {
        if (_sourceWidth != frame.Width) Divide(frame.Width);
        long chroma = 0, peak = 0, redMinusBlue = 0;
        var rgb = frame.Rgb.Span;
        for (var y = 0; y < Height; y++)
        {
            var top = y * frame.Height / Height;
            var bottom = Math.Max(top + 1, (y + 1) * frame.Height / Height);
            Array.Clear(_sums);
            Share(bottom - top);
            for (var row = top; row < bottom; row++) AddRow(rgb.Slice(row * frame.Width * 3, frame.Width * 3));
            var luma = _luma.AsSpan(Origin + (y * Stride), Width);
            var blue = Blue.AsSpan(y * Width, Width);
            var red = Red.AsSpan(y * Width, Width);
            for (var x = 0; x < Width; x++)
            {
                var share = _shares[x];
                var r = ((_sums[3 * x] * share) + Half) >> 16;
                var g = ((_sums[(3 * x) + 1] * share) + Half) >> 16;
                var b = ((_sums[(3 * x) + 2] * share) + Half) >> 16;
                // BT.601 weights in 256ths.
                var light = ((77 * r) + (150 * g) + (29 * b) + 128) >> 8;
                luma[x] = (byte)light;
                blue[x] = (byte)(128 + (((b - light) * 144) >> 8));
                red[x] = (byte)(128 + (((r - light) * 182) >> 8));
                var high = Math.Max(r, Math.Max(g, b));
                chroma += high - Math.Min(r, Math.Min(g, b));
                peak += high;
                redMinusBlue += r - b;
            }
        }

        PadEdges();
        // The floor keeps the noise of black pictures from reading as loud colour.
        var floor = 12.0 * Cells;
        Saturation = chroma / (peak + floor);
        Warmth = redMinusBlue / (peak + floor);
    }

    /// <summary>Red, green and blue in levels, out of luma and the two differences from grey as they are kept.</summary>
    public static (double Red, double Green, double Blue) Colour(double luma, double blue, double red)
    {
        var (r, b) = (luma + (red * 256 / 182), luma + (blue * 256 / 144));
        return (r, (luma - (0.299 * r) - (0.114 * b)) / 0.587, b);
    }

    private void AddRow(ReadOnlySpan<byte> row)
    {
        var cell = _sums.AsSpan();
        for (var x = 0; x < Width; x++, cell = cell[3..])
        {
            int r = 0, g = 0, b = 0;
            for (var pixels = row[(3 * _columns[2 * x])..(3 * _columns[(2 * x) + 1])]; pixels.Length >= 3; pixels = pixels[3..])
            {
                r += pixels[0];
                g += pixels[1];
                b += pixels[2];
            }

            cell[0] += r;
            cell[1] += g;
            cell[2] += b;
        }
    }

    /// <summary>One part of each cell's area in 65536ths: three divisions a cell would cost as much as all the rest.</summary>
    private void Share(int rows)
    {
        if (_rowsInShares == rows) return;
        _rowsInShares = rows;
        for (var x = 0; x < Width; x++) _shares[x] = 65536 / (rows * (_columns[(2 * x) + 1] - _columns[2 * x]));
    }

    /// <summary>First and end column of the source under each cell; a source narrower than the picture repeats columns.</summary>
    private void Divide(int sourceWidth)
    {
        _sourceWidth = sourceWidth;
        _rowsInShares = 0;
        _columns = new int[2 * Width];
        for (var x = 0; x < Width; x++)
        {
            var first = x * sourceWidth / Width;
            _columns[2 * x] = first;
            _columns[(2 * x) + 1] = Math.Max(first + 1, (x + 1) * sourceWidth / Width);
        }
    }

    private void PadEdges()
    {
        for (var y = 0; y < Height; y++)
        {
            var row = _luma.AsSpan((PadY + y) * Stride, Stride);
            row[..PadX].Fill(row[PadX]);
            row[(PadX + Width)..].Fill(row[PadX + Width - 1]);
        }

        var first = _luma.AsSpan(PadY * Stride, Stride);
        var last = _luma.AsSpan((PadY + Height - 1) * Stride, Stride);
        for (var y = 0; y < PadY; y++)
        {
            first.CopyTo(_luma.AsSpan(y * Stride));
            last.CopyTo(_luma.AsSpan((PadY + Height + y) * Stride));
        }
    }
}
