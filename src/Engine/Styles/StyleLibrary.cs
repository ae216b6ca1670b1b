using System.Collections.Frozen;
using System.Collections.Immutable;
using Cuewright.Engine.Data;
using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Styles;

/// <summary>All styles, from the files in this folder. A file is read as a whole when its style is first played.</summary>
public static class StyleLibrary
{
    /// <summary>Between the names of two styles that are played as one: "trap+epic-trailer".</summary>
    internal const char And = '+';

    private const string Ending = ".style.yaml";

    /// <summary>Their names, which are those of the files: known without reading them.</summary>
    public static ImmutableArray<string> Names { get; } = [.. DataFile.Names(Ending).Select(file => file[..^Ending.Length])];

    private static readonly Lazy<ImmutableArray<StyleHead>> EmbeddedHeads = new(() => [.. Names.AsParallel().AsOrdered().Select(name => DataFile.ReadHead<StyleHead>(name + Ending, StyleHead.End))]);

    private static readonly FrozenDictionary<string, Lazy<Style>> Embedded = Names.ToFrozenDictionary(name => name, name => new Lazy<Style>(() => Load(name + Ending)), StringComparer.OrdinalIgnoreCase);

    /// <summary>What calls for each.</summary>
    public static ImmutableArray<StyleHead> Heads => EmbeddedHeads.Value;

    public static ImmutableArray<Style> All => [.. Names.Select(name => Embedded[name].Value)];

    /// <summary>
    /// The style that is meant, however it is capitalised or hyphenated: "LoFi" is lo-fi. Two are played as one:
    /// "Trap + Epic trailer". Null when there is none.
    /// </summary>
    public static string? NameOf(string text)
    {
        var names = text.Split(And).Select(part => Names.FirstOrDefault(name => Plain(name) == Plain(part))).ToArray();
        return names.Length <= 2 && Array.TrueForAll(names, name => name is not null) ? string.Join(And, names.Distinct()) : null;
    }

    /// <summary>The style of this name, or the blend of the two it joins.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public static Style Find(string name) => NameOf(name)?.Split(And) switch
    {
        [var one] => Embedded[one].Value,
        [var one, var other] => StyleBlend.Of(Embedded[one].Value, Embedded[other].Value, Palette.Default),
        _ => throw new RefusalException(RefusalCode.BadOption, $"There is no style '{name}'. There are: {string.Join(", ", Names)}; two are joined by {And}."),
    };

    /// <exception cref="InvalidDataException">The file says something that cannot be played; every mistake is named.</exception>
    internal static Style Check(Style style, string file)
    {
        var faults = StyleCheck.Faults(style, Palette.Default).ToArray();
        return faults.Length == 0 ? style : throw new InvalidDataException($"{file}: {string.Join(" ", faults)}");
    }

    private static string Plain(string text) => text.ToLowerInvariant().Replace("-", "").Replace(" ", "").Replace("_", "");

    private static Style Load(string file) => Check(DataFile.Read<Style>(file), file);
}
