using System.Text.Json;
using Cuewright.Jobs;

namespace Cuewright.Server.Apis.Fal;

/// <summary>What has to be remembered of a request for the answers that nobody asks for: under which address the caller knows this server.</summary>
internal sealed record FalMemo(Uri PublicBase)
{
    public string Write() => JsonSerializer.Serialize(this, FalJson.Options);

    public static FalMemo Of(Job job) => JsonSerializer.Deserialize<FalMemo>(job.Order.Memo!, FalJson.Options)!; // Every job of this door has one.
}
