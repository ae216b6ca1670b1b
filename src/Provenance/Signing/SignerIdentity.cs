using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cuewright.Provenance.Signing;

/// <summary>Who signs: a certificate, those that vouch for it, and its key.</summary>
public sealed class SignerIdentity : IDisposable
{
    private readonly ECDsa _key;

    private SignerIdentity(ImmutableArray<byte[]> chain, ECDsa key)
    {
        Chain = chain;
        _key = key;
    }

    /// <summary>The signer's certificate first, each vouched for by the next. Without the root: verifiers bring those they trust.</summary>
    internal ImmutableArray<byte[]> Chain { get; }

    /// <exception cref="SigningException">Nothing could be signed with these that a verifier would accept.</exception>
    public static SignerIdentity Read(SignerFiles files, TimeProvider clock)
    {
        var certificates = new X509Certificate2Collection();
        var key = ECDsa.Create();
        try
        {
            certificates.ImportFromPemFile(files.Certificate);
            key.ImportFromPem(File.ReadAllText(files.Key));
            CertificateRules.Check(certificates, key, files, clock.GetUtcNow());
            return new SignerIdentity([.. certificates.Where(certificate => !CertificateRules.IsRoot(certificate)).Select(certificate => certificate.RawData)], key);
        }
        catch (Exception fault)
        {
            key.Dispose();
            if (fault is SigningException) throw;
            if (fault is IOException or UnauthorizedAccessException) throw new SigningException($"The signer's certificate or key cannot be read: {fault.Message}", fault);
            if (fault is CryptographicException or ArgumentException) throw new SigningException($"{files.Certificate} must hold certificates as PEM and {files.Key} an unencrypted EC private key as PEM: {fault.Message}", fault);
            throw;
        }
        finally
        {
            foreach (var certificate in certificates) certificate.Dispose();
        }
    }

    public void Dispose() => _key.Dispose();

    internal byte[] Sign(byte[] content) => _key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
