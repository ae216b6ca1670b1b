using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cuewright.Provenance.Signing;

namespace Cuewright.Provenance.Tests.Signing;

/// <summary>A chain as an authority would issue it, root, issuer and signer, with what a test wants to be different.</summary>
internal sealed class TestChain : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public DateTimeOffset From { get; set; } = TimeProvider.System.GetUtcNow().AddDays(-1);

    public DateTimeOffset To { get; set; } = TimeProvider.System.GetUtcNow().AddDays(1);

    /// <summary>What the signer's certificate may be used for; documents unless a test says otherwise.</summary>
    public string Usage { get; set; } = CertificateRules.DocumentSigning;

    public ECCurve Curve { get; set; } = ECCurve.NamedCurves.nistP256;

    /// <summary>What is written in place of the signer's key.</summary>
    public string? OtherKey { get; set; }

    /// <summary>Which of the certificates are written, and in which order: s(igner), i(ssuer), r(oot).</summary>
    public string Order { get; set; } = "si";

    public string RootFile => _folder.PathOf("root.pem");

    public SignerFiles Write()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(Curve);
        using var root = Request("Test root", rootKey, authority: true).CreateSelfSigned(_now.AddYears(-10), _now.AddYears(1));
        using var bareIssuer = IssuedBy(root, Request("Test issuer", issuerKey, authority: true)).Create(root, _now.AddYears(-10), _now.AddYears(1), [2]);
        using var issuer = bareIssuer.CopyWithPrivateKey(issuerKey);
        var wish = Request("Test signer", key, authority: false);
        wish.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Usage)], false));
        using var signer = IssuedBy(issuer, wish).Create(issuer, From, To, [3]);
        File.WriteAllText(RootFile, root.ExportCertificatePem());
        var files = new SignerFiles(_folder.PathOf("signer.pem"), _folder.PathOf("signer.key"));
        File.WriteAllLines(files.Certificate, Order.Select(letter => (letter switch { 's' => signer, 'i' => issuer, _ => root }).ExportCertificatePem()));
        File.WriteAllText(files.Key, OtherKey ?? key.ExportECPrivateKeyPem());
        return files;
    }

    public void Dispose() => _folder.Dispose();

    private static CertificateRequest Request(string name, ECDsa key, bool authority)
    {
        var request = new CertificateRequest($"CN={name}, O=Tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(authority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static CertificateRequest IssuedBy(X509Certificate2 issuer, CertificateRequest request)
    {
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        return request;
    }
}
