using System.Diagnostics;

namespace Cuewright.Server.Tests;

/// <summary>Runs the scripts of tests/Clients with the published clients, which ./test has put below artifacts.</summary>
internal static class NodeClients
{
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    /// <summary>The world of the scenario is what it finds in its environment; it fails by leaving with an error.</summary>
    public static async Task RunAsync(string script, string scenario, Dictionary<string, string> world)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Artifacts, "..", "tests", "Clients", script));
        start.ArgumentList.Add(scenario);
        start.Environment["CLIENTS"] = Path.Combine(Artifacts, "clients");
        foreach (var (name, value) in world) start.Environment[name] = value;
        using var node = Process.Start(start)!; // null only with shell execution
        var error = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, error);
    }
}
