using Cuewright.Media;
using Cuewright.Media.Encode;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>The format a request asks for. Besides the names of the protocol, all our formats of sound are taken.</summary>
internal static class OutputFormat
{
    private const string Name = "output_format";
    private const string Usual = "mp3_44100_128";
    private const string UsualOfSecondModels = "mp3_48000_192";

    /// <exception cref="FaultyRequestException">There is no such format.</exception>
    public static NamedFormat Read(IQueryCollection query) => Find(query[Name].ToString());

    /// <summary>For endpoints that may choose by themselves.</summary>
    public static NamedFormat Read(IQueryCollection query, string? model)
    {
        var name = query[Name].ToString();
        return Find(name.Length > 0 && name != "auto" ? name : Model.SpeaksChunks(model) ? UsualOfSecondModels : Usual);
    }

    public static NamedFormat Find(string name)
    {
        if (FfmpegMedia.FindFormat(name.Length > 0 ? name : Usual) is { HoldsPicture: false } format) return format;
        var names = string.Join(", ", FfmpegMedia.Formats.Where(known => !known.HoldsPicture).Select(known => known.Name));
        throw new FaultyRequestException(new ElevenFault("enum", ["query", Name], $"'{name}' is no output format; there are {names}."));
    }
}
