using Cuewright.Engine;

namespace Cuewright.Media.Encode;

/// <summary>Looks at all the places that will be written to before any work is done for them.</summary>
internal static class OutputPlaces
{
    public static void Require(string? source, IEnumerable<string> paths)
    {
        var taken = new Dictionary<string, string>();
        if (source is not null) taken[Real(source)] = source;
        foreach (var path in paths)
        {
            if (!taken.TryAdd(Real(path), path))
            {
                throw new RefusalException(RefusalCode.BadOption, path == source || taken[Real(path)] == source
                    ? $"'{path}' is the clip itself; the result needs another name."
                    : $"Two results would be written to '{path}'; each needs a name of its own.");
            }

            OutputFile.Reserve(path).Dispose();
        }
    }

    public static void RequireFolder(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder)) throw new RefusalException(RefusalCode.Unwritable, $"'{path}' cannot be a folder: '{folder}' is a file.");
            folder = Path.GetDirectoryName(folder) ?? "/";
        }

        OutputFile.Reserve(Path.Combine(folder, Path.GetRandomFileName())).Dispose();
    }

    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(RefusalCode.Unwritable, $"The folder '{path}' cannot be made: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Behind all links: another name must not lead to the same file.</summary>
    internal static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? target.FullName : full;
    }
}
