using System.Diagnostics;

namespace Cuewright.Server.Tests;

/// <summary>Runs the scripts of tests/Clients with the published clients, which ./test has put below artifacts.</summary>
internal static class NodeClients
{
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    /// <summary>The world of the scenario is what it finds in its environment; it fails by leaving with an error.</summary>
    public static Task RunAsync(string script, string scenario, Dictionary<string, string> world) => NodeAsync(script, scenario, world);

    /// <summary>A published client as one script for web pages.</summary>
    public static Task<string> BundleAsync(string package) => NodeAsync("bundle.cjs", package, []);

    public static string PathOf(string script) => Path.GetFullPath(Path.Combine(Artifacts, "..", "tests", "Clients", script));

    private static async Task<string> NodeAsync(string script, string argument, Dictionary<string, string> world)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(PathOf(script));
        start.ArgumentList.Add(argument);
        start.Environment["CLIENTS"] = Path.Combine(Artifacts, "clients");
        foreach (var (name, value) in world) start.Environment[name] = value;
        using var node = Process.Start(start)!; // null only with shell execution
        var error = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await error);
        return output;
    }
}
