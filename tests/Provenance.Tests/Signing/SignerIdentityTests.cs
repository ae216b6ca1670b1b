using System.Security.Cryptography;
using Cuewright.Provenance.Signing;

namespace Cuewright.Provenance.Tests.Signing;

public sealed class SignerIdentityTests : IDisposable
{
    private readonly TestChain _chain = new();

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void A_chain_is_kept_without_its_root()
    {
        _chain.Order = "sir";
        using var signer = SignerIdentity.Read(_chain.Write(), TimeProvider.System);
        Assert.Equal(2, signer.Chain.Length);
    }

    [Fact]
    public void An_expired_certificate_is_refused()
    {
        _chain.To = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
        _chain.From = _chain.To.AddYears(-1);
        Assert.EndsWith("expired on 2025-03-01 12:00 UTC.", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_the_future_is_refused()
    {
        _chain.From = TimeProvider.System.GetUtcNow().AddHours(1);
        Assert.Contains("is not valid before", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_of_another_certificate_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _chain.OtherKey = other.ExportPkcs8PrivateKeyPem();
        Assert.Contains("does not belong to the key in", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_behind_a_password_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _chain.OtherKey = other.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1));
        Assert.Contains("an unencrypted EC private key as PEM", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_key_is_refused()
    {
        _chain.OtherKey = "hello";
        Assert.Contains("an unencrypted EC private key as PEM", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_curve_is_refused()
    {
        _chain.Curve = ECCurve.NamedCurves.nistP384;
        Assert.Contains("is not for a P-256 key", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_for_web_servers_is_refused()
    {
        _chain.Usage = "1.3.6.1.5.5.7.3.1";
        Assert.Contains("is not for content credentials", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r", "does not belong to the key")]
    [InlineData("is", "does not belong to the key")]
    [InlineData("sr", "did not issue the one before it")]
    [InlineData("", "holds no certificate")]
    public void A_chain_in_disorder_is_refused(string order, string why)
    {
        _chain.Order = order;
        Assert.Contains(why, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var files = _chain.Write() with { Key = "/nowhere/signer.key" };
        Assert.Contains("/nowhere/signer.key", Assert.Throws<SigningException>(() => SignerIdentity.Read(files, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    private string Refusal() => Assert.Throws<SigningException>(() => SignerIdentity.Read(_chain.Write(), TimeProvider.System)).Message;
}
