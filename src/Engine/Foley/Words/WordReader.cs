using Cuewright.Engine.Briefing;

namespace Cuewright.Engine.Foley.Words;

/// <summary>
/// Reads what words ask to be heard, in four steps: words and what they do (<see cref="Tagger"/>), numbers and times
/// (<see cref="TimeReader"/>), clauses (<see cref="Clauses"/>), and what each asks for (<see cref="ClauseReader"/>).
/// </summary>
internal static class WordReader
{
    /// <summary>A prompt is a wish, not a book; what lies behind is not read.</summary>
    private const int LongestPrompt = 4000;

    public static WantedSounds Read(string prompt)
    {
        var remarks = new List<Decision>();
        var clauses = Split(prompt, remarks);
        return new ClauseReader(Knowledge.Shared, clauses, remarks).Read();
    }

    /// <summary>What words of things that must not be heard forbid.</summary>
    public static Forbidden Forbid(string negative) => new Forbidding(Knowledge.Shared).Read(Split(negative, []));

    private static List<Clause> Split(string text, List<Decision> remarks)
    {
        if (text.Length > LongestPrompt) text = text[..LongestPrompt];
        return Clauses.Split(TimeReader.Read(Knowledge.Shared.Tagger.Read(text, remarks)));
    }
}
