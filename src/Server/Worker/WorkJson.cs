using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cuewright.Server.Worker;

/// <summary>How work and its results are written down.</summary>
internal static class WorkJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };
}
