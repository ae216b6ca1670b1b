using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing.Prompts;

/// <summary>Gathers what is said about one thing, the whole or a section. Where words contradict each other the later one wins, and it is remarked.</summary>
internal sealed class ReadingBuilder(List<Decision> remarks)
{
    /// <summary>What is turned away leans to the other side, but not all the way: "not sad" is not "happy".</summary>
    private const double Denied = -0.5;

    /// <summary>A genre brings no more players of its own than this.</summary>
    private const int MostHints = 2;

    private readonly List<(double Value, double Weight)> _arousal = [];
    private readonly List<(double Value, double Weight)> _valence = [];
    private readonly List<(double Value, double Weight)> _energy = [];
    private readonly Dictionary<string, double> _styles = [];
    private readonly List<SaidGenre> _genres = [];
    private readonly List<(string Name, double Weight, string Phrase)> _wanted = [];
    private readonly List<(string Name, string Phrase)> _excluded = [];
    private readonly List<string> _hints = [];
    private readonly List<string> _without = [];
    private readonly List<string> _understood = [];
    private string? _tempoPhrase;
    private SaidTempo? _number;
    private SaidTempo? _word;

    public Key? Key { get; private set; }

    public Meter? Meter { get; private set; }

    public Mode? Mode { get; private set; }

    public Arc? Arc { get; private set; }

    public EndingWish? Ending { get; private set; }

    public bool DeniesMusic { get; set; }

    /// <summary>Only the instruments that are wanted may sound.</summary>
    public bool Only { get; set; }

    public double? LengthSeconds { get; set; }

    public void Take(PhrasePiece phrase, bool denied, double degree)
    {
        var (meaning, weight) = (phrase.Meaning, phrase.Weight * degree);
        _understood.Add(denied ? $"no {phrase.Written}" : phrase.Written);
        Feel(meaning, denied ? Denied * Math.Min(1, degree) : weight);
        foreach (var (style, pull) in meaning.Styles) _styles[style] = _styles.GetValueOrDefault(style) + (pull * (denied ? -1 : weight));
        if (denied)
        {
            foreach (var name in Lexicon.Phrases(meaning.Play).Concat(Lexicon.Phrases(meaning.Role))) Exclude(name, phrase.Written);
            return;
        }

        if (meaning.Genre && meaning.Styles.Count > 0) _genres.Add(new SaidGenre(phrase.Written, meaning.Styles));
        if (meaning.Cannot.Length > 0) remarks.Add(new Decision("words", $"\"{phrase.Written}\" cannot be had", meaning.Cannot));
        if (meaning.Tempo is { } tempo) TakeTempo(new SaidTempo(tempo.Low, tempo.High, IsNumber: false), phrase.Written);
        if (meaning.Mode is { } mode) Mode = mode;
        if (meaning.Meter is { } meter) TakeMeter(meter.Meter);
        if (meaning.Arc is { } arc) Arc = arc;
        if (meaning.Ending is { } ending) Ending = ending;
        foreach (var name in Lexicon.Phrases(meaning.Play)) Want(name, weight, phrase.Written);
        if (meaning.Near) remarks.Add(new Decision("words", $"{meaning.Play} plays for {phrase.Written}", "it is the nearest that there is to play"));
        _hints.AddRange(Lexicon.Phrases(meaning.Hint));
        _without.AddRange(Lexicon.Phrases(meaning.Without));
    }

    /// <summary>Less of something: away from what it feels like, without forbidding it.</summary>
    public void Lessen(PhrasePiece phrase, string by)
    {
        _understood.Add($"{by} {phrase.Written}");
        Feel(phrase.Meaning, Denied);
        foreach (var (style, pull) in phrase.Meaning.Styles) _styles[style] = _styles.GetValueOrDefault(style) - (0.5 * pull);
    }

    public void TakeNumber(TempoPiece piece)
    {
        _understood.Add(piece.Written);
        TakeTempo(new SaidTempo(piece.LowBpm, piece.HighBpm, IsNumber: true), piece.Written);
    }

    public void TakeKey(KeyPiece piece)
    {
        _understood.Add(piece.Written);
        if (Key is { } before && before != piece.Key) remarks.Add(new Decision("key", piece.Key.ToString(), $"{before} was said too; what is said later wins"));
        Key = piece.Key;
    }

    public void TakeMeter(MeterPiece piece)
    {
        _understood.Add(piece.Written);
        TakeMeter(piece.Meter);
    }

