using System.Text;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>Files that some program would follow to another file or to the network.</summary>
internal static class ForeignReferences
{
    public static IReadOnlyDictionary<string, byte[]> To(string file, int port)
    {
        var web = $"http://127.0.0.1:{port}/secret.ts";
        var texts = new Dictionary<string, string>
        {
            ["list.ffconcat"] = $"ffconcat version 1.0\nfile '{file}'\n",
            ["list-web.ffconcat"] = $"ffconcat version 1.0\nfile '{web}'\n",
            ["list.m3u8"] = Playlist(file),
            ["list-file.m3u8"] = Playlist("file://" + file),
            ["list-web.m3u8"] = Playlist(web),
            ["list-concat.m3u8"] = Playlist($"concat:{file}|{file}"),
            ["list-data.m3u8"] = Playlist($"data:text/plain,{Uri.EscapeDataString(Playlist(file))}"),
            ["list-map.m3u8"] = $"#EXTM3U\n#EXT-X-MAP:URI=\"{file}\"\n#EXT-X-KEY:METHOD=AES-128,URI=\"{web}\"\n#EXTINF:2,\n{file}\n#EXT-X-ENDLIST\n",
            ["tagged.mp3"] = "ID3\u0003\0\0\0\0\0\0" + Playlist(file),
            ["session.sdp"] = $"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video {port} RTP/AVP 96\na=rtpmap:96 H264/90000\n",
            ["manifest.mpd"] = $"<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" mediaPresentationDuration=\"PT2S\" profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\"><BaseURL>file://{file}</BaseURL></Representation><Representation id=\"2\" bandwidth=\"2\"><BaseURL>{web}</BaseURL></Representation></AdaptationSet></Period></MPD>",
            ["assets.imf"] = $"<?xml version=\"1.0\"?><AssetMap xmlns=\"http://www.smpte-ra.org/schemas/429-9/2007/AM\"><AssetList><Asset><Id>urn:uuid:1</Id><ChunkList><Chunk><Path>{file}</Path></Chunk></ChunkList></Asset></AssetList></AssetMap>",
            ["picture.svg"] = $"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file://{file}\">]><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"99\" height=\"99\"><text>&x;</text><image width=\"9\" height=\"9\" xlink:href=\"file://{file}\"/><image width=\"9\" height=\"9\" xlink:href=\"{web}\"/></svg>",
            ["script.avs"] = $"AVISource(\"{file}\")\n",
            ["show.smil"] = $"<smil><body><video src=\"{file}\"/><video src=\"{web}\"/></body></smil>",
            ["redirect.asx"] = $"<asx version=\"3.0\"><entry><ref href=\"{web}\"/></entry></asx>",
            ["redirect.asf"] = $"[Reference]\nRef1={web}\nRef2=file://{file}\n",
            ["redirect.ram"] = $"rtsp://127.0.0.1:{port}/secret\n",
            ["words.ass"] = $"[Script Info]\nScriptType: v4.00+\n[Fonts]\nfontname: {file}\n[Events]\nDialogue: 0,0:00:00.00,0:00:02.00,,,0,0,0,,x\n",
            ["data.ffmetadata"] = $";FFMETADATA1\ntitle={file}\n",
        };
        return texts.ToDictionary(text => text.Key, text => Encoding.Latin1.GetBytes(text.Value));
    }

    private static string Playlist(string entry) => $"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:2,\n{entry}\n#EXT-X-ENDLIST\n";
}
