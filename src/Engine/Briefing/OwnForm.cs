using System.Collections.Immutable;
using Cuewright.Engine.Briefing.Prompts;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Briefing;

/// <summary>The form a piece has by itself, where no picture and no words lay it out: one of its style's, in sections of whole lines of bars.</summary>
internal static class OwnForm
{
    /// <summary>The last chord takes this long of the piece; the sections share what is before it.</summary>
    private const double RingSeconds = 1.6;

    /// <summary>Sections are cut to lines of so many bars where that keeps them near their share.</summary>
    private static readonly int[] Lines = [8, 4, 2];

    /// <summary>A piece shorter than this is cut at any bar line.</summary>
    private const int LeastBarsForLines = 12;

    /// <summary>How far a section may grow or shrink for the sake of a whole line.</summary>
    private const double Give = 0.34;

    public static (ImmutableArray<BriefSection> Sections, string Because) Draw(
        Style style, PromptReading words, int middle, double barSeconds, double length, Seed seed, int take)
    {
        var form = PieceForm.Find(Named(words.Arc) ?? style.Forms[(seed.For("form").Begin().Next(style.Forms.Length) + take) % style.Forms.Length]);
        var bars = Math.Max(0, length - Math.Min(RingSeconds, length / 2)) / barSeconds;
        var sections = form.For(bars);
        var (low, high) = Span(middle, words.Energy is not null);
        var starts = Starts(sections, bars, barSeconds);
        return ([.. sections.Select((section, i) => new BriefSection(starts[i], section.Label, Fitted(section.Energy)))], form.Because);

        int Fitted(int energy) => (int)Math.Round(low + ((energy - 1) * (high - low) / 4.0), MidpointRounding.AwayFromZero);
    }

    private static string? Named(Arc? arc) => arc switch
    {
        Arc.Rise => "slow burn",
        Arc.Fall => "ebb",
        Arc.Arch => "arc",
        Arc.Wave => "waves",
        Arc.Steady => "steady",
        _ => null,
    };

    /// <summary>
    /// The levels a piece of this liveliness moves through. Almost the whole ladder, for contrast is what makes a form heard;
    /// who asked for much or little in words does not want to hear the opposite.
    /// </summary>
    private static (int Low, int High) Span(int middle, bool said) => (middle, said) switch
    {
        (1, true) => (1, 2),
        (2, true) => (1, 3),
        (5, true) => (3, 5),
        (1, _) => (1, 3),
        (2, _) => (1, 4),
        (5, _) => (2, 5),
        _ => (1, 5),
    };

    private static double[] Starts(ImmutableArray<FormSection> sections, double bars, double barSeconds)
    {
        var shares = sections.Sum(section => section.Share);
        var starts = new double[sections.Length];
        var (at, wished) = (0, 0.0);
        for (var i = 1; i < sections.Length; i++)
        {
            wished += bars * sections[i - 1].Share / shares;
            var room = wished - at;
            var line = Lines.FirstOrDefault(line => Math.Abs((Math.Round(room / line) * line) - room) <= Give * room, bars < LeastBarsForLines ? 1 : 2);
            at += Math.Max(1, (int)Math.Round(room / line)) * line;
            starts[i] = at * barSeconds;
        }

        return starts;
    }
}
