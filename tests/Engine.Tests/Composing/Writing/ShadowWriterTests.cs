using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Writing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;
using Cuewright.Engine.Tests.Composing.Melody;

namespace Cuewright.Engine.Tests.Composing.Writing;

public class ShadowWriterTests
{
    [Fact]
    public void In_octaves_it_plays_every_note_of_the_tune_where_its_own_register_is()
    {
        foreach (var (tune, shadow) in Pairs(Shadowing.Octave))
        {
            Assert.Equal(tune.Notes.Select(note => (note.Start, note.Pitch % 12)), shadow.Select(note => (note.Start, note.Pitch % 12)));
            Assert.All(shadow, note => Assert.InRange(note.Pitch, 48, 72));
        }
    }

    [Theory]
    [InlineData(Shadowing.Thirds, 3, 5)]
    [InlineData(Shadowing.Sixths, 7, 9)]
    public void In_thirds_and_sixths_it_agrees_with_the_chord_where_the_tune_does(Shadowing shadowing, int least, int most)
    {
        foreach (var (tune, shadow) in Pairs(shadowing))
        {
            Assert.All(tune.Notes.Zip(shadow), pair => Assert.InRange(((pair.First.Pitch - pair.Second.Pitch) % 12 + 12) % 12, least, most));
            var strong = tune.Notes.Zip(shadow).Where(pair => tune.IsStrong(pair.First) && tune.Chart.At(pair.First.Start).Chord.Bears(pair.First.Pitch)).ToArray();
            Assert.True(strong.Count(pair => tune.Chart.At(pair.Second.Start).Chord.Bears(pair.Second.Pitch)) > 0.6 * strong.Length);
        }
    }

    [Fact]
    public void In_its_own_way_it_is_the_same_tune_with_fewer_notes_and_the_same_each_time()
    {
        foreach (var (tune, shadow) in Pairs(Shadowing.Heterophony))
        {
            Assert.InRange(shadow.Length, tune.Notes.Length / 2, tune.Notes.Length - 1);
            Assert.Subset(tune.Notes.Select(note => (note.Start, note.Pitch % 12)).ToHashSet(), shadow.Select(note => (note.Start, note.Pitch % 12)).ToHashSet());
        }

        var first = Pairs(Shadowing.Heterophony).First().Shadow;
        Assert.Equal(first, Pairs(Shadowing.Heterophony).First().Shadow);
    }

    private static IEnumerable<(Tune Tune, Note[] Shadow)> Pairs(Shadowing shadowing)
    {
        var spec = new PartSpec { Name = "shadow", Role = PartRole.Texture, Play = Play.Shadow, Instruments = ["viola"], Shadow = shadowing };
        var player = new Player(spec, Palette.Default["viola"], 48, 72);
        return Tunes.Of("acoustic-folk").Take(3).Select(tune => (tune, ShadowWriter.Write(player, tune.Sketch).ToArray()));
    }
}
