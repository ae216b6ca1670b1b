using System.Collections.Immutable;
using Cuewright.Engine.Instruments;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>
/// Reads a prompt as a musician would, in four steps: words, phrases and numbers (<see cref="PieceReader"/>), clauses and
/// what places them (<see cref="ClauseSplitter"/>), what each says (<see cref="ContentReader"/>), and here which of them
/// speak of the whole and which of a section.
/// </summary>
internal sealed class PromptReader(Vocabulary vocabulary, Palette palette)
{
    /// <summary>A prompt is a wish, not a book; what lies behind is not read.</summary>
    public const int LongestPrompt = 20_000;

    private readonly PieceReader _pieces = new(vocabulary);

    public PromptReading Read(string prompt, string negative = "")
    {
        var remarks = new List<Decision>();
        var unknown = new Unknowns();
        var whole = new ReadingBuilder(remarks);
        var (clauses, length) = Split(prompt, remarks);
        whole.LengthSeconds = length;
        var sections = new List<Draft>();
        Assign(clauses, whole, sections, unknown, remarks);
        foreach (var clause in Split(negative, remarks).Clauses) ContentReader.Read(clause, whole, unknown, denied: true);
        var read = sections.Where(draft => draft.Says).Select(draft => draft.ToSection(ToReading(draft.Builder))).ToImmutableArray();
        var reading = Together(ToReading(whole), read);
        return reading with { Unknown = unknown.ToArray(), Remarks = [.. remarks, .. unknown.Remarks()] };
    }

    private (List<Clause> Clauses, double? LengthSeconds) Split(string text, List<Decision> remarks)
    {
        if (text.Length > LongestPrompt) text = text[..LongestPrompt];
        return ClauseSplitter.Split(_pieces.Read(text, (written, meant) => remarks.Add(new Decision("words", $"\"{written}\" is read as {meant}", "it looks like a slip of the pen"))));
    }

    /// <summary>Gives each clause to the section it speaks of, or to the whole.</summary>
    private static void Assign(List<Clause> clauses, ReadingBuilder whole, List<Draft> sections, Unknowns unknown, List<Decision> remarks)
    {
        Draft? held = null;
        var holdsOn = false;
        for (var at = 0; at < clauses.Count; at++)
        {
            var clause = clauses[at];
            var overall = clause.Pieces.Any(piece => piece is PhrasePiece { Grammar: Grammar.Overall });
            var opens = !overall && (clause.Mark is { } mark ? mark.IsNoun || mark.IsPlaced || clause.HasContent : clause.Follows && clause.HasContent);
            if (opens)
            {
                held = new Draft(clause.Mark ?? new Mark(), new ReadingBuilder(remarks));
                sections.Add(held);
                // What is announced or placed by the clock goes on to the next mark, else to the end of the sentence.
                holdsOn = clause.PauseAfter == ":" || clause.Mark is { Seconds: not null };
            }
            else if (overall)
            {
                held = null;
            }
            else if (held is null && at + 1 < clauses.Count && OpensBefore(clause, clauses[at + 1]))
            {
                // "calm piano, then drums": the calm piano comes first.
                held = new Draft(sections.Count == 0 ? new Mark { Label = "Opening", UsualShare = 0 } : new Mark(), new ReadingBuilder(remarks));
                sections.Add(held);
            }

            ContentReader.Read(clause, held?.Builder ?? whole, unknown, denied: false);
            held?.Add(clause);
            var ends = clause.PauseAfter == "." || (clause.PauseAfter == "," && clause.Mark is { IsNoun: true, IsPlaced: false } && !clause.Follows);
            if (ends && !holdsOn) held = null;
        }
    }

    private static bool OpensBefore(Clause clause, Clause next) =>
        next.Follows && clause.HasContent && clause.PauseAfter != ":" && (next.HasContent || next.Mark is not null);

