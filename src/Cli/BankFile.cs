namespace Cuewright.Cli;

/// <summary>Where the instrument bank is: the one that is named, else the best that is installed.</summary>
internal static class BankFile
{
    public const string Variable = "CUEWRIGHT_BANK";
    public const string Package = "musescore-general-soundfont-lossless";

    // Best first; the smaller banks are what other music programs tend to bring along.
    private static readonly string[] Installed =
    [
        "/usr/share/sounds/sf2/MuseScore_General_Full.sf2",
        "/usr/share/sounds/sf2/FluidR3_GM.sf2",
        "/usr/share/sounds/sf2/TimGM6mb.sf2",
    ];

    public static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Installed.FirstOrDefault(File.Exists);

    public static bool IsBest(string path) => path == Installed[0];
}
