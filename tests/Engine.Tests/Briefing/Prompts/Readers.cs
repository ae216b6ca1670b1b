using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Briefing.Prompts;

/// <summary>The reader as it is used, with all styles, instruments and words.</summary>
internal static class Readers
{
    public static readonly Vocabulary Vocabulary = new(
        Palette.Default,
        StyleLibrary.Heads.SelectMany(style => style.Words.Append(style.Name).Select(word => (style.Name, word))));

    public static readonly PromptReader Full = new(Vocabulary, Palette.Default);
}
