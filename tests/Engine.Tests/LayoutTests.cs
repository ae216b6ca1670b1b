using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Cuewright.Engine.Tests;

/// <summary>The tree is the data flow: this table says which room may look into which. A new arrow is a decision, made here.</summary>
public sealed partial class LayoutTests
{
    private static readonly Dictionary<string, string[]> MayImport = new()
    {
        // Leaves.
        ["Time"] = [],
        ["Seeds"] = [],
        ["Data"] = [],
        ["Dsp"] = [],
        ["Instruments"] = ["Data"],
        ["Music"] = ["Time", "Instruments"],
        ["Styles"] = ["Data", "Instruments", "Music", "Time"],
        // Stages, in the order of the flow.
        ["Analysis"] = ["Time", "Dsp", "Data"],
        ["Briefing"] = ["Analysis", "Styles", "Instruments", "Music", "Time", "Seeds", "Data"],
        ["Composing"] = ["Briefing", "Styles", "Instruments", "Music", "Time", "Seeds", "Data"],
        ["Rendering"] = ["Music", "Instruments", "Dsp", "Time", "Seeds", "Data"],
        ["Mixing"] = ["Rendering", "Music", "Instruments", "Dsp", "Time", "Data"],
        ["Foley"] = ["Analysis", "Briefing", "Rendering", "Mixing", "Dsp", "Time", "Seeds", "Data"],
        ["Mastering"] = ["Mixing", "Music", "Dsp", "Time", "Data"],
        ["Cues"] = ["Analysis", "Briefing", "Foley", "Music", "Dsp", "Time"],
        ["Pipeline"] = ["Analysis", "Briefing", "Composing", "Foley", "Rendering", "Mixing", "Mastering", "Cues", "Styles", "Instruments", "Music", "Dsp", "Time", "Seeds"],
    };

    private static readonly string[] Projects = [.. Directory.EnumerateDirectories(SourceRoot()).Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void Rooms_import_only_what_the_table_allows()
    {
        var faults = new List<string>();
        foreach (var file in Sources("Engine"))
        {
            var room = RoomOf(file, "Engine");
            if (room is null) continue;
            foreach (Match import in Imports().Matches(File.ReadAllText(file)))
            {
                var other = import.Groups["room"].Value;
                if (other != room && !MayImport[room].Contains(other)) faults.Add($"{Path.GetFileName(file)}: {room} may not import {other}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_room_stands_in_the_table()
    {
        var rooms = Sources("Engine").Select(file => RoomOf(file, "Engine")).OfType<string>().Distinct().Order();
        Assert.Equal(MayImport.Keys.Order(), rooms);
    }

    [Fact]
    public void The_table_has_no_circle()
    {
        var done = new HashSet<string>();
        while (MayImport.Keys.Except(done).Where(room => MayImport[room].All(done.Contains)).ToArray() is { Length: > 0 } next) done.UnionWith(next);
        Assert.Equal(MayImport.Keys.Order(), done.Order());
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        foreach (var file in new[] { "Engine", "Media", "Jobs", "Delivery", "Server", "Cli" }.SelectMany(Sources))
        {
            var declared = Namespace().Match(File.ReadAllText(file));
            if (!declared.Success) continue;
            var folder = Path.GetDirectoryName(Path.GetRelativePath(SourceRoot(), file))!.Replace('/', '.');
            Assert.Equal($"Cuewright.{folder}", declared.Groups["name"].Value);
        }
    }

    [Fact]
    public void The_engine_starts_no_process_and_opens_no_socket()
    {
        foreach (var file in Sources("Engine"))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("System.Diagnostics.Process", text);
            Assert.DoesNotContain("System.Net", text);
        }
    }

    [Fact]
    public void Only_the_process_room_of_media_starts_programs()
    {
        var starters = Projects.SelectMany(Sources).Where(file => File.ReadAllText(file).Contains("ProcessStartInfo")).Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Distinct();
        Assert.Equal(["Processes"], starters);
    }

    [Fact]
    public void Only_delivery_dials_out_and_only_in_one_place()
    {
        var diallers = new[] { "Engine", "Media", "Jobs", "Delivery", "Server", "Cli" }.SelectMany(Sources)
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("SocketsHttpHandler") || text.Contains("new HttpClient") || text.Contains("new Socket(")));
        Assert.Equal(["GuardedDial.cs"], diallers.Select(Path.GetFileName));
    }

    private static string? RoomOf(string file, string project)
    {
        var parts = Path.GetRelativePath(Path.Combine(SourceRoot(), project), file).Split('/');
        return parts.Length > 1 ? parts[0] : null;
    }

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(SourceRoot(), project), "*.cs", SearchOption.AllDirectories);

    private static string SourceRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../src"));

    [GeneratedRegex(@"^(global )?using (static )?Cuewright\.Engine\.(?<room>\w+)", RegexOptions.Multiline)]
    private static partial Regex Imports();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
