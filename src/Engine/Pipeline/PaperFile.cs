using System.Text;

namespace Cuewright.Engine.Pipeline;

/// <summary>Writes a small file whole or not at all: beside its place first, then renamed.</summary>
public static class PaperFile
{
    public static Task WriteAsync(string path, string text, CancellationToken cancel) => WriteAsync(path, Encoding.UTF8.GetBytes(text), cancel);

    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        var full = Path.GetFullPath(path);
        var beside = Path.Combine(Path.GetDirectoryName(full) ?? "/", $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.part");
        try
        {
            await File.WriteAllBytesAsync(beside, bytes, cancel);
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(RefusalCode.Unwritable, $"{path} cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
