using System.Globalization;
using Cuewright.Delivery;
using Cuewright.Delivery.Files;
using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Media;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Looks at every video before work is begun for it.</summary>
internal sealed class VideoCheck(FileShelf shelf, FfmpegMedia media)
{
    private const int LongestPath = 4096;

    /// <summary>How long the music has to be.</summary>
    /// <exception cref="FaultyRequestException">Says which video it is, by index and name.</exception>
    public async Task<double> TotalSecondsAsync(IReadOnlyList<StoredFile> videos, CancellationToken cancel)
    {
        var total = 0.0;
        for (var i = 0; i < videos.Count; i++) total += await SecondsAsync(videos[i], i, cancel);
        if (total > ScoreOrder.LongestSeconds) throw Faulty($"The videos last {total:0.##} s together; at most {ScoreOrder.LongestSeconds} s are taken.");
        if (total < ScoreOrder.ShortestSeconds) throw Faulty($"The videos last {total:0.##} s together; at least {ScoreOrder.ShortestSeconds} s are needed.");
        return total;
    }

    private async Task<double> SecondsAsync(StoredFile video, int index, CancellationToken cancel)
    {
        var path = shelf.PathOf(video.Id);
        if (video.Size == 0) throw Faulty($"Video {index} ('{video.Name}') is empty.", index);
        if (await IsTextAsync(path, video.Size, cancel))
        {
            throw Faulty($"Video {index} ('{video.Name}') holds text, not a video. Given a path, some clients send its letters: open the file and pass the handle, or its bytes.", index);
        }

        try
        {
            return (await media.RequirePictureAsync(path, cancel)).DurationSeconds;
        }
        catch (RefusalException refusal)
        {
            throw Faulty($"Video {index}: {refusal.Message.Replace("file:" + path, video.Name, StringComparison.Ordinal).Replace(path, video.Name, StringComparison.Ordinal)}", index);
        }
    }

    private static async Task<bool> IsTextAsync(string path, long size, CancellationToken cancel) =>
        size < LongestPath && !(await File.ReadAllBytesAsync(path, cancel)).Any(letter => letter is < 32 and not ((byte)'\t' or (byte)'\n' or (byte)'\r'));

    private static FaultyRequestException Faulty(FormattableString message, int? index = null) => new(
        index is { } at
            ? ElevenFault.InBody(message.ToString(CultureInfo.InvariantCulture), "videos", at)
            : ElevenFault.InBody(message.ToString(CultureInfo.InvariantCulture), "videos"));
}