    public PromptReading ToReading()
    {
        var wanted = _wanted.OrderByDescending(wish => wish.Weight).Select(wish => wish.Name).ToImmutableArray();
        ImmutableArray<string> hinted = wanted.IsEmpty ? [.. _hints.Distinct().Where(name => _excluded.TrueForAll(entry => entry.Name != name)).Take(MostHints)] : [];
        return new PromptReading
        {
            Arousal = Mean(_arousal),
            Valence = Mean(_valence),
            Tempo = _number ?? _word,
            Energy = DeniesMusic ? 0 : Mean(_energy) is { } energy ? (int)Math.Round(Math.Clamp(energy, 0, 5), MidpointRounding.AwayFromZero) : null,
            Key = Key,
            Mode = Mode,
            Meter = Meter,
            LengthSeconds = LengthSeconds,
            Styles = _styles.ToImmutableDictionary(),
            Genres = [.. _genres],
            Wanted = wanted,
            Hinted = hinted,
            Excluded = [.. _excluded.Select(entry => entry.Name).Concat(_without.Where(name => !wanted.Contains(name))).Distinct()],
            Arc = Arc,
            Ending = Ending,
            DeniesMusic = DeniesMusic,
            Understood = [.. _understood.Distinct()],
        };
    }

    /// <summary>More than once weighs more in the mean and lies farther out; less lies nearer to the middle.</summary>
    private void Feel(Meaning meaning, double weight)
    {
        Lean(_arousal, meaning.Arousal);
        Lean(_valence, meaning.Valence);
        if (meaning.Energy is { } energy && weight != 0)
        {
            _energy.Add((weight < 0 ? 3 - (0.5 * (energy - 3)) : 3 + ((energy - 3) * Math.Min(weight, 1.4)), Math.Abs(weight)));
        }

        void Lean(List<(double, double)> list, double? value)
        {
            if (value is { } said && weight != 0) list.Add((Math.Clamp(said * Math.Min(weight, 1.4), -1, 1), Math.Abs(weight)));
        }
    }

    private void TakeTempo(SaidTempo tempo, string phrase)
    {
        var other = tempo.IsNumber ? _word : _number ?? _word;
        if (other is not null && (tempo.LowBpm > other.HighBpm * 1.05 || tempo.HighBpm < other.LowBpm * 0.95))
        {
            var (winner, loser) = tempo.IsNumber || !other.IsNumber ? (phrase, _tempoPhrase) : (_tempoPhrase, phrase);
            remarks.Add(new Decision("tempo", winner!, tempo.IsNumber || other.IsNumber ? $"\"{loser}\" was said too; a number outweighs a word" : $"\"{loser}\" was said too; what is said later wins"));
        }
        else if (tempo.IsNumber && _number is not null && _number != tempo)
        {
            remarks.Add(new Decision("tempo", phrase, $"\"{_tempoPhrase}\" was said too; what is said later wins"));
        }

        if (tempo.IsNumber) _number = tempo;
        else _word = tempo;
        if (tempo.IsNumber || _number is null) _tempoPhrase = phrase;
    }

    private void TakeMeter(Meter meter)
    {
        if (Meter is { } before && before != meter) remarks.Add(new Decision("meter", meter.ToString(), $"{before} was said too; what is said later wins"));
        Meter = meter;
    }

    private void Want(string name, double weight, string phrase)
    {
        if (weight <= 0) return;
        if (_excluded.Find(entry => entry.Name == name) is { Name: not null } against)
        {
            _excluded.Remove(against);
            remarks.Add(new Decision("instruments", phrase, $"\"no {against.Phrase}\" was said too; what is said later wins"));
        }

        var at = _wanted.FindIndex(wish => wish.Name == name);
        if (at < 0) _wanted.Add((name, weight, phrase));
        else _wanted[at] = (name, Math.Max(weight, _wanted[at].Weight), phrase);
    }

    private void Exclude(string name, string phrase)
    {
        if (_wanted.Find(wish => wish.Name == name) is { Name: not null } against)
        {
            _wanted.Remove(against);
            remarks.Add(new Decision("instruments", $"no {phrase}", $"\"{against.Phrase}\" was said too; what is said later wins"));
        }

        if (_excluded.TrueForAll(entry => entry.Name != name)) _excluded.Add((name, phrase));
    }

    private static double? Mean(List<(double Value, double Weight)> list)
    {
        if (list.Count == 0) return null;
        return list.Sum(entry => entry.Value * entry.Weight) / list.Sum(entry => entry.Weight);
    }
}
