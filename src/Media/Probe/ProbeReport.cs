using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cuewright.Media.Probe;

/// <summary>What ffprobe prints, as far as we ask for it. Every field may be missing.</summary>
internal sealed record ProbeReport
{
    /// <summary>What is asked for: little, because tags and side data of a hostile file may be of any size.</summary>
    public const string Entries =
        "format=format_name,duration,start_time"
        + ":stream=codec_type,codec_name,width,height,sample_aspect_ratio,r_frame_rate,avg_frame_rate,time_base,start_pts,channels"
        + ":stream_disposition=attached_pic:stream_side_data=rotation";

    public ProbeFormat? Format { get; init; }

    public ImmutableArray<ProbeStream>? Streams { get; init; }

    /// <summary>The first moving picture; cover art is none.</summary>
    [JsonIgnore]
    public ProbeStream? Picture => Streams?.FirstOrDefault(stream => stream is { Type: "video", Width: > 0, Height: > 0, IsCover: false });

    [JsonIgnore]
    public ProbeStream? Sound => Streams?.FirstOrDefault(stream => stream is { Type: "audio", Channels: > 0 });

    public static ProbeReport Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ProbeJson.Default.ProbeReport) ?? new ProbeReport();
}

internal sealed record ProbeFormat
{
    [JsonPropertyName("format_name")]
    public string? Name { get; init; }

    public string? Duration { get; init; }

    [JsonPropertyName("start_time")]
    public string? StartTime { get; init; }
}

internal sealed record ProbeStream
{
    [JsonPropertyName("codec_type")]
    public string? Type { get; init; }

    [JsonPropertyName("codec_name")]
    public string? Codec { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    [JsonPropertyName("sample_aspect_ratio")]
    public string? SampleAspect { get; init; }

    [JsonPropertyName("r_frame_rate")]
    public string? NominalRate { get; init; }

    [JsonPropertyName("avg_frame_rate")]
    public string? MeanRate { get; init; }

    [JsonPropertyName("time_base")]
    public string? TimeBase { get; init; }

    [JsonPropertyName("start_pts")]
    public long? StartStamp { get; init; }

    public int Channels { get; init; }

    public Dictionary<string, int>? Disposition { get; init; }

    [JsonPropertyName("side_data_list")]
    public ImmutableArray<ProbeSideData>? SideData { get; init; }

    [JsonIgnore]
    public bool IsCover => Disposition?.GetValueOrDefault("attached_pic") is > 0;
}

internal sealed record ProbeSideData
{
    public double? Rotation { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ProbeReport))]
internal sealed partial class ProbeJson : JsonSerializerContext;
