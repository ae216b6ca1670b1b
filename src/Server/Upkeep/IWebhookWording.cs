using Cuewright.Jobs;

namespace Cuewright.Server.Upkeep;

/// <summary>What an API tells a webhook of a job that is over. Registered under the name of the API's door.</summary>
public interface IWebhookWording
{
    /// <summary>The JSON that is sent, the same at every try.</summary>
    ReadOnlyMemory<byte> Word(Job job);
}
