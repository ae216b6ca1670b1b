using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cuewright.Provenance.Signing;

/// <summary>What verifiers of C2PA ask of a signer's certificate, checked before anything is signed in vain.</summary>
internal static class CertificateRules
{
    public const string ClaimSigning = "1.3.6.1.4.1.62558.2.1";
    public const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    private const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    private const string CurveP256 = "1.2.840.10045.3.1.7";

    /// <exception cref="SigningException">The first rule that is broken.</exception>
    public static void Check(X509Certificate2Collection chain, ECDsa key, SignerFiles files, DateTimeOffset now)
    {
        var leaf = chain.Count > 0 ? chain[0] : throw new SigningException($"{files.Certificate} holds no certificate.");
        using var own = leaf.GetECDsaPublicKey();
        Demand(own is not null && own.ExportParameters(false).Curve.Oid.Value == CurveP256, "is not for a P-256 key; signing is done with ES256");
        Demand(own!.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()), $"does not belong to the key in {files.Key}");
        Demand(now >= leaf.NotBefore, $"is not valid before {leaf.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");
        Demand(now <= leaf.NotAfter, $"expired on {leaf.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");
        Demand(!IsRoot(leaf), "vouches for itself; verifiers want one that another vouches for");
        Demand(leaf.Extensions.OfType<X509BasicConstraintsExtension>().All(basic => !basic.CertificateAuthority), "is an authority's; put the signer's own first");
        Demand(leaf.Extensions.OfType<X509KeyUsageExtension>().Any(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature)), "may not be used for digital signatures");
        Demand(leaf.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Any(), "does not name its authority's key");
        Demand(
            leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(usage => usage.EnhancedKeyUsages.Cast<Oid>()).Any(usage => usage.Value is ClaimSigning or DocumentSigning or EmailProtection),
            $"is not for content credentials ({ClaimSigning}), documents or mail");
        for (var place = 1; place < chain.Count; place++)
        {
            Demand(chain[place - 1].IssuerName.RawData.AsSpan().SequenceEqual(chain[place].SubjectName.RawData), $"is followed by {chain[place].Subject}, which did not issue the one before it");
        }

        void Demand(bool holds, string otherwise)
        {
            if (!holds) throw new SigningException($"The certificate in {files.Certificate} {otherwise}.");
        }
    }

    public static bool IsRoot(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
