using Cuewright.Engine.Pipeline;
using Cuewright.Media;

namespace Cuewright.Server.Worker;

/// <summary>How the side products are called: in the order to the workshop and as files.</summary>
internal static class KnownExtras
{
    public static TakeFiles Files(Work work, WorkFolder folder)
    {
        return new TakeFiles
        {
            Output = folder.PathOf("sound" + FfmpegMedia.FindFormat(work.Format)?.Extension),
            StemsFolder = Wanted(Extra.Stems) is null ? null : folder.PathOf("stems"),
            PartsFolder = Wanted(Extra.StemsParts) is null ? null : folder.PathOf("parts"),
            Midi = Wanted(Extra.Midi),
            CueSheet = Wanted(Extra.CueSheet),
            Markers = Wanted(Extra.MarkersEdl) ?? Wanted(Extra.MarkersCsv),
            Plot = work.Videos.IsEmpty ? null : Wanted(Extra.PlotPng) ?? Wanted(Extra.PlotSvg),
        };

        string? Wanted(Extra extra) => work.Extras.Contains(extra) ? folder.PathOf($"paper.{NameOf(extra)}") : null;
    }

    /// <summary>The end of the file's name, after the title.</summary>
    public static string NameOf(Extra extra) => extra switch
    {
        Extra.Stems => "stems.zip",
        Extra.StemsParts => "parts.zip",
        Extra.Midi => "mid",
        Extra.CueSheet => "cues.json",
        Extra.MarkersEdl => "edl",
        Extra.MarkersCsv => "csv",
        Extra.PlotPng => "png",
        Extra.PlotSvg => "svg",
        _ => throw new ArgumentOutOfRangeException(nameof(extra)),
    };

    /// <summary>Null where the first bytes of the file tell.</summary>
    public static string? ContentTypeOf(Extra extra) => extra switch
    {
        Extra.MarkersEdl => "text/plain; charset=utf-8",
        Extra.MarkersCsv => "text/csv; charset=utf-8",
        _ => null,
    };

    /// <summary>What comes as a folder, to be handed out as one file.</summary>
    public static bool IsFolder(Extra extra) => extra is Extra.Stems or Extra.StemsParts;

    /// <summary>Where the workshop has written it. It was ordered, so it is there.</summary>
    public static string PathOf(Extra extra, TakeFiles files) => extra switch
    {
        Extra.Stems => files.StemsFolder!,
        Extra.StemsParts => files.PartsFolder!,
        Extra.Midi => files.Midi!,
        Extra.CueSheet => files.CueSheet!,
        Extra.MarkersEdl or Extra.MarkersCsv => files.Markers!,
        Extra.PlotPng or Extra.PlotSvg => files.Plot!,
        _ => throw new ArgumentOutOfRangeException(nameof(extra)),
    };
}
