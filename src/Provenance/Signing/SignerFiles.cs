namespace Cuewright.Provenance.Signing;

/// <summary>Where the signer's certificate (with those that vouch for it) and its key lie, as PEM.</summary>
public sealed record SignerFiles(string Certificate, string Key)
{
    /// <summary>Where the chain made by "c2pa init" lies.</summary>
    public static SignerFiles Development(string dataFolder) => new(Path.Combine(dataFolder, "c2pa", "signer.pem"), Path.Combine(dataFolder, "c2pa", "signer.key"));
}
