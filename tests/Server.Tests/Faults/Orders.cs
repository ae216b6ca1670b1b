using System.Net.Http.Json;
using System.Text.Json;

namespace Cuewright.Server.Tests.Faults;

/// <summary>Small pieces of each kind with seeds of their own, so that each sounds the same whenever it is made.</summary>
internal static class Orders
{
    public const int Kinds = 6;

    /// <summary>The answer to a submit; the id of the job where it was accepted.</summary>
    public static async Task<string?> SubmitAsync(HttpClient client, int kind, string film, string key, string? webhook)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, kind < 2 ? $"/fal/queue/sonilo/v1.1/text-to-music{(webhook is null ? "" : $"?fal_webhook={webhook}")}" : "/v1/jobs")
        {
            Content = JsonContent.Create<object>(kind switch
            {
                0 => new { prompt = "calm piano", duration = 2, seed = 11 },
                1 => new { prompt = "dark drums", duration = 3, seed = 12 },
                2 => new { prompt = "solo piano", duration = 3, seed = 13, format = "mp3", webhook_url = webhook },
                3 => new { prompt = "bright strings", duration = 3, seed = 14, extras = new[] { "midi", "cue_sheet" }, webhook_url = webhook },
                4 => new { video = film, seed = 15, webhook_url = webhook },
                _ => new { video = film, prompt = "tense", seed = 16, format = "mp4", webhook_url = webhook },
            }),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonElement.Parse(text).GetProperty(kind < 2 ? "request_id" : "id").GetString();
    }

    private const int MostWaits = 20;

    /// <summary>The bytes of what came of a job.</summary>
    public static async Task<byte[]> ResultAsync(HttpClient client, string id)
    {
        // Hundreds of jobs may be before it, so that one wait is not always enough.
        var answer = await client.GetAsync($"/v1/jobs/{id}/result?wait=100");
        for (var waits = 0; answer.StatusCode == System.Net.HttpStatusCode.Conflict && waits < MostWaits; waits++)
        {
            answer.Dispose();
            answer = await client.GetAsync($"/v1/jobs/{id}/result?wait=100");
        }

        var result = await RunningServer.ReadAsync(answer, System.Net.HttpStatusCode.OK);
        return await client.GetByteArrayAsync(result.GetProperty("takes")[0].GetProperty("output").GetProperty("url").GetString());
    }
}
