using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Styles;

/// <summary>A section of a form: its name, its energy as if the piece used all five levels, its share of the length.</summary>
public sealed record FormSection(string Label, int Energy, double Share);

/// <summary>
/// Sections in order, as a musician would jot them down: "Intro 1 | Verse 3 x2 | Chorus 5 x2". The digit is the energy, x the share of the length.
/// </summary>
[JsonConverter(typeof(FormLineConverter))]
public sealed class FormLine
{
    private readonly string _text;

    private FormLine(string text, ImmutableArray<FormSection> sections)
    {
        _text = text;
        Sections = sections;
    }

    public ImmutableArray<FormSection> Sections { get; }

    /// <exception cref="FormatException">A section cannot be read.</exception>
    public static FormLine Parse(string text) => new(text, [.. text.Split('|', StringSplitOptions.TrimEntries).Select(Section)]);

    public override string ToString() => _text;

    private static FormSection Section(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var share = 1.0;
        var sized = words.Length > 0 && words[^1][0] == 'x' && double.TryParse(words[^1][1..], CultureInfo.InvariantCulture, out share) && share > 0;
        var named = sized ? words[..^1] : words;
        return named.Length > 1 && int.TryParse(named[^1], out var energy) && energy is >= 1 and <= 5
            ? new FormSection(string.Join(' ', named[..^1]), energy, sized ? share : 1)
            : throw new FormatException($"'{text}' is no section; write: Verse 3 x2.");
    }

    private sealed class FormLineConverter : TextConverter<FormLine>
    {
        protected override FormLine Parse(string text) => FormLine.Parse(text);
    }
}

/// <summary>A form for pieces of up to so many bars.</summary>
public sealed record FormOfLength(double To, FormLine Sections);

/// <summary>A form in its lengths, the shortest first; what is longer than the longest has the longest.</summary>
public sealed record PieceForm(string Name, string Because, ImmutableArray<FormOfLength> Lengths)
{
    private static readonly Lazy<ImmutableArray<PieceForm>> All = new(() => DataFile.Read<ImmutableArray<PieceForm>>("forms.yaml"));

    public static bool Has(string name) => All.Value.Any(form => form.Name == name);

    public static PieceForm Find(string name) => All.Value.First(form => form.Name == name);

    public ImmutableArray<FormSection> For(double bars) =>
        (Lengths.FirstOrDefault(form => bars <= form.To) ?? Lengths[^1]).Sections.Sections;
}
