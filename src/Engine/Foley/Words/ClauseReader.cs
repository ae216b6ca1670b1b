using System.Collections.Immutable;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley.Scenes;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Fourth reading: what each clause asks for, and what that says of the clauses before and behind it.</summary>
internal sealed class ClauseReader(Knowledge knowledge, List<Clause> clauses, List<Decision> remarks)
{
    private const double MoreThan = 1.6;
    private const double LessThan = 0.5;
    private const double Opposite = -0.5;

    /// <summary>More nobody can tell apart.</summary>
    private const int MostSounds = 24;

    private readonly Sequence _sequence = new();
    private readonly List<SoundDraft> _drafts = [];
    private readonly List<Modifier> _pending = [];
    private readonly List<string> _music = [];
    private readonly List<WantedSound> _scenes = [];
    private readonly List<string> _unknown = [];
    private readonly HashSet<string> _all = [.. clauses.SelectMany(clause => clause.Tokens).Select(token => token.Stem).Where(stem => stem.Length > 0)];
    private List<SoundDraft> _last = [];
    private List<Token> _spoken = [];
    private Role? _carried;
    private string? _place;
    private double? _seconds;

    public WantedSounds Read()
    {
        foreach (var clause in clauses)
        {
            if (_drafts.Count >= MostSounds) break;
            if (clause.Denied) ReadDenied(clause);
            else ReadClause(clause);
        }

        // What was said before anything that could have it.
        foreach (var modifier in _pending) Tell(_last, modifier);
        var forbidden = new Forbidding(knowledge).Read(clauses.Where(clause => clause.Denied));
        var suiting = _music.Count > 0 ? MusicWords.SoundsFor(_all).Where(SoundLibrary.Has).Where(name => !_drafts.Exists(draft => draft.Sound.Name == name)) : [];
        var isStory = _drafts.Exists(draft => draft.Order > 0);
        var sounds = _drafts.Select(draft => draft.ToWanted(isStory))
            .DistinctBy(sound => sound with { Said = "" })
            .Concat(suiting.Select(name => new WantedSound { Sound = name, Said = _music[0], GoesOn = true })).ToImmutableArray();
        sounds = [.. sounds, .. _scenes.Where(sound => !sounds.Any(named => named.Sound == sound.Sound))];
        if (sounds is [{ AtSeconds: null } only]) _seconds ??= only.Seconds;
        return new WantedSounds
        {
            Sounds = sounds,
            Place = _place,
            Music = _music.Count > 0 && !forbidden.Music ? string.Join(", ", _music) : null,
            Seconds = _seconds,
            Forbidden = forbidden,
            Decisions = [.. remarks, .. Report(sounds)],
        };
    }

    /// <summary>"not too loud" denies no sound, only how it was.</summary>
    private void ReadDenied(Clause clause)
    {
        if (clause.Tokens.Exists(token => token.Role == Role.Content)) return;
        foreach (var token in clause.Tokens) if (token.Modifier is { } modifier) Tell(_last, modifier.By(Opposite));
    }

    private void ReadClause(Clause clause)
    {
        var tokens = clause.Tokens;
        var place = knowledge.Places.Find(tokens) is { IsPut: true } put ? put : null;
        var scene = knowledge.Scenes.Find(tokens);
        var isAlone = tokens.Count(token => token.Role == Role.Content) == 1;
        var matches = knowledge.Matcher.Read(tokens, clause.Refers ? _spoken : [], _all).Where(match => match.Places.Length > 1 || isAlone || place?.Covers(match.First) != true).ToList();
        if (scene is not null)
        {
            matches = Settle(matches, scene);
            if (matches.Exists(match => match.Places.All(scene.Covers))) scene = null;
        }

        var used = matches.SelectMany(match => match.Places).ToHashSet();
        var asksForMusic = AsksForMusic(tokens, used);
        if (asksForMusic)
        {
            // In "jazz in a bar" the bar is heard too.
            matches.RemoveAll(match => match.Places.Length == 1 && !(match.Phrase.Sound.Kind == SoundKind.Bed && tokens.Take(match.First).Any(token => token.Role == Role.Inside)));
            _music.Add(clause.Written);
        }

        _place ??= place?.Name;
        if (scene is not null && !asksForMusic)
        {
            if (matches.Count == 0) _scenes.AddRange(SceneReader.Alone(clause, scene));
            else if (scene.IsPut) _scenes.AddRange(SceneReader.Behind(clause, scene));
            if (matches.Count == 0 || scene.IsPut) _place ??= SceneLibrary.Find(scene.Name).Place;
        }

        if (matches.Count == 0)
        {
            if (scene is not null)
            {
                _seconds = tokens.Select(token => token.Modifier?.Seconds).LastOrDefault(seconds => seconds is not null) ?? _seconds;
                return;
            }

            ReadAside(clause, place);
            if (place is null && _music.Count == 0) _unknown.AddRange(tokens.Where(token => token.Role == Role.Content && !knowledge.Kinship.Has(token.Stem) && !Verbs.IsOne(token.Stem)).Select(token => token.Written));
            return;
        }

        var sounds = matches.Select(match => Begin(match, clause)).ToList();
        foreach (var (sound, match) in sounds.Zip(matches)) sound.IsGoing = match.Places.Any(at => tokens[at].Text.EndsWith("ing", StringComparison.Ordinal) && Verbs.IsOne(tokens[at].Stem));
        foreach (var modifier in _pending) Tell(sounds[..1], modifier);
        _pending.Clear();
        var waits = false;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (used.Contains(at) || place?.Covers(at) == true || Said(tokens, at) is not { } modifier) continue;
            waits |= modifier.AfterSeconds is not null;
            if (modifier is { Seconds: not null, AtSeconds: null } && clauses[0] == clause && at == 0) _seconds = modifier.Seconds;
            Tell([sounds[Target(matches, at, modifier)]], modifier);
        }

