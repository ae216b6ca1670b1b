using Cuewright.Engine;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Seeds;

namespace Cuewright.Media.Tests.Hostile;

/// <summary>Whatever has become of a file, it is watched or refused with a sentence; nothing breaks.</summary>
public sealed class MutationTests(MediaFolder folder)
{
    private const int Mutants = 200;

    [Fact]
    public async Task Two_hundred_damaged_files_are_watched_or_refused()
    {
        string[] sources =
        [
            await TestPictureAsync("seed.mp4", "-f", "lavfi", "-i", "sine=d=0.5:r=8000", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"),
            await TestPictureAsync("seed.mov", "-c:v", "mpeg4", "-movflags", "+faststart"),
            await TestPictureAsync("seed.mkv", "-c:v", "mjpeg"),
            await TestPictureAsync("seed.webm", "-c:v", "libvpx"),
            await TestPictureAsync("seed.gif"),
            await folder.MakeAsync("seed.mp3", "-f", "lavfi", "-i", "sine=d=0.5:r=22050"),
            await folder.MakeAsync("seed.wav", "-f", "lavfi", "-i", "sine=d=0.5:r=8000"),
        ];
        var files = sources.Select(File.ReadAllBytes).ToArray();
        var place = folder.Fresh();
        var endings = new string[Mutants];
        await Parallel.ForAsync(0, Mutants, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancel }, async (i, cancel) =>
        {
            var chance = new Seed(4).For("mutant", i).Begin();
            var path = Path.Combine(place, $"{i}{Path.GetExtension(sources[i % files.Length])}");
            await File.WriteAllBytesAsync(path, Mutation.Of(files[i % files.Length], chance.Pick(files), chance), cancel);
            endings[i] = await TakeInAsync(path, cancel);
        });

        // Of so many some get through and some do not: otherwise they were not damaged, or not files.
        Assert.InRange(endings.Count(ending => ending.Length == 0), 20, Mutants - 20);
        Assert.All(endings.Where(ending => ending.Length > 0), sentence => Assert.Matches(@"^[^\n]+\.$", sentence));
        Assert.Equal(Mutants, Directory.GetFileSystemEntries(place).Length);
    }

    /// <summary>Nothing for a file that could be read to its end, else why not.</summary>
    private async Task<string> TakeInAsync(string path, CancellationToken cancel)
    {
        try
        {
            var clip = await folder.Media.ProbeAsync(path, cancel);
            Assert.InRange(clip.DurationSeconds, 0, double.MaxValue);
            var range = new ClipRange(0, Math.Min(clip.DurationSeconds, 2));
            if (clip.HasPicture) await foreach (var _ in folder.Media.ReadFramesAsync(clip, range, cancel)) ;
            else await foreach (var _ in folder.Media.ListenAsync(clip, range, cancel)) ;
            return "";
        }
        catch (RefusalException refusal)
        {
            return refusal.Message;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<string> TestPictureAsync(string name, params string[] coding) =>
        folder.MakeAsync(name, ["-f", "lavfi", "-i", "testsrc=s=64x36:r=8:d=0.5", .. coding]);
}
