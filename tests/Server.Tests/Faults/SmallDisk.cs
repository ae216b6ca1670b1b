using System.Diagnostics;

namespace Cuewright.Server.Tests.Faults;

/// <summary>
/// A real disk of few megabytes that only one server has: a file system in memory, mounted where no other process sees it,
/// so that it is gone with the server. From outside it is reached through the server's own root.
/// </summary>
internal static class SmallDisk
{
    private static readonly Lazy<bool> Allowed = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("server-disk-").FullName;
        var command = Around(folder, 1);
        var start = new ProcessStartInfo(command[0]) { RedirectStandardError = true };
        foreach (var argument in command.Skip(1).Append("true")) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!; // null only with shell execution
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        Directory.Delete(folder);
        return process.ExitCode == 0;
    });

    /// <summary>Containers without privileges, and roots that are no mount, allow none.</summary>
    public static bool IsAllowed => Allowed.Value;

    /// <summary>To be put before the command of a server: mounts the disk on its data folder first.</summary>
    public static string[] Around(string folder, int megabytes) =>
        ["unshare", Environment.IsPrivilegedProcess ? "-m" : "-Urm", "sh", "-c", $"mount -t tmpfs -o size={megabytes}m none \"$0\" && exec \"$@\"", folder];

    public static string Seen(ServerProcess server, string folder) => $"/proc/{server.Id}/root{folder}";

    /// <summary>Takes room until this much is left.</summary>
    public static void Fill(string seen, long leaveBytes)
    {
        using var ballast = new FileStream(Path.Combine(seen, "ballast"), FileMode.Append);
        var piece = new byte[4096];
        while (new DriveInfo(seen).AvailableFreeSpace > leaveBytes)
        {
            try
            {
                ballast.Write(piece);
                ballast.Flush();
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    public static void Clear(string seen) => File.Delete(Path.Combine(seen, "ballast"));
}
