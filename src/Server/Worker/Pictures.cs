using Cuewright.Delivery.Fetching;
using Cuewright.Delivery.Files;
using Cuewright.Engine;
using Cuewright.Media;

namespace Cuewright.Server.Worker;

/// <summary>Brings the pictures of a job into its folder: fetched or from the shelf, several joined to one.</summary>
internal sealed class Pictures(FfmpegMedia media, FileShelf shelf, VideoFetcher fetcher)
{
    /// <summary>Null where the work has none.</summary>
    public async Task<Picture?> BringAsync(Work work, WorkFolder folder, JobReport report, CancellationToken cancel)
    {
        if (work.Videos.IsEmpty) return null;
        var parts = new List<Picture>();
        foreach (var video in work.Videos)
        {
            // Each in a place of its own, since several may be called the same.
            var place = Directory.CreateDirectory(folder.PathOf($"picture-{parts.Count + 1}")).FullName;
            parts.Add(video.FileId is { } id ? Kept(id, video.Field, place) : await FetchAsync(video.Url!, video.Field, place, report, cancel)); // One of both is given.
        }

        if (parts is [var only]) return only;
        report.Step("Joining the videos", 0.03);
        // Looked at one by one before, so that a refusal names the right one.
        foreach (var part in parts) await part.AskAsync(() => media.RequirePictureAsync(part.Path, cancel));
        var joined = folder.PathOf("joined.mov");
        await media.JoinAsync([.. parts.Select(part => part.Path)], joined, cancel);
        return new Picture(joined, "The video made of all", work.Videos[0].Field);
    }

    /// <summary>By a link, so that it bears the name its sender knows.</summary>
    private Picture Kept(string id, string field, string place)
    {
        if (shelf.Find(id) is not { } file) throw new WorkException(FailureCodes.FileGone, "The uploaded file is not kept here any more; upload it again.", new FailureDetails { Field = field });
        var path = Path.Combine(place, file.Name);
        File.CreateSymbolicLink(path, Path.GetFullPath(shelf.PathOf(id)));
        return new Picture(path, file.Name, field);
    }

    private async Task<Picture> FetchAsync(string address, string field, string place, JobReport report, CancellationToken cancel)
    {
        try
        {
            report.Step("Fetching the video", 0.01);
            var arrived = Path.Combine(place, ".arriving");
            var fetched = await fetcher.FetchAsync(address, arrived, cancel);
            var path = Path.Combine(place, fetched.Name);
            File.Move(arrived, path);
            return new Picture(path, fetched.Name, field);
        }
        catch (FetchException fault)
        {
            throw new WorkException(fault.Fault.ToString(), fault.Message, new FailureDetails { Field = field, Limit = fault.Limit }, fault);
        }
    }
}

/// <summary>A picture on our disk, what its sender calls it, and where it stood in the request.</summary>
internal sealed record Picture(string Path, string Name, string Field)
{
    /// <summary>Does something with the picture; what is refused is said of its name, not of where it lies here.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RefusalException refusal)
        {
            throw new WorkException(refusal.Code.ToString(), refusal.Message.Replace(Path, Name), new FailureDetails { Field = Field, ClipSeconds = refusal.ClipSeconds }, refusal);
        }
    }
}
