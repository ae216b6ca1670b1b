using System.Security.Cryptography;
using Cuewright.Provenance.Signing;
using Cuewright.Provenance.Tags;

namespace Cuewright.Provenance;

/// <summary>Puts signed content credentials (C2PA) into finished files.</summary>
public static class C2paSigner
{
    private const string ManifestType = "application/c2pa";

    /// <summary>
    /// Copies an mp3 with a manifest as one more frame of its tag. Its other frames and its sound stay as they are, byte for
    /// byte. The output may be the input; it appears when it is whole.
    /// </summary>
    /// <exception cref="SigningException">It is no mp3, or is signed already.</exception>
    public static void SignMp3(string inputPath, string outputPath, string title, SignerIdentity signer, TimeProvider clock)
    {
        using var input = File.OpenRead(inputPath);
        var tag = Id3Tag.Read(input);
        // Who changes a signed file has to keep its manifest and say what was changed; we only make files from nothing.
        if (tag.HasObject(ManifestType)) throw new SigningException("The mp3 file is signed already.");
        var unbound = new Manifest { Title = title, MadeAt = clock.GetUtcNow(), Binding = new Binding(Id3Tag.HeaderLength + tag.Frames.Length, 0, new byte[SHA256.HashSizeInBytes]) };
        var placed = Placed(unbound, tag, signer);
        var header = tag.Header(more: (int)placed.Binding.ExcludedLength);
        var bound = placed with { Binding = placed.Binding with { Hash = HashOf(header, tag, input) } };
        WriteWhole(outputPath, output =>
        {
            output.Write(header);
            output.Write(tag.Frames);
            output.Write(Frame(bound, tag, signer));
            input.Position = tag.SoundStart;
            input.CopyTo(output);
        });
    }

    /// <summary>
    /// The manifest says how long its frame is, and is longer for longer numbers: begun with nothing, said and real length
    /// grow until they meet. All else in it has a fixed length.
    /// </summary>
    private static Manifest Placed(Manifest manifest, Id3Tag tag, SignerIdentity signer)
    {
        while (Frame(manifest, tag, signer).Length is var length && length != manifest.Binding.ExcludedLength)
        {
            manifest = manifest with { Binding = manifest.Binding with { ExcludedLength = length } };
        }

        return manifest;
    }

    private static byte[] Frame(Manifest manifest, Id3Tag tag, SignerIdentity signer) => tag.ObjectFrame(ManifestType, "c2pa", "c2pa manifest store", manifest.SignedBy(signer));

    /// <summary>Of everything but the manifest's own frame.</summary>
    private static byte[] HashOf(byte[] header, Id3Tag tag, FileStream input)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(tag.Frames);
        input.Position = tag.SoundStart;
        var buffer = new byte[1 << 16];
        int read;
        while ((read = input.Read(buffer)) > 0) hash.AppendData(buffer, 0, read);
        return hash.GetHashAndReset();
    }

    private static void WriteWhole(string path, Action<Stream> write)
    {
        var draft = $"{path}.{Guid.NewGuid():n}";
        try
        {
            using (var file = File.Create(draft)) write(file);
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
