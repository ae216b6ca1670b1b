using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;

namespace Cuewright.Repertoire;

/// <summary>The hand-written pieces of this folder, by the name of their file.</summary>
public static class WrittenPieces
{
    private const string Ending = ".piece.yaml";

    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(WrittenPieces).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Select(name => name[..^Ending.Length]).Order(StringComparer.Ordinal)];

    public static Score Read(string name)
    {
        using var stream = typeof(WrittenPieces).Assembly.GetManifestResourceStream(name + Ending) ?? throw new ArgumentException($"There is no piece '{name}'.");
        using var reader = new StreamReader(stream);
        return PieceReader.Read(reader, name + Ending, Palette.Default);
    }
}
