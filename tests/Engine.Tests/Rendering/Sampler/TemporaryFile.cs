namespace Cuewright.Engine.Tests.Rendering.Sampler;

/// <summary>A file that is gone after the test. On the systems we run on, a mapped file stays readable after it was deleted.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public void Dispose() => File.Delete(Path);
}
