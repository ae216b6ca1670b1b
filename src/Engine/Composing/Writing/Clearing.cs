using System.Collections.Immutable;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>Who carries the weight leaves before the loud sections, that it is missed and falls in with them: the drop.</summary>
internal static class Clearing
{
    private const int Loud = 4;

    public static ImmutableArray<Note> Before(PartSpec spec, Plan plan, ImmutableArray<Note> notes)
    {
        if (spec.Clears <= 0) return notes;
        var length = (long)(spec.Clears * Ticks.PerQuarter);
        foreach (var (before, after) in plan.Phrases.Zip(plan.Phrases.Skip(1)))
        {
            if (after.Turn > 0 || after.Section.Energy < Loud || after.Section.Energy <= before.Section.Energy) continue;
            var end = plan.Bars.FirstOrDefault(bar => bar.Phrase == after)?.Start ?? plan.FinalTick;
            var start = Math.Max(end - length, plan.Bars.First(bar => bar.Phrase == before).Start);
            notes = [.. notes.Where(note => note.Start < start || note.Start >= end)
                .Select(note => note.Start < start && note.End > start ? note with { Length = start - note.Start } : note)];
        }

        return notes;
    }
}
