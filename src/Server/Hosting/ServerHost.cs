using Cuewright.Delivery.Fetching;
using Cuewright.Delivery.Files;
using Cuewright.Delivery.Keys;
using Cuewright.Delivery.Links;
using Cuewright.Delivery.Uploads;
using Cuewright.Delivery.Webhooks;
using Cuewright.Engine.Pipeline;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Jobs;
using Cuewright.Jobs.Sqlite;
using Cuewright.Media;
using Cuewright.Server.Apis;
using Cuewright.Server.Desk;
using Cuewright.Server.Operating;
using Cuewright.Server.Upkeep;
using Cuewright.Server.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace Cuewright.Server.Hosting;

/// <summary>Puts the server together.</summary>
public static class ServerHost
{
    /// <summary>What is given to who still sends or receives once the running jobs have had their time.</summary>
    private static readonly TimeSpan LastBreath = TimeSpan.FromSeconds(5);

    /// <exception cref="JobStoreException">The data folder cannot be used.</exception>
    public static WebApplication Build(ServerOptions options, SoundFont bank) => Build(options, bank, TimeProvider.System);

    internal static WebApplication Build(ServerOptions settings, SoundFont bank, TimeProvider clock)
    {
        var options = settings with { DataFolder = MakeFolder(settings.DataFolder) };
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Listen(builder, options);
        Log(builder.Logging, options.Log);
        AddParts(builder.Services, options, bank, clock);
        AddOperation(builder.Services, options);
        foreach (var api in KnownApis.All) api.Register?.Invoke(builder.Services);

        var app = builder.Build();
        // They hear what is measured from their making on.
        app.Services.GetRequiredService<PrometheusPage>();
        app.Services.GetService<MeterProvider>();
        app.UseMiddleware<FrontDoor>();
        app.UseMiddleware<CrossOrigin>();
        app.UseMiddleware<HeadSize>();
        app.UseMiddleware<Rerouting>();
        app.UseRouting();
        app.UseMiddleware<Gate>();
        app.MapOperating();
        foreach (var api in KnownApis.All) api.Map(app.MapGroup(api.Prefix.Value!)); // Every API has a prefix.
        return app;
    }

    /// <summary>What lies in it is nobody else's business.</summary>
    private static string MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Path.GetFullPath(path);
    }

    private static void Listen(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.WebHost.UseUrls([.. options.Urls.Select(url => url.GetLeftPart(UriPartial.Authority))]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Bodies are streamed and capped where they are read, so that who sends too much still gets an answer.
            kestrel.Limits.MaxRequestBodySize = null;
            HeadSize.Allow(kestrel.Limits);
            // Some clients do not try again on a connection that was closed under them within their own idle time.
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
        });
    }

    /// <summary>JSON lines on standard error. What the framework says of single requests could hold links; it is left out.</summary>
    private static void Log(ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", level < LogLevel.Warning ? LogLevel.Warning : level);
    }

    private static void AddParts(IServiceCollection services, ServerOptions options, SoundFont bank, TimeProvider clock)
    {
        var reach = new ReachOptions { AllowPrivate = options.ReachPrivate, Allowed = options.ReachAllowed };
        services.AddSingleton(options);
        services.AddSingleton(clock);
        // Opened now, so that what is wrong with it is said before anything is promised; closed with the host.
        var store = SqliteJobStore.Open(Path.Combine(options.DataFolder, "jobs.db"));
        services.AddSingleton<IJobStore>(_ => store);
        var presence = new Presence(options.DataFolder);
        services.AddSingleton(_ => presence);
        services.AddSingleton(new FileShelf(options.DataFolder, new ShelfOptions { Incoming = Path.Combine(presence.Folder, "incoming") }, clock));
        services.AddSingleton(new LinkSigner(options.DataFolder, clock));
        services.AddSingleton(new KeyRing(options.DataFolder, clock));
        services.AddSingleton(new WebhookKey(options.DataFolder));
        services.AddSingleton(parts => new PartedUploads(options.DataFolder, parts.GetRequiredService<FileShelf>(), new UploadOptions { MaxBytes = options.MaxUploadBytes }));
        services.AddSingleton(_ => new VideoFetcher(new FetchOptions { Reach = reach, MaxBytes = options.MaxUploadBytes }, clock));
        services.AddSingleton(parts => new WebhookSender(parts.GetRequiredService<WebhookKey>(), reach, clock));
        services.AddSingleton<FfmpegMedia>();
        services.AddSingleton(parts => new Workshop(parts.GetRequiredService<FfmpegMedia>(), bank));
        services.AddSingleton<WorkFolders>();
        services.AddSingleton<DiskRoom>();
        services.AddSingleton<Orphans>();
        services.AddSingleton(new RequestGate(clock));
        services.AddSingleton<CallerGate>();
        services.AddSingleton<PublicLinks>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<JobSignals>();
        services.AddSingleton<JobDesk>();
        services.AddSingleton<Closing>();
        services.AddSingleton<Pictures>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<IWorkRunner, WorkRunner>();
        services.AddHostedService<JobWorker>();
        services.AddHostedService<Housekeeper>();
        services.AddHostedService<WebhookPost>();
    }

    private static void AddOperation(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<PrometheusPage>();
        if (options.Otlp is { } collector) services.AddSingleton(_ => Meters.Export(collector));
        services.AddSingleton<Readiness>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.Configure<HostOptions>(host =>
        {
            // The web server goes on answering while the running jobs have their time; JobWorker sees to that.
            host.ServicesStopConcurrently = true;
            host.ShutdownTimeout = options.Drain + LastBreath;
        });
    }
}
