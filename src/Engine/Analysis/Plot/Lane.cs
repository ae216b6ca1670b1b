namespace Cuewright.Engine.Analysis.Plot;

/// <summary>The measures all lanes share.</summary>
internal static class Lane
{
    public const double Width = 1600;
    public const double Margin = 40;
    public const double Left = 150;
    public const double Right = Width - Margin;
    public const double Gap = 12;

    /// <summary>Width of a letter against the size of the type, near enough to see whether a word fits.</summary>
    private const double Letter = 0.6;

    public static void Name(Svg svg, string name, double y, double height) =>
        svg.Text(Margin, y + (height / 2) + 5, name, 14, Theme.Text, bold: true);

    public static void Ground(Svg svg, double y, double height) => svg.Rect(Left, y, Right - Left, height, Theme.Panel, 1, 6);

    public static double WidthOf(string text, int size) => text.Length * size * Letter;
}
