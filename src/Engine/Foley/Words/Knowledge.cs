using Cuewright.Engine.Foley.Playing;
using Cuewright.Engine.Foley.Scenes;
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
        Places = new PlaceFinder(Place.All.SelectMany(place => place.Words.Prepend(place.Name).Select(words => (words, place.Name))));
        Scenes = new PlaceFinder(SceneLibrary.All.SelectMany(scene => scene.Words.Prepend(scene.Name).Select(words => (words, scene.Name))));
        Tagger = new Tagger(Index, Kinship, Places, Scenes);
        Matcher = new Matcher(Index, Kinship, Things.Known);
        Groups = new SoundGroups(SoundLibrary.All);
    }

    public static Knowledge Shared => Read.Value;

    public SoundIndex Index { get; }

    public Kinship Kinship { get; }

    public Tagger Tagger { get; }

    public Matcher Matcher { get; }

    public SoundGroups Groups { get; }

    public PlaceFinder Places { get; }

    public PlaceFinder Scenes { get; }
}
