using System.Text;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Tests.Files;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("clip.mp4", "clip.mp4")]
    [InlineData("My holiday (2).final.MOV", "My holiday (2).final.MOV")]
    [InlineData("Übung – 音楽 🎬.mp4", "Übung – 音楽 🎬.mp4")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\boot.ini", "boot.ini")]
    [InlineData("/", "file")]
    [InlineData("..", "file")]
    [InlineData("...", "file")]
    [InlineData(" . . ", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\0b.mp4", "ab.mp4")]
    [InlineData("a\r\nSet-Cookie: x=1.mp4", "aSet-Cookie_ x=1.mp4")]
    [InlineData("video\u202Egnp.mp4", "videognp.mp4")]
    [InlineData("\u2066\u200Ba\uFEFF.mp4", "a.mp4")]
    [InlineData("a \u2003\u2028 b.mp4", "a b.mp4")]
    [InlineData("C:clip.mp4", "C_clip.mp4")]
    [InlineData("clip.mp4::$DATA", "clip.mp4__$DATA")]
    [InlineData("a\"b<c>|?*.mp4", "a_b_c____.mp4")]
    [InlineData("clip.mp4. . ", "clip.mp4")]
    [InlineData("nul", "_nul")]
    [InlineData("CON.mp4", "_CON.mp4")]
    [InlineData("com1.tar.gz", "_com1.tar.gz")]
    [InlineData("Lpt9 .mp4", "_Lpt9 .mp4")]
    [InlineData("console.mp4", "console.mp4")]
    [InlineData("%2e%2e%2fetc.mp4", "%2e%2e%2fetc.mp4")]
    public void Names_are_made_harmless_and_kept_where_they_are(string? given, string kept) => Assert.Equal(kept, SafeName.Of(given));

    [Fact]
    public void Half_a_surrogate_pair_does_not_get_through() => Assert.Equal("a_b.mp4", SafeName.Of("a\uD83Cb.mp4"));

    [Theory]
    [InlineData('x')]
    [InlineData('é')]
    [InlineData('音')]
    public void Long_names_are_cut_before_their_extension(char letter)
    {
        var name = SafeName.Of(new string(letter, 5_000) + ".mp4");
        Assert.EndsWith($"{letter}.mp4", name);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 140, 150);
    }

    [Fact]
    public void An_endless_extension_is_cut_like_the_rest() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(SafeName.Of("a." + new string('b', 1_000_000))), 100, 150);

    [Fact]
    public void Whatever_comes_in_what_comes_out_is_one_plain_name()
    {
        // Every letter of the plane everybody writes in, in threes.
        for (var code = 0; code < 0x10000; code++)
        {
            var name = SafeName.Of($"{(char)code}{(char)code}a{(char)code}");
            Assert.NotEmpty(name);
            Assert.Equal(name, Path.GetFileName(name));
            Assert.DoesNotContain(name, letter => char.IsControl(letter) || letter is '\\' or '/' or '\u202E' or '\u200F');
            Assert.Equal(name, SafeName.Of(name));
        }
    }
}
