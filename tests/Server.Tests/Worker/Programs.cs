namespace Cuewright.Server.Tests.Worker;

/// <summary>The programs of this machine that run now.</summary>
internal static class Programs
{
    /// <summary>The command lines that name a folder.</summary>
    public static IEnumerable<string> NamingFolder(string folder) =>
        Directory.EnumerateDirectories("/proc").Select(process => Read(Path.Combine(process, "cmdline"))).Where(line => line.Contains(folder, StringComparison.Ordinal));

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
