using System.Collections.Immutable;
using System.Security.Cryptography;
using Cuewright.Delivery.Files;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Foley;
using Cuewright.Media;
using Cuewright.Server.Desk;
using Cuewright.Server.Hosting;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>One or several videos in, music for all of them in a row out.</summary>
internal static class VideoToMusic
{
    private const int LongestDescription = 4100;

    public static async Task<IResult> MakeAsync(
        Caller caller, HttpContext context, FileShelf shelf, FfmpegMedia media, Credentials credentials, ServerOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var request = context.Request;
        var named = request.Query["output_format"].Count > 0 ? OutputFormat.Read(request.Query) : null;
        var reader = new VideoFormReader(shelf, options, clock);
        var kept = false;
        try
        {
            using var fingerprint = new Fingerprint(caller, request);
            var form = await reader.ReadAsync(caller, request, fingerprint, cancel);
            // Some clients send the format as a field too.
            var format = named ?? OutputFormat.Find(form.Field("output_format") ?? "");
            if (form.Videos.All(video => video.Size == 0)) throw new FaultyRequestException(new ElevenFault(ElevenFault.Missing, ["body", "videos"], "Field required"));
            var work = WorkOf(form, request.Query, format.Name);
            var isToBeSigned = RequireAvailable(form);
            work = Signature.Add(work, isToBeSigned, format, credentials);
            if (WantsEffects(form)) work = work with { Effects = new FoleyWishes() };
            var seconds = await new VideoCheck(shelf, media).TotalSecondsAsync(form.Videos, cancel);
            work = work with { Videos = [.. form.Videos.Select((video, i) => new MediaRef { FileId = video.Id, Field = $"videos.{i}" })] };
            kept = true;
            return new Commission(caller, work, format, fingerprint.Finish(), new PlainSound(streamed: false))
            {
                Endpoint = "music/video-to-music",
                Seconds = seconds,
                Uploads = form.Videos,
                SkipsSignature = isToBeSigned && !work.IsSigned,
            };
        }
        finally
        {
            if (!kept) reader.Discard();
        }
    }

    private static Work WorkOf(VideoForm form, IQueryCollection query, string format)
    {
        var description = form.Field("description")?.Trim() ?? "";
        if (description.Length > LongestDescription) throw new FaultyRequestException(new ElevenFault("string_too_long", ["body", "description"], $"The description has {description.Length} letters; at most {LongestDescription} are taken."));
        var tags = TagList.Read(form.Fields["tags"]);
        if (tags.Length > TagList.Most) throw new FaultyRequestException(new ElevenFault("too_long", ["body", "tags"], $"There are {tags.Length} tags; at most {TagList.Most} are taken."));
        var wishes = new Wishes { Prompt = string.Join(". ", new[] { description, string.Join(", ", tags) }.Where(words => words.Length > 0)) };
        Prompts.Require(wishes);
        var work = new Work { Wishes = wishes, Format = format, Seed = (ulong)RandomNumberGenerator.GetInt32(int.MaxValue) };
        return QueryWishes.Add(work, name => query[name].ToString(), form.Field);
    }

    /// <summary>What is seen to happen is heard, too.</summary>
    private static bool WantsEffects(VideoForm form)
    {
        var faults = ImmutableArray.CreateBuilder<ElevenFault>();
        var wants = Flag.Read(form.Field("add_sfx"), "add_sfx", faults);
        return faults.Count == 0 ? wants : throw new FaultyRequestException(faults.ToImmutable());
    }

    /// <summary>Says of what is not built yet that it is not.</summary>
    /// <returns>Whether a signature is asked for.</returns>
    private static bool RequireAvailable(VideoForm form)
    {
        var faults = ImmutableArray.CreateBuilder<ElevenFault>();
        Refuse("separate_tracks", "Music and effects come in one file here; leave 'separate_tracks' out, or ask our own API for stems.");
        Refuse("use_audio_as_reference", "The sound of the videos is not followed here yet; leave 'use_audio_as_reference' out and describe it instead.");
        var isToBeSigned = Flag.Read(form.Field(Signature.Name), Signature.Name, faults);
        return faults.Count == 0 ? isToBeSigned : throw new FaultyRequestException(faults.ToImmutable());

        void Refuse(string name, string why)
        {
            if (Flag.Read(form.Field(name), name, faults)) faults.Add(ElevenFault.InBody(why, name));
        }
    }
}
