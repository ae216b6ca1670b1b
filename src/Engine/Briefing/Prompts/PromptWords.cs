namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Cuts a prompt into lower-case words. Hyphens part words ("lo-fi" is "lo fi" on both sides), "#", "/" and "." inside numbers do not.</summary>
internal static class PromptWords
{
    public const string Pause = ",";

    public static string[] Split(string text)
    {
        var words = new List<string>();
        var word = "";
        foreach (var c in text.ToLowerInvariant() + " ")
        {
            var insideNumber = c is '.' or '/' && word.Length > 0 && char.IsDigit(word[^1]);
            if (char.IsLetterOrDigit(c) || c is '#' or '♯' or '♭' || insideNumber)
            {
                word += c;
                continue;
            }

            if (c is '\'' or '’') continue;
            if (word.Length > 0) words.Add(word.TrimEnd('.', '/'));
            word = "";
            if (c is ',' or ';' or '.' or '!' or '?' or ':' or '\n' && words.Count > 0 && words[^1] != Pause) words.Add(Pause);
        }

        while (words.Count > 0 && words[^1] == Pause) words.RemoveAt(words.Count - 1);
        return [.. words];
    }
}
