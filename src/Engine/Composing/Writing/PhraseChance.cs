using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Composing.Writing;

/// <summary>A player's chance, which begins anew with each phrase: another phrase can be written again and this one stays.</summary>
internal sealed class PhraseChance(Direction direction, string name)
{
    private Phrase? _phrase;
    private Chance _chance = direction.Chance(name);

    public Chance In(Bar bar)
    {
        if (_phrase != bar.Phrase) (_phrase, _chance) = (bar.Phrase, direction.Chance(name, bar.Phrase));
        return _chance;
    }
}
