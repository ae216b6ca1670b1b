using Cuewright.Delivery.Files;

namespace Cuewright.Delivery.Fetching;

/// <summary>What the sender is told of what the network throws.</summary>
internal static class FetchFaults
{
    /// <summary>Null for what is no fault of the address: a full disk, a caller who has gone, a bug.</summary>
    public static FetchException? Of(Exception fault) => fault switch
    {
        FetchException known => known,
        FileTooLargeException large => new FetchException(FetchFault.TooLarge, $"The file is larger than {large.Limit} bytes, the most that is fetched.", large) { Limit = large.Limit },
        // What was thrown while dialling comes wrapped.
        HttpRequestException { InnerException: FetchException known } => known,
        HttpRequestException http => Failed(OfHttp(http.HttpRequestError), http),
        IOException => Failed("The address broke off in the middle of the file.", fault),
        UriFormatException => Failed("The address redirects to something that is no address.", fault),
        _ => null,
    };

    private static string OfHttp(HttpRequestError error) => error switch
    {
        HttpRequestError.SecureConnectionError => "The address offers no secure connection that can be trusted.",
        HttpRequestError.ResponseEnded => "The address broke off before it answered.",
        HttpRequestError.ConfigurationLimitExceeded => "The address answers with headers too long to be taken.",
        HttpRequestError.InvalidResponse => "The address does not answer in HTTP.",
        _ => "The address could not be reached.",
    };

    private static FetchException Failed(string message, Exception inner) => new(FetchFault.FetchFailed, message, inner);
}
