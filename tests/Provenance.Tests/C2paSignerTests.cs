using System.Buffers.Binary;
using System.Text;
using Cuewright.Provenance.Signing;
using Cuewright.Provenance.Tests.Signing;

namespace Cuewright.Provenance.Tests;

public sealed class C2paSignerTests : IDisposable
{
    private const string Title = "Über den Wolken";

    private readonly TestFolder _folder = new();
    private readonly SignerIdentity _signer;
    private readonly string _root;

    public C2paSignerTests()
    {
        _root = DevelopmentChain.Make(_folder.Root, TimeProvider.System);
        _signer = SignerIdentity.Read(SignerFiles.Development(_folder.Root), TimeProvider.System);
    }

    private string Plain => _folder.PathOf("plain.mp3");

    private string Signed => _folder.PathOf("signed.mp3");

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_official_verifier_finds_nothing_wrong_but_a_signer_it_does_not_know()
    {
        await MakeAndSignAsync();
        var verdict = await Tool.VerifyAsync(Signed);
        Assert.Equal("Valid", verdict.State);
        Assert.Equal([Verdict.Untrusted], verdict.Failures);
        Assert.Superset(new HashSet<string> { "claimSignature.validated", "assertion.hashedURI.match", "assertion.dataHash.match" }, verdict.Successes.ToHashSet());
    }

    [Fact]
    public async Task With_its_root_trusted_nothing_is_wrong_at_all()
    {
        await MakeAndSignAsync();
        var verdict = await Tool.VerifyAsync(Signed, _root);
        Assert.Equal("Trusted", verdict.State);
        Assert.Empty(verdict.Failures);
    }

    [Fact]
    public async Task A_signer_whom_an_authority_vouches_for_through_another_is_trusted_with_the_authority()
    {
        using var chain = new TestChain();
        using var signer = SignerIdentity.Read(chain.Write(), TimeProvider.System);
        await Tool.MakeMp3Async(Plain, 1);
        C2paSigner.SignMp3(Plain, Signed, Title, signer, TimeProvider.System);
        Assert.Equal("Trusted", (await Tool.VerifyAsync(Signed, chain.RootFile)).State);
    }