        var join = _carried ?? clause.Join;
        _carried = null;
        _sequence.Add(join, clause.Opens, Verbs.Happens(tokens, join == Role.Comma && _sequence.Happened), waits, sounds);
        if (join == Role.Suddenly) foreach (var sound in sounds) sound.Add(new Modifier { Force = 0.75 });
        _drafts.AddRange(sounds);
        _last = sounds;
        if (!clause.Refers || tokens.Exists(token => token.Role == Role.Content)) _spoken = [.. tokens.Where(token => token.MayName), .. clause.Refers ? _spoken : []];
    }

    /// <summary>A clause without a sound speaks of the one before, or of the one that follows where it opens the sentence.</summary>
    private void ReadAside(Clause clause, Whereabouts? place)
    {
        var tokens = clause.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (place?.Covers(at) == true || Said(tokens, at) is not { } modifier) continue;
            if (modifier is { Seconds: not null, AtSeconds: null }) _seconds = modifier.Seconds;
            else if (_last.Count == 0 || clause.Opens || modifier.AtSeconds is not null || modifier.AfterSeconds is not null) _pending.Add(modifier);
            else Tell(_last, modifier);
        }

        if (clause.Join is not (Role.Comma or Role.And or Role.Stop)) _carried = clause.Join;
    }

    /// <summary>What only names the scene, and is not called just so, is what the scene is made of.</summary>
    private static List<Match> Settle(List<Match> matches, Whereabouts scene) =>
        [.. matches.Where(match => !(match.Places.All(scene.Covers) && (match.Phrase.Rank > 0 || match.Places.Length < scene.To - scene.At)))];

    private SoundDraft Begin(Match match, Clause clause)
    {
        var draft = new SoundDraft(match.Phrase.Sound, clause.Written);
        if (match.Phrase.Term is { } term)
        {
            if (term.As is { } manner) draft.Add(manner);
            if (term.Instead) remarks.Add(new Decision("sound", $"{match.Phrase.Sound.Name} instead of \"{match.Phrase.Phrase}\"", "it is the nearest that is known"));
        }

        return draft;
    }

    /// <summary>What a word says of the sounds around it, as strongly as the word before makes it; null: nothing.</summary>
    private static Modifier? Said(List<Token> tokens, int at)
    {
        if (tokens[at].Modifier is not { } modifier) return null;
        var before = at > 0 ? tokens[at - 1].Role : Role.Idle;
        return before == Role.Very ? modifier.By(MoreThan) : before == Role.Slightly ? modifier.By(LessThan) : modifier;
    }

    /// <summary>"loud" speaks of what follows it, "twice" of what it follows; of what there is where there is no other.</summary>
    private static int Target(List<Match> matches, int at, Modifier modifier)
    {
        var behind = matches.FindIndex(match => match.Last > at);
        var before = matches.FindLastIndex(match => match.First < at);
        return modifier.Follows ? (before >= 0 ? before : behind) : behind >= 0 ? behind : before;
    }

    private static void Tell(List<SoundDraft> sounds, Modifier modifier)
    {
        foreach (var sound in sounds) sound.Add(modifier);
    }

    private static bool AsksForMusic(List<Token> tokens, HashSet<int> used) =>
        Enumerable.Range(0, tokens.Count).Any(at => !used.Contains(at) && MusicWords.AskFor(tokens[at].Stem));

    private IEnumerable<Decision> Report(ImmutableArray<WantedSound> sounds)
    {
        if (_music.Count > 0) yield return new Decision("music", string.Join(", ", _music), "the words ask for music");
        foreach (var sound in sounds) yield return new Decision("sound", sound.Sound, $"the words say \"{sound.Said}\"");
        if (_unknown.Count > 0) yield return new Decision("words", $"not understood: {string.Join(", ", _unknown.Distinct().Take(8))}", "no sound is known by these words");
        if (sounds.IsEmpty && _music.Count == 0)
        {
            yield return new Decision("sound", "none", $"the words name none that is known; known are {string.Join(", ", SoundLibrary.All.Select(sound => sound.Family).Distinct())}");
        }
    }
}
