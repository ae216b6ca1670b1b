using Cuewright.Engine.Briefing.Prompts;

namespace Cuewright.Engine.Foley.Words;

/// <summary>A word of a text, or a phrase that does one thing in its sentence.</summary>
internal sealed record Token(string Text, string Written, Role Role)
{
    public string Stem { get; init; } = "";

    public Modifier? Modifier { get; init; }

    public double Number { get; init; }

    /// <summary>A single word, which may be part of what a sound is called.</summary>
    public bool MayName => Role is Role.Content or Role.Filler || (Role == Role.Modifier && Stem.Length > 0);

    public static Token Word(PromptWord word, Role role = Role.Content, Modifier? modifier = null) => Word(word.Text, word.Written, role, modifier);

    public static Token Word(string text, string written, Role role = Role.Content, Modifier? modifier = null) => new(text, written, role) { Stem = Stems.Of(text), Modifier = modifier };

    public static Token Says(string written, Modifier modifier) => new(written, written, Role.Modifier) { Modifier = modifier };
}
