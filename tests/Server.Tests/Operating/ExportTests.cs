using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cuewright.Server.Tests.Operating;

public sealed class ExportTests
{
    [Fact]
    public async Task A_collector_gets_what_is_measured_by_OTLP_over_HTTP()
    {
        var got = new TaskCompletionSource<(string? Type, byte[] Body)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = await CollectAsync(got);
        // What is left is sent when the server ends.
        await using (var server = await RunningServer.StartAsync(options => options with { Workers = 0, Otlp = new Uri(collector.Urls.First()) }))
        {
            await server.SubmitAsync(new { prompt = "solo piano", duration = 2 });
        }

        var (type, body) = await got.Task;
        Assert.Equal("application/x-protobuf", type);
        // opentelemetry/proto/metrics/v1: the request's resources (1), their scopes (2), their metrics (2), a name (1).
        var metrics = Fields(body, 1).SelectMany(resource => Fields(resource, 2)).SelectMany(scope => Fields(scope, 2)).SelectMany(metric => Fields(metric, 1)).Select(Encoding.UTF8.GetString).ToArray();
        Assert.Contains("cuewright.jobs.accepted", metrics);
        Assert.Contains("http.server.request.duration", metrics);
        var attributes = Fields(body, 1).SelectMany(resource => Fields(resource, 1)).SelectMany(about => Fields(about, 1)).Select(Encoding.UTF8.GetString);
        Assert.Contains(attributes, attribute => attribute.Contains("service.name") && attribute.EndsWith("cuewright", StringComparison.Ordinal));
    }

    private static async Task<WebApplication> CollectAsync(TaskCompletionSource<(string? Type, byte[] Body)> got)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            got.TrySetResult((request.ContentType, body.ToArray()));
        });
        await collector.StartAsync();
        return collector;
    }

    /// <summary>The fields of a protobuf message with this number that have a length: texts and messages within.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        var at = 0;
        while (at < message.Length)
        {
            var tag = Number();
            switch (tag & 7)
            {
                case 0: Number(); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                case 2:
                    var length = (int)Number();
                    if (tag >> 3 == (ulong)number) found.Add(message[at..(at + length)]);
                    at += length;
                    break;
                default: throw new InvalidDataException("It is no protobuf.");
            }
        }

        return found;

        ulong Number()
        {
            var value = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var letter = message[at++];
                value |= (ulong)(letter & 0x7f) << shift;
                if (letter < 0x80) return value;
            }
        }
    }
}
