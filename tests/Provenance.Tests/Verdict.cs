using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cuewright.Provenance.Tests;

/// <summary>What the verifier reports.</summary>
/// <param name="State">Invalid, Valid or Trusted.</param>
/// <param name="Failures">Codes of what is wrong.</param>
/// <param name="Successes">Codes of what was checked and is right.</param>
/// <param name="Manifest">What is said of the file.</param>
internal sealed record Verdict(string State, string[] Failures, string[] Successes, JsonObject Manifest)
{
    public const string Untrusted = "signingCredential.untrusted";

    public JsonNode Action => Manifest["assertions"]!.AsArray().Single(assertion => (string?)assertion!["label"] == "c2pa.actions.v2")!["data"]!["actions"]!.AsArray().Single()!;

    public static Verdict Of(string json)
    {
        var report = JsonNode.Parse(json) ?? throw new JsonException("There is no manifest.");
        var results = report["validation_results"]!["activeManifest"]!;
        var manifest = report["manifests"]![(string)report["active_manifest"]!]!.AsObject();
        return new Verdict((string)report["validation_state"]!, Codes(results["failure"]), Codes(results["success"]), manifest);

        static string[] Codes(JsonNode? entries) => [.. entries!.AsArray().Select(entry => (string)entry!["code"]!)];
    }
}
