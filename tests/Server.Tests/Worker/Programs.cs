using System.Globalization;

namespace Cuewright.Server.Tests.Worker;

/// <summary>The programs of this machine that run now.</summary>
internal static class Programs
{
    /// <summary>The command lines that name a folder.</summary>
    public static IEnumerable<string> NamingFolder(string folder) => Naming(folder).Select(program => program.Line);

    public static IEnumerable<int> IdsNaming(string folder) => Naming(folder).Select(program => program.Id);

    private static IEnumerable<(int Id, string Line)> Naming(string folder) =>
        from process in Directory.EnumerateDirectories("/proc")
        let isNumber = int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        where isNumber
        let line = Read(Path.Combine(process, "cmdline"))
        where line.Contains(folder, StringComparison.Ordinal)
        select (int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture), line);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
