using System.Globalization;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>
/// Reads a prompt as a musician would: longest known phrases first, "no" and "without" reach to the next pause,
/// numbers with "bpm", keys and meters are taken literally, and what is not known is reported.
/// </summary>
internal sealed class PromptReader(Vocabulary vocabulary)
{
    /// <summary>"less drums" does not ask for drums, and does not forbid them either.</summary>
    private static readonly HashSet<string> Lessenings = ["less", "fewer"];

    private static readonly HashSet<string> Negations = ["no", "without", "not", "except", "exclude", "excluding", "avoid", "never", "dont", "minus"];

    /// <summary>Words that end a negation: "no drums but piano".</summary>
    private static readonly HashSet<string> Turns = [PromptWords.Pause, "but", "with", "then", "only", "just"];

    private static readonly HashSet<string> Fillers =
    [
        "a", "an", "the", "and", "or", "of", "for", "in", "on", "to", "from", "at", "by", "with", "into", "its", "it", "is", "are", "be", "some", "any", "very",
        "music", "track", "song", "score", "soundtrack", "piece", "tune", "sound", "sounds", "style", "feel", "feeling", "mood", "vibe", "like", "please", "make",
        "that", "this", "as", "more", "bit", "little", "lots", "lot", "use", "using", "featuring", "feature", "led", "based", "key", "tempo", "background", "video", "film", "movie",
    ];

    public PromptReading Read(string prompt, string negative = "")
    {
        var sink = new Sink();
        Walk(PromptWords.Split(prompt), sink, negated: false);
        Walk(PromptWords.Split(negative), sink, negated: true);
        return sink.ToReading();
    }

    private void Walk(string[] words, Sink sink, bool negated)
    {
        var denied = negated;
        for (var at = 0; at < words.Length;)
        {
            var rest = words.AsSpan(at);
            if (Turns.Contains(words[at])) denied = negated;
            if (Negations.Contains(words[at]))
            {
                denied = true;
                at++;
            }
            else if (Lessenings.Contains(words[at]) && !denied && vocabulary.Longest(rest[1..]) is { Length: > 0 } lessened)
            {
                sink.Lessen(lessened.Terms, string.Join(' ', words[at..(at + 1 + lessened.Length)]));
                at += 1 + lessened.Length;
            }
            else if (Literal(rest, at > 0 ? words[at - 1] : "", sink) is > 0 and var taken)
            {
                at += taken;
            }
            else if (vocabulary.Longest(rest) is { Length: > 0 } found)
            {
                sink.Take(found.Terms, denied, string.Join(' ', words[at..(at + found.Length)]));
                at += found.Length;
            }
            else
            {
                if (!Fillers.Contains(words[at]) && !Turns.Contains(words[at]) && !denied) sink.Unknown.Add(words[at]);
                at++;
            }
        }
    }

    /// <summary>Tempo, key and meter as written; the number of words taken, 0 when there is none here.</summary>
    private static int Literal(ReadOnlySpan<string> words, string before, Sink sink)
    {
        if (TryBpm(words, out var bpm, out var taken))
        {
            (sink.Bpm, sink.BpmIsExact) = (bpm, true);
            return taken;
        }

        if (words[0].Contains('/') && WrittenMeter.TryParse(words[0], out var meter))
        {
            sink.Meter = meter;
            return 1;
        }

        // "in D minor", "F# major": a lone letter means nothing, and "a minor setback" is no key.
        var isArticle = words[0] == "a" && before is not ("in" or "key" or "of") && words.Length > 2 && words[2] != PromptWords.Pause;
        if (words.Length >= 2 && !isArticle && WrittenKey.TryParse($"{words[0]} {words[1]}", out var key))
        {
            sink.Key = key;
            return 2;
        }

        return 0;
    }

    private static bool TryBpm(ReadOnlySpan<string> words, out double bpm, out int taken)
    {
        bpm = 0;
        taken = 0;
        var joined = words[0].EndsWith("bpm", StringComparison.Ordinal);
        var number = joined ? words[0][..^3] : words[0];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out bpm)) return false;
        taken = joined ? 1 : words.Length > 1 && words[1] == "bpm" ? 2 : 0;
        return taken > 0 && bpm is >= 30 and <= 300;
    }

    /// <summary>Gathers what the walk finds.</summary>
    private sealed class Sink
    {
        private readonly List<LexiconEntry> _feelings = [];
        private readonly Dictionary<string, int> _styles = [];
        private readonly List<string> _wanted = [];
        private readonly List<string> _excluded = [];
        private readonly List<string> _understood = [];

        public double? Bpm { get; set; }

        public bool BpmIsExact { get; set; }

        public Key? Key { get; set; }

        public Meter? Meter { get; set; }

        public List<string> Unknown { get; } = [];

        public void Take(IReadOnlyList<Term> terms, bool denied, string phrase)
        {
            _understood.Add(denied ? $"no {phrase}" : phrase);
            foreach (var term in terms)
            {
                if (term.Kind == TermKind.Style && !denied) _styles[term.Name] = _styles.GetValueOrDefault(term.Name) + 1;
                if (term.Kind is TermKind.Instrument or TermKind.Family && !denied) Add(_wanted, term.Name);
                if (term.Kind is TermKind.Instrument or TermKind.Family or TermKind.Role && denied) Add(_excluded, term.Name);
                if (term.Feeling is { } feeling) _feelings.Add(denied ? Opposite(feeling) : feeling);
            }
        }

        public void Lessen(IReadOnlyList<Term> terms, string phrase)
        {
            _understood.Add(phrase);
            foreach (var term in terms)
            {
                if (term.Feeling is { } feeling) _feelings.Add(Opposite(feeling));
            }
        }

        public PromptReading ToReading() => new()
        {
            Arousal = Mean(entry => entry.Arousal),
            Valence = Mean(entry => entry.Valence),
            Bpm = Bpm ?? _feelings.LastOrDefault(entry => entry.Bpm is not null)?.Bpm,
            BpmIsExact = BpmIsExact,
            Energy = _feelings.Max(entry => entry.Energy),
            Key = Key,
            Meter = Meter,
            Styles = System.Collections.Immutable.ImmutableDictionary.CreateRange(_styles),
            Wanted = [.. _wanted],
            Excluded = [.. _excluded],
            Understood = [.. _understood],
            Unknown = [.. Unknown],
        };

        private double? Mean(Func<LexiconEntry, double?> of) => _feelings.Average(of);

        /// <summary>"not sad" leans away from sad, not all the way to happy.</summary>
        private static LexiconEntry Opposite(LexiconEntry entry) =>
            entry with { Arousal = entry.Arousal * -0.5, Valence = entry.Valence * -0.5, Bpm = null, Energy = null };

        private static void Add(List<string> list, string name)
        {
            if (!list.Contains(name)) list.Add(name);
        }
    }
}
