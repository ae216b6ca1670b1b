using System.Security.Cryptography;

namespace Cuewright.Delivery.Files;

/// <summary>A random secret that lies in the data folder, made at its first use, readable by its owner only.</summary>
public static class SecretFile
{
    public const int Bytes = 32;

    public static byte[] ReadOrMake(string path)
    {
        Disk.MakeFolder(Path.GetDirectoryName(path)!); // The caller names a file in the data folder.
        if (!File.Exists(path)) Make(path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Disk.OwnerOnly);
        var secret = File.ReadAllBytes(path);
        return secret.Length == Bytes ? secret : throw new InvalidDataException($"The secret in {path} is damaged; with it deleted a new one is made, and what was signed before is no longer good.");
    }

    /// <summary>Of two processes that make it at the same time one is first, and both then read that one.</summary>
    private static void Make(string path)
    {
        var draft = $"{path}.{FileId.New()}";
        Disk.WriteWhole(draft, RandomNumberGenerator.GetBytes(Bytes));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
