using System.Text;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Letters as they are compared: lower case, without accents, full-width forms as plain ones.</summary>
internal static class Letters
{
    private const string Accented = "àáâãäåāăąèéêëēėęěìíîïīįòóôõöøōőùúûüūůűýÿçćčñńňśšźżžłďťřğ";
    private const string Plain = "aaaaaaaaaeeeeeeeeiiiiiioooooooouuuuuuuyycccnnnsszzzldtrg";

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text) Append(folded, c);
        return folded.ToString();
    }

    /// <summary>Kana and Chinese characters: written without blanks, so each stands as a word of its own.</summary>
    public static bool IsUnspaced(char c) => c is >= '\u3041' and <= '\u30FF' and not '・' or >= '\u3400' and <= '\u9FFF' or '々';

    /// <summary>An accent that stands after its letter.</summary>
    public static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';

    public static bool HasUmlaut(string text) => text.AsSpan().IndexOfAny('ä', 'ö', 'ü') >= 0;

    /// <summary>As Germans write umlauts on other people's keyboards.</summary>
    public static string SpellUmlauts(string text) =>
        text.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal);

    private static void Append(StringBuilder folded, char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E') c = (char)(c - '\uFF01' + '!');
        c = char.ToLowerInvariant(c);
        if (c < 128)
        {
            folded.Append(c);
            return;
        }

        if (IsCombining(c)) return;
        var at = Accented.IndexOf(c, StringComparison.Ordinal);
        if (at >= 0) folded.Append(Plain[at]);
        else if (c == 'ß') folded.Append("ss");
        else if (c == 'œ') folded.Append("oe");
        else if (c == 'æ') folded.Append("ae");
        else folded.Append(c);
    }
}
