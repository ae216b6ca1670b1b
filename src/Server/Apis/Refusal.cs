using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis;

/// <summary>What can stop any request, whatever it asks for.</summary>
public enum RequestFault
{
    KeyMissing,

    /// <summary>The header is there, but holds nothing that could be a key.</summary>
    KeyMalformed,

    KeyUnknown,
    TooManyRequests,
    QueueFull,
    BadRequest,
    BodyTooLarge,
    AddressTooLong,
    HeadersTooLarge,
    NotFound,
    LinkExpired,
    MethodNotAllowed,
    DiskFull,

    /// <summary>The job store cannot be written just now.</summary>
    StoreUnavailable,

    /// <summary>The server is stopping and cannot wait any longer.</summary>
    Closing,

    Internal,
}

/// <summary>Why a request is not served. Each API words it in its own shape; the status is what HTTP has for it.</summary>
public sealed record Refusal(RequestFault Fault, string Message)
{
    public TimeSpan? RetryAfter { get; init; }

    public int Status => Fault switch
    {
        RequestFault.KeyMissing or RequestFault.KeyMalformed or RequestFault.KeyUnknown => StatusCodes.Status401Unauthorized,
        RequestFault.TooManyRequests or RequestFault.QueueFull => StatusCodes.Status429TooManyRequests,
        RequestFault.BadRequest => StatusCodes.Status400BadRequest,
        RequestFault.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        RequestFault.AddressTooLong => StatusCodes.Status414UriTooLong,
        RequestFault.HeadersTooLarge => StatusCodes.Status431RequestHeaderFieldsTooLarge,
        RequestFault.NotFound => StatusCodes.Status404NotFound,
        RequestFault.LinkExpired => StatusCodes.Status410Gone,
        RequestFault.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        RequestFault.DiskFull => StatusCodes.Status507InsufficientStorage,
        RequestFault.StoreUnavailable or RequestFault.Closing => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>Thrown where a request is read; the front door answers it in the words of the API that was asked.</summary>
public sealed class RequestRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>How an API words what stops a request before or around its handlers. Called once the body has been read or drained.</summary>
public interface IErrorWording
{
    IResult Word(HttpContext context, Refusal refusal);
}
