using Cuewright.Provenance.Signing;

namespace Cuewright.Provenance.Tests.Signing;

public sealed class DevelopmentChainTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_files_are_readable_by_their_owner_only()
    {
        DevelopmentChain.Make(_folder.Root, TimeProvider.System);
        var files = Directory.GetFiles(_folder.PathOf("c2pa"));
        Assert.Equal(["root.pem", "signer.key", "signer.pem"], files.Select(Path.GetFileName).Order());
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Only_the_key_of_the_signer_is_kept()
    {
        DevelopmentChain.Make(_folder.Root, TimeProvider.System);
        Assert.Single(Directory.GetFiles(_folder.PathOf("c2pa")), file => File.ReadAllText(file).Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    [Fact]
    public void A_signer_that_is_there_is_not_replaced()
    {
        DevelopmentChain.Make(_folder.Root, TimeProvider.System);
        var key = File.ReadAllText(_folder.PathOf("c2pa/signer.key"));
        Assert.Throws<SigningException>(() => DevelopmentChain.Make(_folder.Root, TimeProvider.System));
        Assert.Equal(key, File.ReadAllText(_folder.PathOf("c2pa/signer.key")));
    }
}
