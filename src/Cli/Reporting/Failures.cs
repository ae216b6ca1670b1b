using System.Text.Json;
using Cuewright.Engine.Data;

namespace Cuewright.Cli.Reporting;

/// <summary>One sentence to standard error, or one object to standard output for machines.</summary>
internal static class Failures
{
    public static void Write(bool json, string code, string message)
    {
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new { error = new { code, message } }, ReadableJson.Options));
        else Console.Error.WriteLine($"cuewright: {message}");
    }
}
