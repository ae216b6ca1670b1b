using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Styles;

/// <summary>All styles, from the files in this folder.</summary>
public static class StyleLibrary
{
    private const string Ending = ".style.yaml";

    private static readonly Lazy<ImmutableArray<Style>> Embedded = new(() => [.. DataFile.Names(Ending).Select(Load)]);

    public static ImmutableArray<Style> All => Embedded.Value;

    /// <summary>Their names, which are those of the files: known without reading them.</summary>
    public static ImmutableArray<string> Names { get; } = [.. DataFile.Names(Ending).Select(file => file[..^Ending.Length])];

    /// <summary>The style that is meant, however it is capitalised or hyphenated: "LoFi" is lo-fi. Null when there is none.</summary>
    public static string? NameOf(string text) => Names.FirstOrDefault(name => Plain(name) == Plain(text));

    private static string Plain(string text) => text.ToLowerInvariant().Replace("-", "").Replace(" ", "").Replace("_", "");

    public static Style Find(string name) =>
        All.FirstOrDefault(style => string.Equals(style.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusalException(RefusalCode.BadOption, $"There is no style '{name}'. There are: {string.Join(", ", Names)}.");

    /// <exception cref="InvalidDataException">The file says something that cannot be played; every mistake is named.</exception>
    internal static Style Check(Style style, string file)
    {
        var faults = StyleCheck.Faults(style, Palette.Default).ToArray();
        return faults.Length == 0 ? style : throw new InvalidDataException($"{file}: {string.Join(" ", faults)}");
    }

    private static Style Load(string file) => Check(DataFile.Read<Style>(file), file);
}
