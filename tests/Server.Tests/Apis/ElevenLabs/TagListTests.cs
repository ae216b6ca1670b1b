using Cuewright.Server.Apis.ElevenLabs;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

public sealed class TagListTests
{
    [Theory]
    [InlineData("upbeat|cine,matic", "upbeat|cine,matic")]
    [InlineData("[\"upbeat\", \"cine, matic\"]", "upbeat|cine, matic")]
    [InlineData("[upbeat,cinematic]", "upbeat|cinematic")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    [InlineData("[\"a\", null, \" \"]", "a")]
    [InlineData("[half a list", "[half a list")]
    public void Tags_are_read_as_all_clients_write_them(string sent, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), TagList.Read(sent.Split('|')));
}
