namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>The names of models. One engine stands behind all of them; the name decides which kind of plan is spoken.</summary>
internal static class Model
{
    public const string First = "music_v1";

    public static bool SpeaksChunks(string? name) => name?.StartsWith("music_v2", StringComparison.Ordinal) ?? false;
}
