using System.Security.Cryptography;
using System.Text;
using Cuewright.Provenance.Boxes;
using Cuewright.Provenance.Signing;

namespace Cuewright.Provenance;

/// <summary>
/// What is said of a file, in the words of C2PA 2.x: that our engine made it from nothing, by algorithm, and which bytes it
/// is said of. It is the one manifest of its store, since nothing else went into the file.
/// </summary>
internal sealed record Manifest
{
    private const string Hashing = "sha256";

    /// <summary>IPTC's word for what a program made by rules. What a trained model made has another, which would not be true here.</summary>
    private const string MadeByRules = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia";

    private static readonly byte[] Maker = Cbor.Map(
        ("name", Cbor.Text("Cuewright")),
        ("version", Cbor.Text(typeof(Manifest).Assembly.GetName().Version!.ToString(3)))); // Every build has a version.

    public required string Title { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required Binding Binding { get; init; }

    /// <summary>The manifest store: boxes with assertions, a claim that lists their hashes, and the signature of the claim.</summary>
    public byte[] SignedBy(SignerIdentity signer)
    {
        byte[][] assertions = [Jumbf.LabelledCbor("cbor", "c2pa.actions.v2", Actions()), Jumbf.LabelledCbor("cbor", "c2pa.hash.data", HardBinding())];
        var label = $"urn:c2pa:{Unique("manifest")}";
        var claim = Claim(label, [Reference("c2pa.actions.v2", assertions[0]), Reference("c2pa.hash.data", assertions[1])]);
        return Jumbf.Labelled(
            "c2pa",
            "c2pa",
            Jumbf.Labelled(
                "c2ma",
                label,
                Jumbf.Labelled("c2as", "c2pa.assertions", assertions),
                Jumbf.LabelledCbor("c2cl", "c2pa.claim.v2", claim),
                Jumbf.LabelledCbor("c2cs", "c2pa.signature", CoseSignature.Of(claim, signer))));
    }

    private byte[] Claim(string label, byte[][] assertions) => Cbor.Map(
        ("instanceID", Cbor.Text($"xmp:iid:{Unique("instance")}")),
        ("claim_generator_info", Maker),
        ("signature", Cbor.Text($"self#jumbf=/c2pa/{label}/c2pa.signature")),
        ("created_assertions", Cbor.List(assertions)),
        ("dc:title", Cbor.Text(Title)),
        ("alg", Cbor.Text(Hashing)));

    private static byte[] Reference(string label, byte[] box) => Cbor.Map(
        ("url", Cbor.Text($"self#jumbf=c2pa.assertions/{label}")),
        ("hash", Cbor.Bytes(SHA256.HashData(Jumbf.Inside(box)))));

    private byte[] Actions() => Cbor.Map(
        ("actions", Cbor.List(Cbor.Map(
            ("action", Cbor.Text("c2pa.created")),
            ("when", Cbor.Tagged(0, Cbor.Text(MadeAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")))),
            ("softwareAgent", Maker),
            ("digitalSourceType", Cbor.Text(MadeByRules))))));

    private byte[] HardBinding() => Cbor.Map(
        ("exclusions", Cbor.List(Cbor.Map(("start", Cbor.Number(Binding.ExcludedStart)), ("length", Cbor.Number(Binding.ExcludedLength))))),
        ("name", Cbor.Text("jumbf manifest")),
        ("alg", Cbor.Text(Hashing)),
        ("hash", Cbor.Bytes(Binding.Hash)),
        // Required; it is for writers that do not know the lengths beforehand.
        ("pad", Cbor.Bytes([])));

    /// <summary>In the form of a random UUID, but drawn from what it names, so that the same file at the same time is named alike.</summary>
    private Guid Unique(string what)
    {
        var drawn = SHA256.HashData([.. Binding.Hash, .. Encoding.UTF8.GetBytes($"{what} {MadeAt:O}")]).AsSpan(0, 16);
        drawn[6] = (byte)(drawn[6] & 0x0f | 0x40);
        drawn[8] = (byte)(drawn[8] & 0x3f | 0x80);
        return new Guid(drawn, bigEndian: true);
    }
}

/// <summary>The bytes that are vouched for: all of the file but where the manifest itself lies.</summary>
internal sealed record Binding(long ExcludedStart, long ExcludedLength, byte[] Hash);