    /// <summary>The whole is what is said of it; what it leaves open is taken from its sections.</summary>
    private static PromptReading Together(PromptReading whole, ImmutableArray<PromptSection> sections)
    {
        if (sections.IsEmpty) return whole;
        var parts = sections.Select(section => section.Reading).ToArray();
        var entering = parts.SelectMany(part => part.Wanted).Except(whole.Wanted).ToArray();
        var wanted = whole.Wanted.Concat(parts.SelectMany(part => part.Wanted)).Distinct().ToImmutableArray();
        return whole with
        {
            Arousal = whole.Arousal ?? parts.Average(part => part.Arousal),
            Valence = whole.Valence ?? parts.Average(part => part.Valence),
            Tempo = whole.Tempo is { IsNumber: true } ? whole.Tempo : parts.Select(part => part.Tempo).FirstOrDefault(tempo => tempo is { IsNumber: true }) ?? whole.Tempo,
            Key = whole.Key ?? parts.Select(part => part.Key).FirstOrDefault(key => key is not null),
            Mode = whole.Mode ?? parts.Select(part => part.Mode).FirstOrDefault(mode => mode is not null),
            Meter = whole.Meter ?? parts.Select(part => part.Meter).FirstOrDefault(meter => meter is not null),
            Styles = parts.SelectMany(part => part.Styles).Concat(whole.Styles).GroupBy(pair => pair.Key).ToImmutableDictionary(pairs => pairs.Key, pairs => pairs.Sum(pair => pair.Value)),
            Wanted = wanted,
            Hinted = wanted.IsEmpty ? [.. whole.Hinted.Concat(parts.SelectMany(part => part.Hinted)).Distinct()] : [],
            // "no drums … then full drums": they are kept out of the other sections, not of the piece.
            Excluded = [.. whole.Excluded.Except(parts.SelectMany(part => part.Wanted))],
            Ending = whole.Ending ?? parts[^1].Ending,
            Arc = whole.Arc,
            Entering = [.. entering],
            Sections = [.. sections.Select((section, i) => section with { Reading = section.Reading with { Excluded = Kept(section, i) } })],
            Understood = [.. whole.Understood.Concat(parts.SelectMany(part => part.Understood)).Distinct()],
        };

        // What is kept out of the rest of the piece, and what comes in later.
        ImmutableArray<string> Kept(PromptSection section, int index) =>
        [
            .. section.Reading.Excluded.Union(whole.Excluded.Intersect(entering))
                .Union(entering.Where(name => !parts.Take(index).Any(part => part.Wanted.Contains(name))))
                .Except(section.Reading.Wanted),
        ];
    }

    private PromptReading ToReading(ReadingBuilder builder)
    {
        var reading = builder.ToReading();
        return builder.Only ? reading with { Excluded = Others(reading) } : reading;
    }

    /// <summary>"only strings": every family that was not asked for.</summary>
    private ImmutableArray<string> Others(PromptReading reading)
    {
        if (reading.Wanted.IsEmpty) return reading.Excluded;
        var kept = reading.Wanted.Select(name => palette.Has(name) ? palette[name].Family : name).ToHashSet();
        return [.. reading.Excluded.Union(palette.Instruments.Select(instrument => instrument.Family).Distinct().Where(family => !kept.Contains(family)))];
    }

    /// <summary>A section while it is read.</summary>
    private sealed record Draft(Mark Mark, ReadingBuilder Builder)
    {
        private readonly List<string> _words = [];

        /// <summary>A verb alone ("starts") says nothing.</summary>
        public bool Says => Mark.IsNoun || Mark.IsPlaced || Builder.ToReading() is { Understood.Length: > 0 };

        public void Add(Clause clause) => _words.Add(clause.Words);

        public PromptSection ToSection(PromptReading reading)
        {
            return new PromptSection
            {
                Label = Mark.Label ?? (reading.Arc == Arc.Rise ? "Build" : null),
                StartSeconds = Mark.Seconds,
                EndSeconds = Mark.EndSeconds,
                LastsSeconds = Mark.LastsSeconds,
                StartShare = Mark.Share,
                UsualShare = Mark.UsualShare,
                Moment = Mark.Moment,
                Energy = EnergyOf(reading),
                Reading = reading,
                Words = string.Join(", ", _words.Where(words => words.Length > 0)),
            };
        }

        /// <summary>What is said of it outweighs what such sections usually are.</summary>
        private int? EnergyOf(PromptReading reading)
        {
            if (reading.Energy == 0) return 0;
            double? said = reading.Energy is { } level ? level : 3 + (2 * reading.Arousal);
            var energy = (said, Mark.Energy) switch
            {
                ({ } own, { } usual) => ((2 * own) + usual) / 3,
                var (own, usual) => own ?? usual,
            };
            return energy is { } mean ? (int)Math.Clamp(Math.Round(mean, MidpointRounding.AwayFromZero), 1, 5) : null;
        }
    }
}
