using System.Collections.Immutable;
using System.Text.Json;
using Cuewright.Delivery.Fetching;
using Cuewright.Delivery.Files;
using Cuewright.Engine.Pipeline;
using Cuewright.Media;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;

namespace Cuewright.Server.Apis.Native;

/// <summary>Reads a request for work. Every mistake is found (the first fifty are told), not only the first; a member that is not known is one.</summary>
internal sealed class JobReader(MediaIntake intake, FileShelf shelf, Credentials credentials)
{
    private const int LongestShown = 60;

    /// <summary>More tells nobody more, and an answer is not to be many times what was sent.</summary>
    private const int MostFaults = 50;

    private readonly List<NativeFault> _faults = [];

    public IReadOnlyList<NativeFault> Faults => _faults;

    /// <summary>With faults, what is returned is of no use.</summary>
    public async Task<JobDraft> ReadMusicAsync(Caller caller, JsonElement? body, CancellationToken cancel)
    {
        var draft = Complete(Read(body, JobFields.All));
        return await TakeVideosAsync(caller, draft, cancel);
    }

    public async Task<JobDraft> ReadAnalysisAsync(Caller caller, JsonElement? body, CancellationToken cancel)
    {
        var draft = Read(body, [JobFields.Picture[0]]);
        if (draft.Videos.IsEmpty) Fault("video", "'video' is missing: the video to watch.");
        return await TakeVideosAsync(caller, draft with { Work = draft.Work with { Kind = WorkKind.Analysis } }, cancel);
    }

    private JobDraft Read(JsonElement? body, ImmutableArray<JobField> fields)
    {
        var draft = new JobDraft();
        if (body is not { ValueKind: JsonValueKind.Object } members)
        {
            Fault("", "The body has to be a JSON object.");
            return draft;
        }

        foreach (var member in members.EnumerateObject())
        {
            if (fields.FirstOrDefault(field => field.Name == member.Name) is not { } field)
            {
                Fault(Shown(member.Name), $"'{Shown(member.Name)}' is not known; there are {string.Join(", ", fields.Select(field => field.Name))}.");
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                if (field.Read(draft, member.Value) is { } read) draft = read;
                else Fault(field.Name, $"'{field.Name}' is {Shown(member.Value.GetRawText())}; accepted is {field.Accepted}.");
            }
        }

        return draft;
    }

    /// <summary>What members mean together, and what is chosen where nothing was said.</summary>
    private JobDraft Complete(JobDraft draft)
    {
        var work = draft.Work;
        if (draft.Videos.Select(video => video.Field.Split('.')[0]).Distinct().Count() > 1) Fault("videos", "'video' and 'videos' cannot both be given.");
        var format = draft.Format ?? (draft.Videos.Length == 1 ? "mp4" : "wav");
        var isPicture = FfmpegMedia.Formats.Any(known => known.Name == format && known.HoldsPicture);
        if (isPicture && draft.Videos.IsEmpty) Fault("format", $"'format' is {format}, which holds a picture, but there is no video.");
        if (isPicture && draft.Videos.Length > 1) Fault("format", $"'format' is {format}, which holds a picture; of several videos only sound is made.");
        if (work.IsSigned && FfmpegMedia.FindFormat(format) is { } signed && !Credentials.Fit(signed)) Fault("c2pa", $"'c2pa' is true, but 'format' is {format}; only mp3 is signed.");
        else if (work.IsSigned && !credentials.CanSign()) Fault("c2pa", Credentials.NoSigner);
        RequireOne(work, Extra.MarkersEdl, Extra.MarkersCsv);
        RequireOne(work, Extra.PlotPng, Extra.PlotSvg);
        work = WithEffects(draft, work) with { Format = format };
        if (!draft.Videos.IsEmpty) return draft with { Work = work };

        if (string.IsNullOrWhiteSpace(work.Wishes.Prompt) && work.Wishes.Segments.IsEmpty) Fault("prompt", "There is neither a video nor a prompt; one of them says what the sound is for.");
        if (work.Start > 0) Fault("start", "'start' is a place in a video, but there is none.");
        if (work.KeepSound != KeepSound.None) Fault("keep_sound", "'keep_sound' is for the sound of a video, but there is none.");
        if (work.Duck is { IsOn: true }) Fault("duck", "'duck' is for who speaks in a video, but there is none.");
        if (work.Wishes.LeaveRoomForSpeech is true) Fault("leave_room", "'leave_room' is for who speaks in a video, but there is none.");
        if (draft.SaysInfluence) Fault("prompt_influence", "'prompt_influence' weighs words against a video, but there is none.");
        if (work.Extras.Any(extra => extra is Extra.PlotPng or Extra.PlotSvg)) Fault("extras", "A plot is drawn of a video, but there is none.");
        return draft with { Work = work with { Wishes = work.Wishes with { PromptInfluence = 1 } } };
    }

