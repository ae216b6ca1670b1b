using System.Net;
using Cuewright.Delivery.Fetching;

namespace Cuewright.Delivery.Tests.Fetching;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2001:200::1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2003::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void The_public_internet_may_be_reached(string address) => Assert.True(Permits(new ReachOptions(), address));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    public void What_is_near_is_reached_only_if_the_operator_says_so(string address)
    {
        Assert.False(Permits(new ReachOptions(), address));
        Assert.True(Permits(new ReachOptions { AllowPrivate = true }, address));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.0.1")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("64:ff9b:1::10.0.0.1")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0.0.0.0")]
    public void What_is_nobodys_server_is_not_reached_even_then(string address) =>
        Assert.False(Permits(new ReachOptions { AllowPrivate = true }, address));

    [Fact]
    public void What_is_named_is_reached_and_its_neighbours_are_not()
    {
        var reach = new ReachOptions { Allowed = ["10.0.0.0/8", "169.254.169.254", "fd00::/8", "Media.Lan"] };
        Assert.True(Permits(reach, "10.9.8.7"));
        Assert.True(Permits(reach, "::ffff:10.9.8.7"));
        Assert.True(Permits(reach, "169.254.169.254"));
        Assert.True(Permits(reach, "fd12::1"));
        Assert.False(Permits(reach, "172.16.0.1"));
        Assert.False(Permits(reach, "192.168.0.1"));
        Assert.False(Permits(reach, "169.254.169.253"));
        Assert.True(Permits(reach, "192.168.0.1", "media.lan."));
        Assert.False(Permits(reach, "192.168.0.1", "evil.media.lan"));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("http://media.lan")]
    [InlineData("")]
    public void A_mistake_in_the_list_is_told(string entry) => Assert.Throws<FormatException>(() => new AddressRules(new ReachOptions { Allowed = [entry] }));

    private static bool Permits(ReachOptions reach, string address, string host = "host.test") => new AddressRules(reach).Permits(host, IPAddress.Parse(address));
}
