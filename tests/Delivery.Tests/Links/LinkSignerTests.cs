using Cuewright.Delivery.Files;
using Cuewright.Delivery.Links;

namespace Cuewright.Delivery.Tests.Links;

public sealed class LinkSignerTests : DataFolder
{
    private const string Name = "my clip – 音.mp4";
    private readonly string _id = FileId.New();

    [Fact]
    public void A_link_is_good_until_it_expires()
    {
        var links = New();
        var seal = SealOf(links.DownloadPath(_id, Name, Clock.GetUtcNow().AddHours(1)));

        Assert.Equal(LinkStanding.Good, links.Check(LinkPurpose.Download, _id, seal, Name));
        Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(LinkStanding.Expired, links.Check(LinkPurpose.Download, _id, seal, Name));
    }

    [Fact]
    public void A_link_without_an_end_stays_good()
    {
        var seal = SealOf(New().DownloadPath(_id, Name, null));
        Clock.Advance(TimeSpan.FromDays(10_000));
        Assert.Equal(LinkStanding.Good, New().Check(LinkPurpose.Download, _id, seal, Name));
    }

    [Fact]
    public void Nothing_in_a_link_can_be_changed()
    {
        var links = New();
        var seal = SealOf(links.DownloadPath(_id, Name, Clock.GetUtcNow().AddHours(1)));
        var mac = seal.Split('.')[1];
        foreach (var (id, changed, name) in new[]
        {
            (FileId.New(), seal, Name),
            (_id, seal, "other.mp4"),
            (_id, $"{Clock.GetUtcNow().AddHours(2).ToUnixTimeSeconds()}.{mac}", Name),
            (_id, $"0.{mac}", Name),
            (_id, $"+{seal}", Name),
            (_id, mac, Name),
            (_id, seal[..^1], Name),
            (_id, seal.ToUpperInvariant(), Name),
            (_id, "", Name),
            ("../" + _id, seal, Name),
        })
            Assert.Equal(LinkStanding.Forged, links.Check(LinkPurpose.Download, id, changed, name));
    }

    [Fact]
    public void A_link_for_uploading_does_not_open_the_file_and_the_other_way_round()
    {
        var links = New();
        var until = Clock.GetUtcNow().AddHours(1);
        var upload = links.UploadPath(_id, until).Split('/')[2];
        Assert.Equal(LinkStanding.Good, links.Check(LinkPurpose.Upload, _id, upload, ""));
        Assert.Equal(LinkStanding.Forged, links.Check(LinkPurpose.Download, _id, upload, ""));
        Assert.Equal(LinkStanding.Forged, links.Check(LinkPurpose.Upload, _id, SealOf(links.DownloadPath(_id, "", until)), ""));
    }

    [Fact]
    public void Links_outlive_a_restart_but_not_their_secret()
    {
        var seal = SealOf(New().DownloadPath(_id, Name, null));
        Assert.Equal(LinkStanding.Good, New().Check(LinkPurpose.Download, _id, seal, Name));
        File.Delete(Path.Combine(Folder, "secrets", "links"));
        Assert.Equal(LinkStanding.Forged, New().Check(LinkPurpose.Download, _id, seal, Name));
    }

    [Fact]
    public void The_secret_is_for_its_owner_alone()
    {
        New();
        Assert.Equal(Disk.OwnerOnly, RightsOf("secrets", "links"));
    }

    [Fact]
    public void A_secret_cut_short_is_not_signed_with()
    {
        New();
        File.WriteAllBytes(Path.Combine(Folder, "secrets", "links"), [1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => New());
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("https://media.example.test/music/")]
    public void Our_own_addresses_are_known_under_whatever_name_we_have(string publicBase)
    {
        var links = New();
        var address = LinkSigner.At(new Uri(publicBase), links.DownloadPath(_id, Name, Clock.GetUtcNow().AddHours(1)));
        Assert.StartsWith(publicBase.TrimEnd('/') + "/files/", address.AbsoluteUri);
        Assert.Equal(_id, links.FileOf(address));
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(links.FileOf(address));
    }

    [Fact]
    public void An_address_of_ours_that_was_touched_is_not_ours()
    {
        var links = New();
        var path = links.DownloadPath(_id, "clip.mp4", null);
        Assert.Equal(_id, links.FileOf(new Uri($"http://127.0.0.1/{path}")));
        for (var index = 0; index < path.Length; index++)
            Assert.Null(links.FileOf(new Uri($"http://127.0.0.1/{path[..index]}{(path[index] == 'x' ? 'y' : 'x')}{path[(index + 1)..]}")));
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.0.0.1/files/a/b/c")]
    [InlineData("http://127.0.0.1/files/0123456789012345678901234567890123456789/0.00/clip.mp4")]
    [InlineData("data:video/mp4;base64,AAAA")]
    public void Other_addresses_are_not_ours(string address) => Assert.Null(New().FileOf(new Uri(address)));

    private LinkSigner New() => new(Folder, Clock);

    private static string SealOf(string path) => path.Split('/')[2];
}
