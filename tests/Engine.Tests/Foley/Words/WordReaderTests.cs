using Cuewright.Engine.Foley.Words;

namespace Cuewright.Engine.Tests.Foley.Words;

public sealed class WordReaderTests
{
    [Fact]
    public void Three_slow_knocks_are_three_and_slow()
    {
        var sound = Assert.Single(WordReader.Read("three slow knocks on a wooden door").Sounds);
        Assert.Equal("knock on wood", sound.Sound);
        Assert.Equal(3, sound.Count);
        Assert.Equal(0.9, sound.GapSeconds!.Value, 2);
    }
}
