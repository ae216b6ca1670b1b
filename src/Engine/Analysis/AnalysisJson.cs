using System.Text.Json;
using Cuewright.Engine.Data;

namespace Cuewright.Engine.Analysis;

/// <summary>What is seen, written down for programs.</summary>
public static class AnalysisJson
{
    public static string Of(ClipAnalysis seen) => JsonSerializer.Serialize(seen, ReadableJson.Options);
}
