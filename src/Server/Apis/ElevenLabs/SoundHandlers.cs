using System.Security.Cryptography;
using Cuewright.Server.Desk;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Sound effects from words.</summary>
internal static class SoundHandlers
{
    public static async Task<IResult> MakeAsync(Caller caller, HttpContext context, CancellationToken cancel)
    {
        using var body = await JsonBody.ReadAsync(context.Request, cancel);
        var request = SoundRequest.Read(body?.RootElement);
        var format = OutputFormat.Read(context.Request.Query);
        var work = new Work
        {
            HasMusic = false,
            Effects = request.Wishes,
            Loops = request.Loops,
            Duration = request.Seconds,
            Format = format.Name,
            Seed = (ulong)(request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue)),
        };
        using var fingerprint = new Fingerprint(caller, context.Request);
        fingerprint.Add(body?.RootElement.GetRawText() ?? "");
        return new Commission(caller, work, format, fingerprint.Finish(), new PlainSound(streamed: true)) { Endpoint = "sound-generation", Seconds = request.Seconds };
    }
}
