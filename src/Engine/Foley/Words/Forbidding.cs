using System.Collections.Frozen;
using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>Finds what words forbid: a sound, all that are called so, a kind, a family, all of a material.</summary>
internal sealed class Forbidding(Knowledge knowledge)
{
    public Forbidden Read(IEnumerable<Clause> clauses)
    {
        var sounds = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var music = false;
        foreach (var clause in clauses)
        {
            var stems = clause.Tokens.Where(token => token.Role == Role.Content || (token.MayName && knowledge.Index.Has(token.Stem))).Select(token => token.Stem).ToArray();
            var before = sounds.Count;
            Ban(stems, sounds);
            if (sounds.Count > before) continue;

            // "birds singing" was birds; "singing" would be music.
            music |= stems.Any(MusicWords.AskFor);
            if (stems.Length < 2) continue;
            foreach (var stem in stems) Ban([stem], sounds);
        }

        return sounds.Count == 0 && !music ? Forbidden.Nothing : new Forbidden(sounds.ToFrozenSet(StringComparer.OrdinalIgnoreCase), music);
    }

    private void Ban(string[] stems, HashSet<string> sounds)
    {
        if (stems.Length == 0) return;
        var kind = knowledge.Groups.Of(stems);
        foreach (var name in kind) sounds.Add(name);
        foreach (var phrase in knowledge.Index.With(stems[0]))
        {
            if (phrase.Term is not { Instead: true } && phrase.Stems.Length == stems.Length && stems.All(stem => phrase.Stems.Contains(stem))) sounds.Add(phrase.Sound.Name);
        }

        // A kind says what belongs to it: "no wind" leaves wind chimes alone.
        if (!kind.IsEmpty) return;
        foreach (var sound in SoundLibrary.All)
        {
            var name = SoundIndex.Contents(sound.Name).Select(Stems.Of).ToArray();
            if (stems.All(name.Contains) || (stems.Length == 1 && Stems.Of(sound.Family) == stems[0])) sounds.Add(sound.Name);
        }
    }
}
