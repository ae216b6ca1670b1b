using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cuewright.Cli.Reporting;
using Cuewright.Engine;
using Cuewright.Engine.Data;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Media;

namespace Cuewright.Cli.Verbs;

/// <summary>One thing the product needs: whether it is there, what was found, and the command that mends it.</summary>
internal sealed record Finding(string What, bool Good, string Found, string? Mend);

/// <summary>doctor: what is installed, what is missing, and the command that mends it.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var output = new OutputOptions();
        var command = new Command("doctor", "Say what is installed, what is missing, and the command that mends it.");
        output.AddTo(command);
        command.SetAction(async (parse, cancel) =>
        {
            var findings = await ExamineAsync(cancel);
            var voice = output.Read(parse);
            if (voice == Voice.Machine) Console.Out.WriteLine(JsonSerializer.Serialize(findings, ReadableJson.Options));
            if (voice == Voice.Person) Write(findings);
            return findings.All(finding => finding.Good) ? ExitCode.Done : ExitCode.Environment;
        });
        return command;
    }

    private static async Task<ImmutableArray<Finding>> ExamineAsync(CancellationToken cancel) =>
    [
        new Finding("runtime", true, RuntimeInformation.FrameworkDescription, null),
        await FfmpegAsync(cancel),
        Bank(),
    ];

    private static async Task<Finding> FfmpegAsync(CancellationToken cancel)
    {
        const string Install = "apt-get install ffmpeg";
        try
        {
            var report = await new FfmpegMedia().ExamineAsync(cancel);
            var lacks = report.MissingEncoders.Concat(report.MissingDecoders).Concat(report.MissingFilters).ToArray();
            return new Finding("ffmpeg", report.IsComplete,
                $"{report.Version} at {report.FfmpegPath}" + (lacks.Length > 0 ? $", without {string.Join(", ", lacks)}" : "")
                + (report.LimitsEnforced ? "" : ", without prlimit, so its memory is not limited"), report.IsComplete ? null : Install);
        }
        catch (RefusalException refusal)
        {
            return new Finding("ffmpeg", false, refusal.Message, Install);
        }
    }

    private static Finding Bank()
    {
        const string Install = $"apt-get install {BankFile.Package}";
        if (BankFile.Find() is not { } path) return new Finding("instruments", false, "no SoundFont is installed", Install);
        try
        {
            using var bank = SoundFont.Open(path);
            return BankFile.IsBest(path) || Environment.GetEnvironmentVariable(BankFile.Variable) is not null
                ? new Finding("instruments", true, path, null)
                : new Finding("instruments", true, $"{path}, a stand-in for a better one", Install);
        }
        catch (RefusalException refusal)
        {
            return new Finding("instruments", false, refusal.Message, Install);
        }
    }

    private static void Write(ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Console.Out.WriteLine($"{(finding.Good ? "ok     " : "MISSING")}  {finding.What}: {finding.Found}");
            if (finding.Mend is { } mend) Console.Out.WriteLine($"         to mend: {mend}");
        }
    }
}
