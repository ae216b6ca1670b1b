using System.Text;
using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Tests.Files;

public sealed class MediaKindTests
{
    [Theory]
    [InlineData("\0\0\0\u0020ftypisom", "video/mp4", ".mp4")]
    [InlineData("\0\0\0\u0020ftypM4A ", "audio/mp4", ".m4a")]
    [InlineData("\0\0\0\u0014ftypqt  ", "video/quicktime", ".mov")]
    [InlineData("\0\0\0\u0008wide\0\0", "video/quicktime", ".mov")]
    [InlineData("\u001aEߣ\u0001....B\u0082\u0084webm", "video/webm", ".webm")]
    [InlineData("\u001aEߣ\u0001....B\u0082\u0088matroska", "video/x-matroska", ".mkv")]
    [InlineData("RIFF....AVI LIST", "video/x-msvideo", ".avi")]
    [InlineData("RIFF....WAVEfmt ", "audio/wav", ".wav")]
    [InlineData("RIFF....WEBPVP8 ", "application/octet-stream", "")]
    [InlineData("GIF89a", "image/gif", ".gif")]
    [InlineData("fLaC", "audio/flac", ".flac")]
    [InlineData("OggS........OpusHead", "audio/ogg", ".ogg")]
    [InlineData("OggS........theora", "video/ogg", ".ogv")]
    [InlineData("ID3\u0004", "audio/mpeg", ".mp3")]
    [InlineData("ÿû\u0090d", "audio/mpeg", ".mp3")]
    [InlineData("ÿþ<\0h\0", "application/octet-stream", "")]
    [InlineData("MThd", "audio/midi", ".mid")]
    [InlineData("PK\u0003\u0004", "application/zip", ".zip")]
    [InlineData("\u0089PNG\r\n\u001a\n", "image/png", ".png")]
    [InlineData(" {\"a\": 1}", "application/json", ".json")]
    [InlineData("[1]", "application/json", ".json")]
    [InlineData("{\u0001\u0002", "application/octet-stream", "")]
    [InlineData("<svg xmlns=", "image/svg+xml", ".svg")]
    [InlineData("<?xml version=\"1.0\"?><svg>", "image/svg+xml", ".svg")]
    [InlineData("<!doctype html>", "application/octet-stream", "")]
    [InlineData("#EXTM3U", "application/octet-stream", "")]
    [InlineData("", "application/octet-stream", "")]
    [InlineData("\0\0\0", "application/octet-stream", "")]
    public void Files_are_told_by_their_first_bytes(string head, string contentType, string extension) =>
        Assert.Equal(new MediaKind(contentType, extension), MediaKind.Of(Encoding.Latin1.GetBytes(head.Replace("ߣ", "\u00df\u00a3"))));
}
