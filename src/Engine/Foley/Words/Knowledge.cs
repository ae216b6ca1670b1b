using Cuewright.Engine.Foley.Sounds;

namespace Cuewright.Engine.Foley.Words;

/// <summary>All that is known of words for sounds, read once.</summary>
internal sealed class Knowledge
{
    private static readonly Lazy<Knowledge> Read = new(() => new Knowledge());

    private Knowledge()
    {
        Index = SoundIndex.Known;
        Kinship = Kinship.Known;
        Tagger = new Tagger(Index, Kinship);
        Matcher = new Matcher(Index, Kinship, Things.Known);
        Groups = new SoundGroups(SoundLibrary.All);
        Places = new PlaceFinder();
    }

    public static Knowledge Shared => Read.Value;

    public SoundIndex Index { get; }

    public Kinship Kinship { get; }

    public Tagger Tagger { get; }

    public Matcher Matcher { get; }

    public SoundGroups Groups { get; }

    public PlaceFinder Places { get; }
}
