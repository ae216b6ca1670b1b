using System.Security;
using System.Text;
using System.Xml;

namespace Cuewright.Engine.Analysis.Plot;

/// <summary>Writes SVG elements; numbers with two decimals, text escaped.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public void Rect(double x, double y, double width, double height, string fill, double opacity = 1, double round = 0) =>
        _text.AppendLine($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(0, width):0.##}\" height=\"{height:0.##}\" rx=\"{round:0.##}\" fill=\"{fill}\" fill-opacity=\"{opacity:0.##}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, double opacity = 1, string dashes = "") =>
        _text.AppendLine($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{stroke}\" stroke-width=\"{width:0.##}\" stroke-opacity=\"{opacity:0.##}\" stroke-dasharray=\"{dashes}\"/>");

    public void Fill(string path, string fill, double opacity = 1) =>
        _text.AppendLine($"<path d=\"{path}\" fill=\"{fill}\" fill-opacity=\"{opacity:0.##}\"/>");

    public void Stroke(string path, string stroke, double width) =>
        _text.AppendLine($"<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:0.##}\" stroke-linejoin=\"round\"/>");

    public void Text(double x, double y, string text, int size, string fill, string anchor = "start", bool bold = false) =>
        _text.AppendLine($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size}\" fill=\"{fill}\" text-anchor=\"{anchor}\" font-weight=\"{(bold ? 600 : 400)}\">{Escape(text)}</text>");

    public void Image(double x, double y, double width, double height, string dataUri) =>
        _text.AppendLine($"<image x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" preserveAspectRatio=\"xMidYMid slice\" xlink:href=\"{SecurityElement.Escape(dataUri)}\"/>");

    /// <summary>File names may hold characters that XML does not allow at all.</summary>
    private static string? Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(XmlConvert.IsXmlChar)));

    public string Finish(double width, double height, string background) =>
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:0}" height="{height:0}" viewBox="0 0 {width:0} {height:0}" font-family="sans-serif">
        <rect width="{width:0}" height="{height:0}" fill="{background}"/>
        {_text}</svg>
        """;
}
