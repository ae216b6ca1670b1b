using Cuewright.Engine.Briefing;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Composing;

/// <summary>
/// Which way a take goes. Where a style offers several ways the seed puts them in an order and each take follows the next:
/// takes are different directions, not another throw of the same dice.
/// </summary>
internal sealed class Direction(Brief brief)
{
    public Seed Seed { get; } = brief.Seed.For("take", brief.Take);

    /// <summary>The way this take goes at a crossing; the further along it comes back there (turn), the further it moves on.</summary>
    public T Choose<T>(string crossing, IReadOnlyList<T> ways, int turn = 0)
    {
        var first = brief.Seed.For(crossing).Begin().Next(ways.Count);
        return ways[(first + brief.Take + turn) % ways.Count];
    }

    /// <summary>Chance for one piece of the work, the same whatever the others do.</summary>
    public Chance Chance(string name) => Seed.For(name).Begin();

    /// <summary>Chance for one piece of the work within a phrase: what is drawn in one phrase moves nothing in another.</summary>
    public Chance Chance(string name, Phrase phrase) => Seed.For(name).For(phrase.Idea, phrase.Index).Begin();
}
