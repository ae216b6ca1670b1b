using System.Net;

namespace Cuewright.Delivery.Fetching;

/// <summary>The addresses that are fetched at all, and where an answer leads on.</summary>
internal static class FetchAddress
{
    /// <summary>Throws <see cref="FetchException"/> for what is no address, or none that is fetched.</summary>
    public static Uri Read(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
            ? Check(address)
            : throw new FetchException(FetchFault.FetchFailed, "This is no address; give one that begins with https://, http:// or data:, or upload the file first.");

    /// <summary>Null when the answer is not a redirect.</summary>
    public static Uri? After(Uri address, HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) return null;
        return answer.Headers.Location is { } next
            ? Check(new Uri(address, next))
            : throw new FetchException(FetchFault.FetchFailed, $"{address.Host} redirects without saying where.");
    }

    private static Uri Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) throw new FetchException(FetchFault.FetchForbidden, "Only http, https and data addresses are fetched.");
        // Mostly there to make an address look as if it led elsewhere; and whoever means it would find the password in our logs.
        if (address.UserInfo.Length > 0) throw new FetchException(FetchFault.FetchForbidden, "Addresses with a user name or a password in them are not fetched.");
        return address;
    }
}
