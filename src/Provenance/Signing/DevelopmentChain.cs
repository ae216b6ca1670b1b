using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cuewright.Provenance.Signing;

/// <summary>
/// A root and a signer made on this machine, for trying things out: signatures hold, but verifiers call the signer unknown
/// until they are told to trust the root. The root's key is not kept, so that nothing else can ever be signed with it.
/// </summary>
public static class DevelopmentChain
{
    /// <summary>Without a time stamp from outside, what is signed is good for as long as its certificate.</summary>
    private const int Years = 10;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>Where the root lies that verifiers may be told to trust.</returns>
    /// <exception cref="SigningException">There is one already.</exception>
    public static string Make(string dataFolder, TimeProvider clock)
    {
        var files = SignerFiles.Development(dataFolder);
        var folder = Path.GetDirectoryName(files.Certificate)!; // All files lie in one of their own.
        if (File.Exists(files.Certificate) || File.Exists(files.Key)) throw new SigningException($"There is a signer in {folder} already; remove that folder to make another.");
        var (from, to) = (clock.GetUtcNow().AddMinutes(-5), clock.GetUtcNow().AddYears(Years));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = RootRequest(rootKey).CreateSelfSigned(from, to);
        using var leaf = LeafRequest(key, root).Create(root, from, to, Serial());
        var rootFile = Path.Combine(folder, "root.pem");
        MakeFolder(dataFolder);
        MakeFolder(folder);
        Write(rootFile, root.ExportCertificatePem());
        Write(files.Certificate, leaf.ExportCertificatePem());
        Write(files.Key, key.ExportPkcs8PrivateKeyPem());
        return rootFile;
    }

    private static CertificateRequest RootRequest(ECDsa key)
    {
        var request = new CertificateRequest(Name("root"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static CertificateRequest LeafRequest(ECDsa key, X509Certificate2 root)
    {
        var request = new CertificateRequest(Name("signer"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CertificateRules.ClaimSigning), new Oid(CertificateRules.DocumentSigning)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        return request;
    }

    /// <summary>Verifiers show the organisation as who signed; it must not look like one that somebody has checked.</summary>
    private static X500DistinguishedName Name(string role) => new($"CN=Cuewright development {role}, O=Self-made for development");

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x3f | 0x40); // Positive, and no zeros in front.
        return serial;
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static void Write(string path, string pem)
    {
        // A root whose signer was removed is of no use to anybody.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var file = new StreamWriter(path, options);
        file.WriteLine(pem);
    }
}