    [Fact]
    public async Task It_says_who_made_it_and_how_and_nothing_that_is_not_so()
    {
        await MakeAndSignAsync();
        var verdict = await Tool.VerifyAsync(Signed);
        Assert.Equal("c2pa.created", (string?)verdict.Action["action"]);
        Assert.Equal("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", (string?)verdict.Action["digitalSourceType"]);
        Assert.Equal(Title, (string?)verdict.Manifest["title"]);
        var maker = verdict.Manifest["claim_generator_info"]!.AsArray().Single()!;
        Assert.Equal(("Cuewright", typeof(C2paSigner).Assembly.GetName().Version!.ToString(3)), ((string?)maker["name"], (string?)maker["version"]));
        Assert.DoesNotContain("trained", verdict.Manifest.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(20, "in the title")]
    [InlineData(-5000, "in the sound")]
    [InlineData(-1, "at the very end")]
    public async Task One_changed_byte_is_noticed(int place, string where)
    {
        await MakeAndSignAsync();
        var bytes = await File.ReadAllBytesAsync(Signed);
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        await File.WriteAllBytesAsync(Signed, bytes);
        var verdict = await Tool.VerifyAsync(Signed);
        Assert.True(verdict.State == "Invalid", where);
        Assert.Contains("assertion.dataHash.mismatch", verdict.Failures);
    }

    [Fact]
    public async Task A_changed_statement_is_noticed()
    {
        await MakeAndSignAsync();
        var bytes = await File.ReadAllBytesAsync(Signed);
        var at = bytes.AsSpan().IndexOf("algorithmicMedia"u8);
        "humanPerformance"u8.CopyTo(bytes.AsSpan(at));
        await File.WriteAllBytesAsync(Signed, bytes);
        Assert.Equal("Invalid", (await Tool.VerifyAsync(Signed)).State);
    }

    [Fact]
    public async Task Sound_and_tags_stay_as_they_are()
    {
        await MakeAndSignAsync();
        Assert.Equal(await Tool.SoundOfAsync(Plain), await Tool.SoundOfAsync(Signed));
        Assert.Equal("Old title", await Tool.TitleOfAsync(Signed));
        var (before, after) = (await File.ReadAllBytesAsync(Plain), await File.ReadAllBytesAsync(Signed));
        Assert.Equal(before[^10_000..], after[^10_000..]);
    }

    [Theory]
    [InlineData("-write_id3v2", "0")]
    [InlineData("-id3v2_version", "3")]
    [InlineData("-write_id3v1", "1")]
    public async Task Tags_of_every_usual_form_are_taken(string option, string value)
    {
        await Tool.MakeMp3Async(Plain, 1, "-metadata", "title=Old title", option, value);
        C2paSigner.SignMp3(Plain, Signed, Title, _signer, TimeProvider.System);
        Assert.Equal("Trusted", (await Tool.VerifyAsync(Signed, _root)).State);
        Assert.Equal(await Tool.SoundOfAsync(Plain), await Tool.SoundOfAsync(Signed));
        Assert.Equal(await Tool.TitleOfAsync(Plain), await Tool.TitleOfAsync(Signed));
    }

    [Fact]
    public async Task A_tiny_file_is_signed()
    {
        await Tool.MakeMp3Async(Plain, 0.01, "-write_id3v2", "0", "-write_xing", "0");
        C2paSigner.SignMp3(Plain, Signed, Title, _signer, TimeProvider.System);
        Assert.Equal("Trusted", (await Tool.VerifyAsync(Signed, _root)).State);
    }

    [Fact]
    public async Task A_big_file_is_signed()
    {
        await Tool.MakeMp3Async(Plain, 20, "-b:a", "320k");
        var second = await File.ReadAllBytesAsync(Plain);
        await using (var file = File.Open(Plain, FileMode.Append))
        {
            while (file.Length < 60_000_000) await file.WriteAsync(second);
        }

        C2paSigner.SignMp3(Plain, Signed, Title, _signer, TimeProvider.System);
        Assert.Equal("Trusted", (await Tool.VerifyAsync(Signed, _root)).State);
    }

    /// <summary>Places and lengths around the sizes at which their numbers take another byte in the manifest.</summary>
    [Theory]
    [InlineData(200)]
    [InlineData(256)]
    [InlineData(65_500)]
    [InlineData(65_536)]
    [InlineData(3_000_000)]
    public async Task It_does_not_matter_how_much_else_is_in_the_tag(int start)
    {
        await Tool.MakeMp3Async(Plain, 1, "-write_id3v2", "0");
        await File.WriteAllBytesAsync(Plain, [.. TagWith(new byte[start - 20]), .. await File.ReadAllBytesAsync(Plain)]);
        C2paSigner.SignMp3(Plain, Signed, Title, _signer, TimeProvider.System);
        Assert.Equal("Trusted", (await Tool.VerifyAsync(Signed, _root)).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task It_does_not_matter_how_long_the_title_is(int length)
    {
        await Tool.MakeMp3Async(Plain, 1);
        C2paSigner.SignMp3(Plain, Signed, new string('x', length), _signer, TimeProvider.System);
        Assert.Equal("Trusted", (await Tool.VerifyAsync(Signed, _root)).State);
    }

    [Fact]
    public async Task The_same_file_at_the_same_time_differs_in_its_signature_alone()
    {
        const int signatureLength = 64;
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        await Tool.MakeMp3Async(Plain, 1);
        C2paSigner.SignMp3(Plain, Signed, Title, _signer, clock);
        C2paSigner.SignMp3(Plain, _folder.PathOf("again.mp3"), Title, _signer, clock);
        var (once, again) = (await File.ReadAllBytesAsync(Signed), await File.ReadAllBytesAsync(_folder.PathOf("again.mp3")));
        Assert.Equal(once.Length, again.Length);
        var different = Enumerable.Range(0, once.Length).Where(at => once[at] != again[at]).ToArray();
        Assert.InRange(different[^1] - different[0], 0, signatureLength - 1);
    }

    [Fact]
    public async Task A_file_can_be_signed_in_its_place()
    {
        await Tool.MakeMp3Async(Plain, 1);
        C2paSigner.SignMp3(Plain, Plain, Title, _signer, TimeProvider.System);
        Assert.Equal("Trusted", (await Tool.VerifyAsync(Plain, _root)).State);
        Assert.Equal(["plain.mp3"], Directory.GetFiles(_folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_signed_is_not_signed_again()
    {
        await MakeAndSignAsync();
        Refuses(await File.ReadAllBytesAsync(Signed), "signed already");
    }

    [Fact]
    public void Other_files_are_refused()
    {
        Refuses([], "no mp3");
        Refuses("RIFF....WAVEfmt "u8.ToArray(), "no mp3");
        Refuses("ID3"u8.ToArray(), "no mp3");
        Refuses([.. "ID3"u8, 4, 0, 0, 0, 0, 1, 0], "damaged");
        Refuses([.. "ID3"u8, 4, 0, 0, 0, 0, 0, 12, .. "TIT2"u8, 0, 0, 1, 0, 0, 0, 0, 0], "damaged");
        Refuses([.. "ID3"u8, 3, 0, 0, 0, 0, 0, 12, .. "TIT2"u8, 255, 255, 255, 255, 0, 0, 0, 0], "damaged");
        Refuses([.. "ID3"u8, 4, 0, 0x80, 0, 0, 0, 0], "rare form");
        Refuses([.. "ID3"u8, 2, 0, 0, 0, 0, 0, 0], "rare form");
    }

    private void Refuses(byte[] file, string why)
    {
        var (from, to) = (_folder.PathOf("bad.mp3"), _folder.PathOf("never.mp3"));
        File.WriteAllBytes(from, file);
        Assert.Contains(why, Assert.Throws<SigningException>(() => C2paSigner.SignMp3(from, to, Title, _signer, TimeProvider.System)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(to));
    }

    private async Task MakeAndSignAsync()
    {
        await Tool.MakeMp3Async(Plain, 2, "-metadata", "title=Old title");
        C2paSigner.SignMp3(Plain, Signed, Title, _signer, TimeProvider.System);
    }

    /// <summary>A tag of version 2.3 with one private frame.</summary>
    private static byte[] TagWith(byte[] content)
    {
        var (tag, frame) = (new byte[4], new byte[4]);
        var length = content.Length + 10;
        for (var place = 0; place < 4; place++) tag[place] = (byte)(length >> (21 - 7 * place) & 0x7f);
        BinaryPrimitives.WriteInt32BigEndian(frame, content.Length);
        return [.. "ID3"u8, 3, 0, 0, .. tag, .. Encoding.ASCII.GetBytes("PRIV"), .. frame, 0, 0, .. content];
    }
}
