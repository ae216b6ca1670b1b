using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests;

/// <summary>
/// A web page on an origin of its own, opened in Chromium: for it, the server is a stranger whose answers it may read only
/// as far as the server lets it. Its script is one of tests/Clients/browser; what it finds it sends home.
/// </summary>
internal static class WebPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <param name="script">Checks one thing after another.</param>
    /// <param name="client">A published client for the page to find as window.client, or nothing.</param>
    /// <param name="world">What the script is told.</param>
    public static async Task VisitAsync(string script, string? client, object world)
    {
        var findings = new TaskCompletionSource<Finding[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        var library = client is null ? "" : await NodeClients.BundleAsync(client);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var site = builder.Build();
        site.MapGet("/", () => Results.Text(Html(world), "text/html"));
        site.MapGet("/client.js", () => Results.Text(library, "text/javascript"));
        site.MapGet("/script.js", () => Results.File(NodeClients.PathOf(Path.Combine("browser", script)), "text/javascript"));
        site.MapGet("/film.mp4", async () => Results.Bytes(await Film.BytesAsync(), "video/mp4"));
        site.MapPost("/findings", async (HttpRequest request) => findings.TrySetResult(await request.ReadFromJsonAsync<Finding[]>() ?? []));
        await site.StartAsync();

        var found = await BrowseAsync(site.Urls.First(), findings.Task);
        Assert.NotEmpty(found);
        Assert.Empty(found.Where(finding => !finding.IsSo).Select(finding => finding.What));
    }

    private static string Html(object world) => $$"""
        <!doctype html>
        <script src="client.js"></script>
        <script type="module">
        import run from "./script.js";
        const findings = [];
        try { await run({{JsonSerializer.Serialize(world)}}, (what, isSo) => findings.push({ what, isSo: Boolean(isSo) })); }
        catch (error) { findings.push({ what: String(error.stack), isSo: false }); }
        await fetch("findings", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(findings) });
        </script>
        """;

    private static async Task<Finding[]> BrowseAsync(string address, Task<Finding[]> findings)
    {
        var profile = Directory.CreateTempSubdirectory("chromium-").FullName;
        var start = new ProcessStartInfo("chromium") { RedirectStandardOutput = true, RedirectStandardError = true };
        // Its sandbox does not work for root, and nothing is opened but the page above.
        string[] options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run", $"--user-data-dir={profile}", address];
        foreach (var option in options) start.ArgumentList.Add(option);
        using var browser = Process.Start(start)!; // null only with shell execution
        var said = browser.StandardError.ReadToEndAsync();
        _ = browser.StandardOutput.ReadToEndAsync();
        try
        {
            await Task.WhenAny(findings, browser.WaitForExitAsync(), Task.Delay(Patience));
            Assert.True(findings.IsCompleted, browser.HasExited ? $"Chromium ended: {await said}" : "The page did not come to its end.");
            return await findings;
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync();
            Directory.Delete(profile, recursive: true);
        }
    }

    private sealed record Finding(string What, bool IsSo);
}
