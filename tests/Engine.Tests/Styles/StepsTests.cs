using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Styles;

public class StepsTests
{
    [Theory]
    [InlineData(8, "x...o...")]
    [InlineData(16, "x...o...x.x.oo--")]
    [InlineData(18, "x...o...x.x.oo----")]
    [InlineData(20, "x...o...x.x.oo--oo--")]
    [InlineData(36, "x...o...x.x.oo--x...o...x.x.oo--oo--")]
    public void A_bar_is_cut_or_says_its_last_beats_again(int sixteenths, string row) =>
        Assert.Equal(row, Steps.Parse("x...o...x.x.oo--").Bar(0, sixteenths));
}
