using Cuewright.Provenance.Boxes;

namespace Cuewright.Provenance.Tests.Boxes;

/// <summary>The examples of RFC 8949, appendix A.</summary>
public sealed class CborTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(23, "17")]
    [InlineData(24, "1818")]
    [InlineData(255, "18ff")]
    [InlineData(256, "190100")]
    [InlineData(65_535, "19ffff")]
    [InlineData(1_000_000, "1a000f4240")]
    [InlineData(1_000_000_000_000, "1b000000e8d4a51000")]
    [InlineData(-1, "20")]
    [InlineData(-100, "3863")]
    [InlineData(-1000, "3903e7")]
    public void Numbers_take_the_fewest_bytes(long number, string hex) => Assert.Equal(hex, Convert.ToHexStringLower(Cbor.Number(number)));

    [Theory]
    [InlineData("", "60")]
    [InlineData("IETF", "6449455446")]
    [InlineData("水", "63e6b0b4")]
    public void Text_is_utf8(string text, string hex) => Assert.Equal(hex, Convert.ToHexStringLower(Cbor.Text(text)));

    [Fact]
    public void Keys_are_sorted_as_they_are_encoded()
    {
        var map = Cbor.Map(("aa", Cbor.Number(1)), ("b", Cbor.List(Cbor.Number(2), Cbor.Null)), ("a", Cbor.Bytes([9])));
        Assert.Equal("a3" + "6161" + "4109" + "6162" + "8202f6" + "626161" + "01", Convert.ToHexStringLower(map));
    }

    [Fact]
    public void A_tag_stands_before_its_item() =>
        Assert.Equal("c074323031332d30332d32315432303a30343a30305a", Convert.ToHexStringLower(Cbor.Tagged(0, Cbor.Text("2013-03-21T20:04:00Z"))));
}
