using System.CommandLine;
using Cuewright.Engine;
using Cuewright.Server.Hosting;

namespace Cuewright.Cli.Verbs;

/// <summary>What verbs beside serve need of its settings: where its data lie and who signs.</summary>
internal static class ServerData
{
    private static readonly string[] Variables = ["CUEWRIGHT_DATA", "CUEWRIGHT_C2PA_CERTIFICATE", "CUEWRIGHT_C2PA_KEY"];

    public static Option<string?> Option() =>
        new("--data") { Description = "The server's data folder; CUEWRIGHT_DATA, or cuewright-data here, unless said.", HelpName = "DIR", Recursive = true };

    public static ServerOptions Read(string? folder)
    {
        var flags = folder is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["data"] = folder };
        var (options, faults) = Settings.Read(new Dictionary<string, string>(), name => Variables.Contains(name) ? Environment.GetEnvironmentVariable(name) : null, flags);
        return faults.IsEmpty ? options : throw new RefusalException(RefusalCode.BadOption, string.Join(" ", faults));
    }
}
