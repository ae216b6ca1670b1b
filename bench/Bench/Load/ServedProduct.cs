using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Cuewright.Bench.Load;

/// <summary>The server as its operators start it, with keys, in a data folder that may outlive it.</summary>
internal sealed class ServedProduct : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProduct(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public double Megabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0;
        }
    }

    public static async Task<ServedProduct> StartAsync(string data, int workers)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Start(Product.Program, "serve", "--data", data, "--urls", address.AbsoluteUri, "--keys", "required",
            "--workers", $"{workers}", "--most-waiting", "1000000", "--log-level", "warning");
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                if ((await http.GetAsync(new Uri(address, "/readyz"))).IsSuccessStatusCode) return new ServedProduct(process, address);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // It does not listen yet.
            }

            await Task.Delay(100);
        }
    }

    public static async Task<string> MakeKeyAsync(string data, string name) =>
        (await RunAsync(Product.Program, "keys", "create", name, "--data", data)).Split().First(word => word.Length > 30);

    public static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>Without any warning, as a crash does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
