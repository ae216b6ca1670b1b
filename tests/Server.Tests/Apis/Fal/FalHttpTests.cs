using System.Text.Json.Nodes;

namespace Cuewright.Server.Tests.Apis.Fal;

/// <summary>What no client of fal sends today but curl, other integrations and older clients do.</summary>
public sealed class FalHttpTests(IdleServer server) : IClassFixture<IdleServer>
{
    private const string Target = "x-fal-target-url";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://example.com/sonilo/v1.1/text-to-music")]
    [InlineData("https://fal.run.example.com/sonilo/v1.1/text-to-music")]
    [InlineData("https://fal.run@example.com/sonilo/v1.1/text-to-music")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://fal.run/sonilo/v1.1/text-to-music")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/sonilo/v1.1/text-to-music")]
    public async Task The_proxy_takes_only_addresses_of_fal(string? target)
    {
        var answer = await server.SendAsync(HttpMethod.Post, "/fal/proxy", "{}", target is null ? [] : [(Target, target)]);
        Assert.Equal(400, answer.Status);
        Assert.Equal("bad_request", answer.Body["error_type"]!.GetValue<string>());
        Assert.NotEmpty(answer.Body["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_proxy_goes_by_host_path_and_query_of_its_target()
    {
        var id = await server.SubmitAsync();
        var status = await server.GetAsync("/fal/proxy?logs=0", (Target, $"https://queue.fal.run/sonilo/v1.1/requests/{id}/status?logs=1"));
        Assert.Equal(202, status.Status);
        Assert.Equal(id, status.Header("x-fal-request-id"));
        Assert.NotEmpty(status.Body["logs"]!.AsArray());
        Assert.StartsWith($"{server.Base}/fal/queue/sonilo/v1.1/requests/{id}", status.Body["status_url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Under_a_name_of_fal_the_addresses_stay_under_that_name()
    {
        var submitted = await server.SendAsync(HttpMethod.Post, "/" + FalIds.TextToMusic, """{"prompt":"waltz"}""", ("Host", "queue.fal.run"));
        Assert.Equal(200, submitted.Status);
        var id = submitted.Body["request_id"]!.GetValue<string>();
        Assert.Equal($"http://queue.fal.run/sonilo/v1.1/requests/{id}/status", submitted.Body["status_url"]!.GetValue<string>());
        Assert.Equal(202, (await server.GetAsync($"/sonilo/v1.1/requests/{id}/status", ("Host", "queue.films.test"))).Status);
        Assert.Equal(200, (await server.GetAsync("/healthz", ("Host", "queue.films.test"))).Status);
        Assert.Equal(200, (await server.GetAsync("/v1/models", ("Host", "api.fal.ai"))).Status);

        var upload = await server.SendAsync(HttpMethod.Post, "/storage/upload/initiate", """{"file_name":"a.txt"}""", ("Host", "rest.fal.ai"));
        var place = new Uri(upload.Body["upload_url"]!.GetValue<string>());
        Assert.Equal(200, (await server.SendAsync(HttpMethod.Put, place.AbsolutePath, "bytes", ("Host", "rest.fal.ai"))).Status);
        Assert.Equal("bytes", (await server.GetAsync(new Uri(upload.Body["file_url"]!.GetValue<string>()).AbsolutePath, ("Host", "rest.fal.ai"))).Text);
    }

    [Theory]
    [InlineData("sonilo/v1.1/requests/{0}")]
    [InlineData("sonilo/v1.1/requests/{0}/")]
    [InlineData("sonilo/v1.1/requests/{0}/response")]
    [InlineData("sonilo/v1.1/text-to-music/requests/{0}")]
    [InlineData("sonilo/v1.1/text-to-music/requests/{0}/response")]
    public async Task A_request_is_found_under_every_spelling_of_its_address(string path)
    {
        var id = await server.SubmitAsync();
        var answer = await server.GetAsync("/fal/queue/" + string.Format(path, id));
        Assert.Equal(400, answer.Status);
        Assert.Equal("Request is still in progress", answer.Body["detail"]!.GetValue<string>());
        foreach (var field in new[] { "request_id", "response_url", "status_url", "cancel_url" }) Assert.Contains(id, answer.Body[field]!.GetValue<string>());
    }

    [Theory]
    [InlineData("?logs=1", 1)]
    [InlineData("?logs=true", 1)]
    [InlineData("?logs=True", 1)]
    [InlineData("?logs=0", 0)]
    [InlineData("?logs=false", 0)]
    [InlineData("", 0)]
    public async Task Logs_are_asked_for_in_the_spelling_of_any_client(string query, int lines)
    {
        var id = await server.SubmitAsync();
        Assert.Equal(lines, (await server.GetAsync($"/fal/queue/sonilo/v1.1/requests/{id}/status{query}")).Body["logs"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_request_that_waits_and_is_cancelled_is_told_in_the_words_that_clients_know()
    {
        var submitted = await server.SendAsync(HttpMethod.Post, $"/fal/queue/{FalIds.TextToMusic}/", """{"prompt":"waltz"}""");
        Assert.Equal("IN_QUEUE", submitted.Body["status"]!.GetValue<string>());
        var id = submitted.Body["request_id"]!.GetValue<string>();
        Assert.Equal(id, submitted.Body["gateway_request_id"]!.GetValue<string>());
        var at = submitted.Body["response_url"]!.GetValue<string>();

        var waiting = await server.GetAsync(at + "/status");
        Assert.Equal(202, waiting.Status);
        Assert.True(waiting.Body["queue_position"]!.GetValue<int>() >= 0);
        Assert.Equal(202, (await server.SendAsync(HttpMethod.Put, at + "/cancel")).Status);

        var over = await server.GetAsync(at + "/status/");
        Assert.Equal(200, over.Status);
        Assert.Equal("COMPLETED", over.Body["status"]!.GetValue<string>());
        Assert.Equal("client_cancelled", over.Body["error_type"]!.GetValue<string>());
        Assert.True(over.Body["metrics"]!.AsObject().ContainsKey("inference_time"));
        var again = await server.SendAsync(HttpMethod.Put, at + "/cancel");
        Assert.Equal((400, "ALREADY_COMPLETED"), (again.Status, again.Body["status"]!.GetValue<string>()));
        var result = await server.GetAsync(at);
        Assert.Equal((499, "client_cancelled"), (result.Status, result.Header("x-fal-error-type")));
    }

    [Theory]
    [InlineData("GET", "status")]
    [InlineData("GET", "status/stream")]
    [InlineData("GET", "response")]
    [InlineData("PUT", "cancel")]
    public async Task Who_asks_for_an_unknown_request_is_told_so(string method, string action)
    {
        var answer = await server.SendAsync(new HttpMethod(method), $"/fal/queue/sonilo/v1.1/requests/{Guid.NewGuid()}/{action}");
        Assert.Equal((404, "NOT_FOUND"), (answer.Status, answer.Body["status"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("{}", "missing")]
    [InlineData("{\"prompt\":null}", "missing")]
    [InlineData("{\"prompt\":\"\"}", "sequence_too_short")]
    [InlineData("{\"prompt\":7}", "string_type")]
    [InlineData("{\"prompt\":\"a\",\"duration\":0.5}", "greater_than_equal")]
    [InlineData("{\"prompt\":\"a\",\"duration\":601}", "less_than_equal")]
    [InlineData("{\"prompt\":\"a\",\"duration\":\"long\"}", "float_parsing")]
    [InlineData("{\"prompt\":\"a\",\"duration\":[1]}", "float_type")]
    [InlineData("{\"prompt\":\"a\",\"duration\":1e999}", "finite_number")]
    [InlineData("{\"prompt\":\"a\",\"num_samples\":1.5}", "int_from_float")]
    [InlineData("{\"prompt\":\"a\",\"num_samples\":true}", "int_type")]
    [InlineData("{\"prompt\":\"a\",\"num_samples\":\"x\"}", "int_parsing")]
    [InlineData("[1]", "model_attributes_type")]
    [InlineData("{\"prompt\":", "json_invalid")]
    public async Task What_is_wrong_with_an_input_is_typed_as_clients_expect(string? input, string type)
    {
        var answer = await server.SendAsync(HttpMethod.Post, $"/fal/run/{FalIds.TextToMusic}", input);
        Assert.Equal(422, answer.Status);
        var fault = Assert.Single(answer.Body["detail"]!.AsArray())!;
        Assert.Equal(type, fault["type"]!.GetValue<string>());
        Assert.Equal("body", fault["loc"]![0]!.GetValue<string>());
        Assert.EndsWith("#" + type, fault["url"]!.GetValue<string>());
        Assert.NotEmpty(answer.Body["message"]!.GetValue<string>());
        Assert.Equal("0", answer.Header("x-fal-billable-units"));
        Assert.Equal(36, answer.Header("x-fal-request-id")!.Length);
    }

    [Fact]
    public async Task Numbers_and_flags_may_be_written_as_text_and_what_is_unknown_is_noted()
    {
        var id = await server.SubmitAsync(input: """{"prompt":"a","duration":"12.5","num_samples":"2","volume":11}""");
        var logs = (await server.GetAsync($"/fal/queue/sonilo/v1.1/requests/{id}/status?logs=1")).Body["logs"]!.AsArray();
        Assert.Contains(logs, line => line!["message"]!.GetValue<string>().Contains("'volume'") && line["level"]!.GetValue<string>() == "WARN");
    }

    [Theory]
    [InlineData("?fal_webhook=ftp%3A%2F%2Fx.test", "x-none", "")]
    [InlineData("?fal_max_queue_length=few", "x-none", "")]
    [InlineData("", "x-fal-request-timeout", "soon")]
    [InlineData("", "x-fal-request-timeout", "0.1")]
    [InlineData("", "x-fal-request-start-timeout", "-3")]
    [InlineData("", "x-fal-object-lifecycle-preference", "an hour")]
    [InlineData("", "x-fal-object-lifecycle-preference", "{\"expiration_duration_seconds\":-1}")]
    [InlineData("", "x-fal-object-lifecycle-preference", "{\"initial_acl\":{\"default\":\"forbid\"}}")]
    public async Task Terms_that_cannot_be_read_are_refused(string query, string header, string value)
    {
        var answer = await server.SendAsync(HttpMethod.Post, $"/fal/queue/{FalIds.TextToMusic}{query}", """{"prompt":"a"}""", (header, value));
        Assert.Equal((400, "bad_request"), (answer.Status, answer.Body["error_type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Terms_are_kept()
    {
        var later = await server.SubmitAsync("", """{"prompt":"a"}""", ("x-fal-queue-priority", "low"), ("x-fal-store-io", "0"), ("x-fal-tags", "a,b"));
        var sooner = await server.SubmitAsync("", """{"prompt":"a"}""", ("x-fal-queue-priority", "normal"), ("x-fal-request-timeout", "3600.0"));
        Assert.True(await PositionAsync(sooner) < await PositionAsync(later));

        var first = await server.SubmitAsync("", """{"prompt":"a"}""", ("Idempotency-Key", "one"));
        Assert.Equal(first, await server.SubmitAsync("", """{"prompt":"a"}""", ("x-fal-idempotency-key", "one")));
        var full = await server.SendAsync(HttpMethod.Post, $"/fal/queue/{FalIds.TextToMusic}?fal_max_queue_length=0", """{"prompt":"a"}""");
        Assert.Equal((429, "1"), (full.Status, full.Header("x-fal-needs-retry")));
    }

    [Theory]
    [InlineData("/fal/queue/nobody/nothing", 404)]
    [InlineData("/fal/run/sonilo/v1.1/realtime", 404)]
    [InlineData("/fal/run/nobody/nothing/stream", 404)]
    [InlineData("/fal/run/fal-ai/thinksound/audio", 422)]
    [InlineData("/fal/queue/one", 404)]
    [InlineData("/fal/nowhere", 404)]
    public async Task An_endpoint_that_is_not_served_is_refused_with_what_is(string path, int status)
    {
        var answer = await server.SendAsync(HttpMethod.Post, path, "{}");
        Assert.Equal(status, answer.Status);
        Assert.NotNull(answer.Body["detail"]);
    }

    [Theory]
    [InlineData("/fal/run/sonilo/v1.1/text-to-music")]
    [InlineData("/fal/queue/sonilo/v1.1/requests/x/status")]
    [InlineData("/fal/proxy")]
    [InlineData("/fal/cdn/files/upload")]
    [InlineData("/uploads/a/b/1")]
    [InlineData("/files/a/b/c")]
    public async Task Pages_of_other_origins_are_let_in(string path)
    {
        var answer = await server.SendAsync(HttpMethod.Options, path, null, ("Origin", "http://page.test"), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "x-fal-target-url,authorization"));
        Assert.True(answer.Status is 200 or 204);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("x-fal-target-url,authorization", answer.Header("Access-Control-Allow-Headers"));
        var refused = await server.SendAsync(HttpMethod.Post, "/fal/run/nobody/nothing", "{}", ("Origin", "http://page.test"));
        foreach (var header in new[] { "x-fal-request-id", "x-fal-billable-units", "x-fal-error-type", "x-fal-request-timeout-type", "x-fal-needs-retry", "x-fal-retryable", "etag" })
        {
            Assert.Contains(header, refused.Header("Access-Control-Expose-Headers"));
        }
    }

    [Fact]
    public async Task Requests_that_were_handed_in_are_listed()
    {
        var id = await server.SubmitAsync();
        var newest = (await server.GetAsync("/fal/v1/requests?limit=1")).Body;
        Assert.Equal(id, newest["requests"]![0]!["request_id"]!.GetValue<string>());
        Assert.Equal(FalIds.TextToMusic, newest["requests"]![0]!["endpoint_id"]!.GetValue<string>());
        Assert.Equal(id, newest["next_cursor"]!.GetValue<string>());
    }

    private async Task<int> PositionAsync(string id)
    {
        JsonNode status = (await server.GetAsync($"/fal/queue/sonilo/v1.1/requests/{id}/status")).Body;
        return status["queue_position"]!.GetValue<int>();
    }
}
