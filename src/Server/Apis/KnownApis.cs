using System.Collections.Immutable;
using Cuewright.Server.Apis.ElevenLabs;
using Cuewright.Server.Apis.Fal;
using Cuewright.Server.Apis.Files;
using Cuewright.Server.Apis.Native;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis;

/// <summary>All APIs. To add one, add a folder and a line.</summary>
internal static class KnownApis
{
    public static ImmutableArray<Api> All { get; } = [NativeApi.Api, ElevenApi.Api, FalApi.Api, FilesApi.Downloads, FilesApi.Uploads];

    /// <summary>How a fault under this path is worded; where no API is, as the native one words it.</summary>
    public static IErrorWording WordingOf(PathString path) => Of(path)?.Errors ?? NativeErrors.Wording;

    public static Api? Of(PathString path) => All.FirstOrDefault(api => path.StartsWithSegments(api.Prefix));
}
