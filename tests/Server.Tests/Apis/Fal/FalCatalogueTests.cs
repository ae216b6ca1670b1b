using System.Text.Json.Nodes;

namespace Cuewright.Server.Tests.Apis.Fal;

public sealed class FalCatalogueTests(IdleServer server) : IClassFixture<IdleServer>
{
    public static TheoryData<string> Endpoints => [FalIds.TextToMusic, FalIds.VideoToMusic, FalIds.VideoToVideo];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Every_endpoint_has_a_document_whose_references_lead_somewhere(string id)
    {
        var document = (await server.GetAsync("/fal/api/openapi/queue/openapi.json?endpoint_id=" + id)).Body;
        Assert.Equal("3.0.4", document["openapi"]!.GetValue<string>());
        Assert.Equal(id, document["info"]!["x-fal-metadata"]!["endpointId"]!.GetValue<string>());
        Assert.Equal(4, document["paths"]!.AsObject().Count);
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var reference in References(document)) Assert.True(schemas.ContainsKey(reference.Split('/')[^1]), reference);
        foreach (var (name, schema) in schemas)
        {
            var properties = schema!["properties"]!.AsObject().Select(property => property.Key).ToArray();
            Assert.Equal(properties, schema["x-fal-order-properties"]!.AsArray().Select(entry => entry!.GetValue<string>()));
            Assert.All(schema["required"]!.AsArray(), required => Assert.Contains(required!.GetValue<string>(), properties));
            Assert.Equal(name, schema["title"]!.GetValue<string>());
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Every_endpoint_has_a_page_whose_examples_are_accepted(string id)
    {
        var page = await server.GetAsync($"/fal/models/{id}/llms.txt");
        Assert.Equal("text/markdown", page.Response.Content.Headers.ContentType!.MediaType);
        foreach (var heading in new[] { "## Overview", "## Pricing", "### Input Schema", "### Output Schema", "### cURL", "### Python", "### JavaScript", "## Additional Resources" }) Assert.Contains(heading, page.Text);
        var examples = page.Text.Split("```json\n")[1..3].Select(part => part.Split("```")[0]);
        foreach (var example in examples) Assert.Equal(200, (await server.SendAsync(HttpMethod.Post, "/fal/queue/" + id, example)).Status);
    }

    [Fact]
    public async Task The_catalogue_goes_page_by_page()
    {
        var ids = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await server.GetAsync($"/fal/v1/models?limit=2&cursor={cursor}&expand=openapi-3.0")).Body;
            ids.AddRange(page["models"]!.AsArray().Select(model => model!["endpoint_id"]!.GetValue<string>()));
            Assert.All(page["models"]!.AsArray(), model => Assert.NotNull(model!["openapi"]!["paths"]));
            cursor = page["next_cursor"]?.GetValue<string>();
            Assert.Equal(cursor is not null, page["has_more"]!.GetValue<bool>());
        }

        Assert.Equal([FalIds.VideoToMusic, FalIds.TextToMusic, FalIds.VideoToVideo], ids[..3]);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Superset(new HashSet<string>(["fal-ai/mmaudio-v2", "fal-ai/mmaudio-v2/text-to-audio", "fal-ai/thinksound", "fal-ai/thinksound/audio"]), ids.ToHashSet());
        var found = (await server.GetAsync($"/fal/v1/models?endpoint_id={FalIds.TextToMusic}")).Body["models"]!.AsArray();
        var metadata = Assert.Single(found)!["metadata"]!.AsObject();
        foreach (var key in new[] { "display_name", "category", "description", "status", "tags", "updated_at", "is_favorited", "thumbnail_url", "model_url", "date", "highlighted", "pinned" }) Assert.True(metadata.ContainsKey(key), key);
        Assert.Empty((await server.GetAsync("/fal/v1/models?category=image-to-video")).Body["models"]!.AsArray());
    }

    [Fact]
    public async Task Prices_are_nothing_and_mistakes_have_the_shape_of_the_catalogue()
    {
        var prices = (await server.GetAsync($"/fal/v1/models/pricing?endpoint_id={FalIds.TextToMusic},{FalIds.VideoToMusic}")).Body["prices"]!.AsArray();
        Assert.Equal([0, 0], prices.Select(price => price!["unit_price"]!.GetValue<double>()));
        var estimate = await server.SendAsync(HttpMethod.Post, "/fal/v1/models/pricing/estimate", $$"""{"estimate_type":"unit_price","endpoints":{"{{FalIds.TextToMusic}}":{"unit_quantity":8} } }""");
        Assert.Equal(0, estimate.Body["total_cost"]!.GetValue<double>());

        foreach (var (answer, status, type) in new[]
        {
            (await server.GetAsync("/fal/v1/models/pricing?endpoint_id=nobody/nothing"), 404, "not_found"),
            (await server.GetAsync("/fal/v1/models?limit=many"), 400, "validation_error"),
            (await server.SendAsync(HttpMethod.Post, "/fal/v1/models/pricing/estimate", "[]"), 400, "validation_error"),
            (await server.SendAsync(HttpMethod.Delete, $"/fal/v1/models/requests/{Guid.NewGuid()}/payloads"), 404, "not_found"),
            (await server.GetAsync("/fal/v1/nothing"), 404, "not_found"),
        })
        {
            Assert.Equal((status, type), (answer.Status, answer.Body["error"]!["type"]!.GetValue<string>()));
            Assert.NotEmpty(answer.Body["error"]!["request_id"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task What_is_kept_of_a_request_can_be_deleted_once_it_is_over()
    {
        var id = await server.SubmitAsync();
        var payloads = $"/fal/v1/models/requests/{id}/payloads";
        Assert.Equal(400, (await server.SendAsync(HttpMethod.Delete, payloads)).Status);
        await server.SendAsync(HttpMethod.Put, $"/fal/queue/sonilo/v1.1/requests/{id}/cancel");
        Assert.Equal(200, (await server.SendAsync(HttpMethod.Delete, payloads)).Status);
        Assert.Equal(404, (await server.GetAsync($"/fal/queue/sonilo/v1.1/requests/{id}")).Status);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject thing => thing.SelectMany(member => member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
