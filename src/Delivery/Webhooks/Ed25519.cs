using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cuewright.Delivery.Webhooks;

/// <summary>
/// Signatures by RFC 8032. .NET has none of this kind; OpenSSL, which .NET itself needs on Linux, has, in constant time.
/// </summary>
internal static partial class Ed25519
{
    public const int KeyBytes = 32;
    private const int SignatureBytes = 64;

    /// <summary>EVP_PKEY_ED25519, the number of the algorithm in OpenSSL.</summary>
    private const int Algorithm = 1087;

    private const string Library = "libcrypto";

    static Ed25519() => NativeLibrary.SetDllImportResolver(typeof(Ed25519).Assembly, Find);

    public static byte[] PublicKey(ReadOnlySpan<byte> privateKey)
    {
        var key = Import(privateKey);
        try
        {
            var publicKey = new byte[KeyBytes];
            nint length = publicKey.Length;
            Check(RawPublicKey(key, publicKey, ref length) == 1);
            return publicKey;
        }
        finally
        {
            FreeKey(key);
        }
    }

    public static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> message)
    {
        var key = Import(privateKey);
        var context = NewContext();
        try
        {
            var signature = new byte[SignatureBytes];
            nint length = signature.Length;
            Check(SignInit(context, 0, 0, 0, key) == 1);
            Check(Sign(context, signature, ref length, message, message.Length) == 1);
            return signature;
        }
        finally
        {
            FreeContext(context);
            FreeKey(key);
        }
    }

    private static nint Import(ReadOnlySpan<byte> privateKey)
    {
        var key = NewKey(Algorithm, 0, privateKey, privateKey.Length);
        Check(key != 0);
        return key;
    }

    private static void Check(bool worked)
    {
        if (!worked) throw new CryptographicException("OpenSSL refuses to sign with Ed25519.");
    }

    /// <summary>The names under which systems carry it, the newest first.</summary>
    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library) return 0;
        foreach (var file in new[] { "libcrypto.so.3", "libcrypto.so.1.1", "libcrypto" })
            if (NativeLibrary.TryLoad(file, out var handle)) return handle;
        return 0;
    }

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    private static partial nint NewKey(int algorithm, nint engine, ReadOnlySpan<byte> key, nint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    private static partial int RawPublicKey(nint key, Span<byte> publicKey, ref nint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    private static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    private static partial nint NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    private static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    private static partial int SignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    private static partial int Sign(nint context, Span<byte> signature, ref nint length, ReadOnlySpan<byte> message, nint messageLength);
}
