using System.Diagnostics.Metrics;
using Cuewright.Jobs;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Cuewright.Server.Operating;

/// <summary>What is measured of the work; requests are measured by the web server itself. docs/server.md lists them all.</summary>
internal static class Meters
{
    public const string Name = "Cuewright";

    /// <summary>The web server's own: durations and counts of requests by route and status.</summary>
    public const string Web = "Microsoft.AspNetCore.Hosting";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> JobsAccepted = Meter.CreateCounter<long>("cuewright.jobs.accepted", description: "Jobs accepted, by door.");
    private static readonly Counter<long> JobsEnded = Meter.CreateCounter<long>("cuewright.jobs.ended", description: "Jobs that are over, by door and state.");
    private static readonly Histogram<double> Wait = Meter.CreateHistogram<double>("cuewright.jobs.wait", "s", "How long jobs waited for a worker.");
    private static readonly Histogram<double> Stages = Meter.CreateHistogram<double>("cuewright.stage.duration", "s", "How long the stages of the work took.");
    private static readonly Gauge<int> Jobs = Meter.CreateGauge<int>("cuewright.jobs", description: "Jobs in the store, by state.");

    /// <summary>Sends all of it to a collector from time to time, as long as the provider is not disposed.</summary>
    public static MeterProvider Export(Uri collector) =>
        Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("cuewright"))
            .AddMeter(Name, Web)
            .AddOtlpExporter(otlp =>
            {
                otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
                otlp.Endpoint = collector.AbsolutePath == "/" ? new Uri(collector, "v1/metrics") : collector;
            })
            .Build();

    public static void Accepted(string door) => JobsAccepted.Add(1, new KeyValuePair<string, object?>("door", door));

    public static void Begun(Job job)
    {
        if (job.StartedAt is { } started) Wait.Record(Math.Max(0, (started - job.CreatedAt).TotalSeconds));
    }

    public static void Ended(string door, JobState state) =>
        JobsEnded.Add(1, new KeyValuePair<string, object?>("door", door), new KeyValuePair<string, object?>("state", state.ToString().ToLowerInvariant()));

    public static void StageEnded(string stage, TimeSpan time) => Stages.Record(time.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    public static void Counted(QueueCounts counts)
    {
        Record("queued", counts.Queued);
        Record("running", counts.Running);
        Record("succeeded", counts.Succeeded);
        Record("failed", counts.Failed);
        Record("cancelled", counts.Cancelled);

        static void Record(string state, int count) => Jobs.Record(count, new KeyValuePair<string, object?>("state", state));
    }
}
