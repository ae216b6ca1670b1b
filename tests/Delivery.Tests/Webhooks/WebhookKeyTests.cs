using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Cuewright.Delivery.Files;
using Cuewright.Delivery.Webhooks;

namespace Cuewright.Delivery.Tests.Webhooks;

public sealed class WebhookKeyTests : DataFolder
{
    /// <summary>RFC 8032, section 7.1: TEST 1, 2 and 3.</summary>
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Signatures_are_those_of_the_standard(string privateKey, string publicKey, string message, string signature)
    {
        var key = Convert.FromHexString(privateKey);
        Assert.Equal(publicKey, Convert.ToHexStringLower(Ed25519.PublicKey(key)));
        Assert.Equal(signature, Convert.ToHexStringLower(Ed25519.Sign(key, Convert.FromHexString(message))));
    }

    [Fact]
    public void The_key_is_published_with_and_without_padding()
    {
        var forms = JsonDocument.Parse(new WebhookKey(Folder).Jwks).RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("x").GetString()!).ToArray();
        Assert.Equal(2, forms.Length);
        Assert.Equal(43, forms[0].Length);
        Assert.Equal(forms[0] + "=", forms[1]);
    }

    [Fact]
    public void The_key_outlives_a_restart_and_is_for_its_owner_alone()
    {
        Assert.Equal(new WebhookKey(Folder).Jwks, new WebhookKey(Folder).Jwks);
        Assert.Equal(Disk.OwnerOnly, RightsOf("secrets", "webhooks"));
    }

    /// <summary>As receivers check it in Node: every published key is tried on the message they put together themselves.</summary>
    [Fact]
    public async Task A_receiver_in_Node_accepts_what_is_signed_and_nothing_else()
    {
        var key = new WebhookKey(Folder);
        var body = """{"request_id":"r1","status":"OK","payload":{"name":"Übung"}}""";
        var headers = key.Sign("r1", "studio", Clock.GetUtcNow(), Encoding.UTF8.GetBytes(body)).ToDictionary();
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeSeconds().ToString(), headers["X-Fal-Webhook-Timestamp"]);

        Assert.Equal("true true", await VerifyInNodeAsync(key.Jwks, headers, body));
        Assert.Equal("false false", await VerifyInNodeAsync(key.Jwks, headers, body + " "));
        Assert.Equal("false false", await VerifyInNodeAsync(key.Jwks, new(headers) { ["X-Fal-Webhook-User-Id"] = "other" }, body));
        Assert.Equal("false false", await VerifyInNodeAsync(key.Jwks, new(headers) { ["X-Fal-Webhook-Timestamp"] = "1" }, body));
    }

    private static async Task<string> VerifyInNodeAsync(string jwks, Dictionary<string, string> headers, string body)
    {
        const string script = """
            const crypto = require("crypto");
            const [jwks, headers, body] = process.argv.slice(1);
            const h = JSON.parse(headers);
            const hash = crypto.createHash("sha256").update(body, "utf8").digest("hex");
            const message = [h["X-Fal-Webhook-Request-Id"], h["X-Fal-Webhook-User-Id"], h["X-Fal-Webhook-Timestamp"], hash].join("\n");
            const good = JSON.parse(jwks).keys.map(key => crypto.verify(
              null, Buffer.from(message, "utf8"), crypto.createPublicKey({ key, format: "jwk" }), Buffer.from(h["X-Fal-Webhook-Signature"], "hex")));
            console.log(good.join(" "));
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script, jwks, JsonSerializer.Serialize(headers), body]) { RedirectStandardOutput = true })!;
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return said.Trim();
    }
}
