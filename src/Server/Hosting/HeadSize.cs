using Cuewright.Server.Apis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Cuewright.Server.Hosting;

/// <summary>
/// How much may come before the body. The web server itself refuses without a word: so it lets a few times as much in, and
/// what is too much is said here.
/// </summary>
internal sealed class HeadSize(RequestDelegate next)
{
    private const int MostAddressBytes = 8 << 10;
    private const int MostHeaderBytes = 32 << 10;
    private const int MostHeaderLines = 100;
    private const int LetIn = 4;

    /// <summary>Colon, blank and the end of the line.</summary>
    private const int BytesAroundHeader = 4;

    public static void Allow(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = LetIn * MostAddressBytes;
        limits.MaxRequestHeadersTotalSize = LetIn * MostHeaderBytes;
        limits.MaxRequestHeaderCount = LetIn * MostHeaderLines;
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > MostAddressBytes)
        {
            throw new RequestRefusedException(new Refusal(RequestFault.AddressTooLong, $"The address is longer than {MostAddressBytes >> 10} KB; send what it holds in the body."));
        }

        var (lines, bytes) = (0, 0);
        foreach (var (name, values) in context.Request.Headers)
        {
            foreach (var value in values)
            {
                lines++;
                bytes += name.Length + (value?.Length ?? 0) + BytesAroundHeader;
            }
        }

        if (lines > MostHeaderLines || bytes > MostHeaderBytes)
        {
            throw new RequestRefusedException(new Refusal(RequestFault.HeadersTooLarge, $"The headers are more than {MostHeaderLines} lines or {MostHeaderBytes >> 10} KB, the most that is taken."));
        }

        return next(context);
    }
}
