using Cuewright.Provenance.Boxes;

namespace Cuewright.Provenance.Signing;

/// <summary>COSE_Sign1 (RFC 9052) with ES256 over a claim that lies elsewhere, the certificates beside it (RFC 9360).</summary>
internal static class CoseSignature
{
    private const int AlgorithmHeader = 1;

    private const int Es256 = -7;

    private const int CertificatesHeader = 33;

    private const int Sign1Tag = 18;

    public static byte[] Of(byte[] claim, SignerIdentity signer)
    {
        var certificates = signer.Chain.Select(Cbor.Bytes).ToArray();
        var headers = Cbor.Bytes(Cbor.Map(
            (AlgorithmHeader, Cbor.Number(Es256)),
            (CertificatesHeader, certificates.Length == 1 ? certificates[0] : Cbor.List(certificates))));
        var signature = signer.Sign(Cbor.List(Cbor.Text("Signature1"), headers, Cbor.Bytes([]), Cbor.Bytes(claim)));
        var unsigned = Cbor.Map(Array.Empty<(int, byte[])>());
        return Cbor.Tagged(Sign1Tag, Cbor.List(headers, unsigned, Cbor.Null, Cbor.Bytes(signature)));
    }
}
