namespace Cuewright.Engine.Analysis.Plot;

/// <summary>One dark, quiet set of colours; what matters is bright.</summary>
internal static class Theme
{
    public const string Ground = "#0f121c";
    public const string Panel = "#171b29";
    public const string Grid = "#252b40";
    public const string Text = "#e9ecf8";
    public const string Quiet = "#8f97b5";

    public const string Motion = "#ffb454";
    public const string Camera = "#4fc3d9";
    public const string Brightness = "#f6e7a8";
    public const string Saturation = "#e07be0";
    public const string Warmth = "#ff8a70";
    public const string Arousal = "#ff5d73";
    public const string Valence = "#6fdc8c";
    public const string Novelty = "#8b93b8";

    public const string Cut = "#5d6b9c";
    public const string Dissolve = "#9a7df0";
    public const string Fade = "#4f8fe8";
    public const string Wipe = "#3fb7a5";

    public const string Speech = "#6fdc8c";
    public const string Music = "#b79cff";
    public const string Silence = "#3a4468";
    public const string Sound = "#5b8def";
    public const string Hit = "#ffd166";
    public const string Missed = "#ff5d73";

    public static readonly string[] Energies = ["#2b4a66", "#2f6a78", "#4b8a62", "#b98a3c", "#c95a4a"];

    public static string Of(Transition transition) => transition switch
    {
        Transition.Dissolve => Dissolve,
        Transition.Fade => Fade,
        Transition.Wipe => Wipe,
        _ => Cut,
    };
}
