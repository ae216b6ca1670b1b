using Cuewright.Engine.Music;

namespace Cuewright.Engine.Tests.Music;

public sealed class KeyTests
{
    [Theory]
    [InlineData(0, Mode.Ionian, 0, "C major")]
    [InlineData(9, Mode.Aeolian, 0, "A minor")]
    [InlineData(7, Mode.Ionian, 1, "G major")]
    [InlineData(3, Mode.Ionian, -3, "Eb major")]
    [InlineData(2, Mode.Dorian, 0, "D dorian")]
    [InlineData(5, Mode.Lydian, 0, "F lydian")]
    [InlineData(6, Mode.Aeolian, 3, "F# minor")]
    [InlineData(4, Mode.Phrygian, 0, "E phrygian")]
    [InlineData(0, Mode.HarmonicMinor, -3, "C harmonic minor")]
    public void Signatures_and_names_are_those_of_the_books(int tonic, Mode mode, int sharps, string name)
    {
        var key = new Key(tonic, mode);
        Assert.Equal(sharps, key.Sharps);
        Assert.Equal(name, key.ToString());
    }
}