    /// <summary>Alone, effects are what prompt, negative and segments are about.</summary>
    private Work WithEffects(JobDraft draft, Work work)
    {
        if (draft.Sound == Sound.Music && draft.SaysEffects) Fault("sound", "Something is said of effects, but 'sound' is music; make it effects or both.");
        if (draft.Sound != Sound.Effects && work.Loops) Fault("loop", "'loop' is for effects alone; music has an end.");
        if (work.Loops && !draft.Videos.IsEmpty) Fault("loop", "'loop' is for words alone; a video has an end.");
        if (draft.Sound != Sound.Effects && work.Duration < ScoreOrder.ShortestSeconds) Fault("duration", $"'duration' is {FormattableString.Invariant($"{work.Duration}")}; music lasts at least {ScoreOrder.ShortestSeconds} second.");
        if (draft.Sound == Sound.Effects && work.Extras.FirstOrDefault(extra => extra is not (Extra.Stems or Extra.CueSheet), Extra.Stems) is not Extra.Stems and var extra) Fault("extras", $"'extras' has {NativeJson.Snake($"{extra}")}, which is made of music; of effects there are stems and cue_sheet.");
        if (draft.Sound == Sound.Effects && draft.Effects.Prompt.Length + draft.Effects.Negative.Length > 0) Fault("effects_prompt", "Without music 'prompt' and 'negative' are those of the effects; use them.");
        return draft.Sound switch
        {
            Sound.Music => work,
            Sound.Both => work with { Effects = draft.Effects },
            _ => work with { HasMusic = false, Effects = draft.Effects with { Prompt = work.Wishes.Prompt, Negative = work.Wishes.Negative, Segments = work.Wishes.Segments } },
        };
    }

    private void RequireOne(Work work, Extra first, Extra second)
    {
        if (work.Extras.Contains(first) && work.Extras.Contains(second)) Fault("extras", $"'extras' has both {NativeJson.Snake($"{first}")} and {NativeJson.Snake($"{second}")}; choose one.");
    }

    /// <summary>Last, and only if all else is right: files that come inside the request are put on the shelf.</summary>
    private async Task<JobDraft> TakeVideosAsync(Caller caller, JobDraft draft, CancellationToken cancel)
    {
        if (_faults.Count > 0) return draft;
        var videos = ImmutableArray.CreateBuilder<MediaRef>();
        foreach (var (field, address) in draft.Videos)
        {
            if (FileId.IsOne(address))
            {
                if (shelf.Find(address)?.Owner != caller.Owner) Fault(field, $"'{field}' names a file that is not kept here; upload it first.");
                else videos.Add(new MediaRef { FileId = address, Field = field });
                continue;
            }

            try
            {
                videos.Add(await intake.TakeAsync(caller, address, field, cancel));
            }
            catch (FetchException fault)
            {
                Fault(field, $"'{field}' cannot be used: {fault.Message}");
            }
        }

        return draft with { Work = draft.Work with { Videos = videos.ToImmutable() } };
    }

    private void Fault(string field, string message)
    {
        if (_faults.Count < MostFaults) _faults.Add(new NativeFault(field, message));
    }

    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}
