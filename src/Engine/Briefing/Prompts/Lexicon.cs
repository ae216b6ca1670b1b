using Cuewright.Engine.Data;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>
/// The words that are understood, from the files beside this one: English by subject, each line a list of words and what
/// a composer hears in them; other languages as lists of what they say for an English word.
/// </summary>
internal static class Lexicon
{
    private const string Ending = ".lexicon.yaml";
    private const string Genres = "genres";
    private const string TranslationEnding = ".words.yaml";

    /// <summary>File by file, phrase by phrase. What stands among the genres is one.</summary>
    public static IEnumerable<(string File, string Phrase, Meaning Meaning)> English() =>
        from file in Read<Meaning>(Ending)
        from entry in file.Entries
        let meaning = file.Name == Genres + Ending ? entry.Value with { Genre = true } : entry.Value
        from phrase in Phrases(entry.Key)
        select (file.Name, phrase, meaning);

    /// <summary>The language, an English phrase, and what it is called there.</summary>
    public static IEnumerable<(string Language, string English, string Phrase)> Translations() =>
        from file in Read<string>(TranslationEnding)
        from entry in file.Entries
        from phrase in Phrases(entry.Value)
        select (file.Name[..^TranslationEnding.Length], entry.Key, phrase);

    /// <summary>Side by side, for every run waits for it; in the order of their names.</summary>
    private static IEnumerable<(string Name, Dictionary<string, T> Entries)> Read<T>(string ending) =>
        DataFile.Names(ending).AsParallel().AsOrdered().Select(name => (name, DataFile.Read<Dictionary<string, T>>(name))).AsSequential();

    public static string[] Phrases(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
