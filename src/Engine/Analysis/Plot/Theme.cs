namespace Cuewright.Engine.Analysis.Plot;

/// <summary>One dark, quiet set of colours; what matters is bright.</summary>
internal static class Theme
{
    public const string Ground = "#10131f";
    public const string Panel = "#181c2c";
    public const string Grid = "#2a3047";
    public const string Text = "#e8ebf7";
    public const string Quiet = "#8d95b3";

    public const string Motion = "#ffb454";
    public const string Camera = "#4fc3d9";
    public const string Brightness = "#f6e7a8";
    public const string Saturation = "#e07be0";
    public const string Warmth = "#ff8a70";
    public const string Contrast = "#9aa5ce";
    public const string Arousal = "#ff5d73";
    public const string Valence = "#6fdc8c";

    public const string Cut = "#ffffff";
    public const string Dissolve = "#b79cff";
    public const string Fade = "#7fb2ff";

    public const string Sound = "#5b8def";
    public static readonly string[] Shots = ["#3a4468", "#313a5a"];
    public static readonly string[] Energies = ["#2b4a66", "#2f6a78", "#4b8a62", "#b98a3c", "#c95a4a"];
}
