using System.Collections.Immutable;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>What was said not to happen in the form: no build, no drop. Who plays is another matter.</summary>
internal static class Restraint
{
    private const string Build = "build";
    private const string Drop = "drop";

    /// <summary>Where nothing may grow the piece is steady.</summary>
    public static PromptReading Read(PromptReading words) => words.Excluded.Contains(Build) ? words with { Arc = Arc.Steady } : words;

    /// <summary>The style without the forms that are forbidden.</summary>
    public static Style Bound(Style style, PromptReading words) =>
        words.Excluded.Contains(Drop) && style.Forms.Remove(Drop) is { IsEmpty: false } left ? style with { Forms = left } : style;

    /// <summary>Without a drop nobody falls in all at once: the energy rises by one level at a time.</summary>
    public static Form Kept(Form form, PromptReading words)
    {
        if (!words.Excluded.Contains(Drop)) return form;
        var sections = ImmutableArray.CreateBuilder<BriefSection>();
        foreach (var section in form.Sections)
        {
            var energy = sections.Count == 0 ? section.Energy : Math.Min(section.Energy, sections[^1].Energy + 1);
            var label = section.Label.Contains(Drop, StringComparison.OrdinalIgnoreCase) ? "Theme" : section.Label;
            sections.Add(section with { Energy = energy, Label = label });
        }

        return form with { Sections = sections.ToImmutable() };
    }
}
