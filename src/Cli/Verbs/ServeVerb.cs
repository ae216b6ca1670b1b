using System.CommandLine;
using System.Text.Json;
using Cuewright.Engine;
using Cuewright.Jobs;
using Cuewright.Provenance;
using Cuewright.Provenance.Signing;
using Cuewright.Server.Hosting;
using Microsoft.Extensions.Hosting;

namespace Cuewright.Cli.Verbs;

/// <summary>serve: the same work over HTTP.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var file = new Option<string?>("--config") { Description = "JSON file of settings; the environment and flags go before it.", HelpName = "FILE.json" };
        var flags = Settings.All.ToDictionary(setting => setting.Name, setting => new Option<string?>(setting.Flag) { Description = $"{setting.Help} Also {setting.Variable}.", HelpName = setting.Value });
        var command = new Command("serve", "Answer over HTTP: take jobs, work on them, deliver files. Settings come from --config, the environment and flags.") { file };
        foreach (var flag in flags.Values) command.Add(flag);
        command.SetAction((parse, cancel) =>
        {
            var given = flags.Select(flag => (Name: flag.Key, Text: parse.GetValue(flag.Value))).Where(flag => flag.Text is not null).ToDictionary(flag => flag.Name, flag => flag.Text!); // Filtered just before.
            return ServeAsync(Read(parse.GetValue(file), given), cancel);
        });
        return command;
    }

    private static async Task<int> ServeAsync(ServerOptions options, CancellationToken cancel)
    {
        // Whoever starts this must know of it before anyone can tell it to stop, or the stop would not wait for it.
        await Task.Yield();
        using var bank = Shop.OpenBank();
        try
        {
            await using var server = ServerHost.Build(options, bank);
            await server.StartAsync(cancel);
            Say(options, server.Urls);
            await server.WaitForShutdownAsync(cancel);
            return ExitCode.Done;
        }
        catch (JobStoreException fault)
        {
            throw new RefusalException(RefusalCode.Unwritable, $"The data folder {options.DataFolder} cannot be used: {fault.Message}", fault);
        }
        catch (IOException fault)
        {
            throw new RefusalException(RefusalCode.Unwritable, $"The server cannot start: {fault.Message}", fault);
        }
    }

    private static ServerOptions Read(string? file, Dictionary<string, string> flags)
    {
        var (options, faults) = Settings.Read(file is null ? new Dictionary<string, string>() : ReadFile(file), Environment.GetEnvironmentVariable, flags);
        // One that was asked for has to be right; that of the data folder may have been made for a trial, years ago.
        if (options is { C2paCertificate: not null, C2paKey: not null } && FaultOf(options.Signer) is { } fault) faults = faults.Add(fault);
        return faults.IsEmpty ? options : throw new RefusalException(RefusalCode.BadOption, string.Join(" ", faults));
    }

    private static IReadOnlyDictionary<string, string> ReadFile(string file)
    {
        try
        {
            return Settings.ReadFile(File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new RefusalException(RefusalCode.BadOption, $"The configuration file {file} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Why nothing could be signed with these; null if it could.</summary>
    private static string? FaultOf(SignerFiles files)
    {
        try
        {
            using var signer = SignerIdentity.Read(files, TimeProvider.System);
            return null;
        }
        catch (SigningException fault)
        {
            return fault.Message;
        }
    }

    private static string WhoSigns(SignerFiles files) =>
        !File.Exists(files.Certificate) ? "No mp3 can be signed; './cuewright c2pa init' makes a signer."
        : FaultOf(files) is { } fault ? $"No mp3 can be signed: {fault}"
        : $"mp3 files are signed on request, with {files.Certificate}.";

    private static void Say(ServerOptions options, ICollection<string> urls)
    {
        Console.Out.WriteLine($"Cuewright listens on {string.Join(" and ", urls)}.");
        Console.Out.WriteLine(options.AsksForKeys ? "Callers need a key; './cuewright keys create NAME' makes one." : "No key is asked for, since only this machine can reach it.");
        Console.Out.WriteLine(WhoSigns(options.Signer));
        Console.Out.WriteLine($"Jobs and files are kept in {Path.GetFullPath(options.DataFolder)}. Ctrl-C stops it.");
    }
}
