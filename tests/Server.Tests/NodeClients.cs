using Cuewright.Server.Tests.Apis.Fal;

namespace Cuewright.Server.Tests;

/// <summary>Runs the scripts of tests/Clients with the clients that ./test has installed below artifacts.</summary>
internal static class NodeClients
{
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    public static Task RunAsync(string script, string scenario, Dictionary<string, string> world) =>
        FalServer.RunAsync(
            "node",
            [Path.Combine(Artifacts, "..", "tests", "Clients", script), scenario],
            new Dictionary<string, string>(world) { ["CLIENTS"] = Path.Combine(Artifacts, "clients") });
}
