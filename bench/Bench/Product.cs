using System.Runtime.CompilerServices;

namespace Cuewright.Bench;

/// <summary>The product as its users start it.</summary>
internal static class Product
{
    /// <summary>The SoundFont that the scripts install.</summary>
    public const string DefaultBank = "/usr/share/sounds/sf2/MuseScore_General_Full.sf2";

    public static string Program => Path.Combine(Root, "cuewright");

    public static string Root { get; } = Folder();

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
