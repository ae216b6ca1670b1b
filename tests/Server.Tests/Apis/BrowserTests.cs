using Cuewright.Server.Tests.Apis.Fal;

namespace Cuewright.Server.Tests.Apis;

/// <summary>Web pages of other origins use the server. What they do and expect stands in tests/Clients/browser.</summary>
public sealed class BrowserTests(WorkingServer working, KeyedServer keyed) : IClassFixture<WorkingServer>, IClassFixture<KeyedServer>
{
    [Fact]
    public Task A_page_uses_the_published_client_of_fal() =>
        WebPage.VisitAsync("fal.js", "@fal-ai/client", new { server = working.Base, keyed = keyed.Base, key = keyed.Key });

    [Fact]
    public Task A_page_asks_for_music_as_ElevenLabs_gives_it() =>
        WebPage.VisitAsync("elevenlabs.js", null, new { keyed = keyed.Base, key = keyed.Key });
}
