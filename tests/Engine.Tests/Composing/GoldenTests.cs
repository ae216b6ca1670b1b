namespace Cuewright.Engine.Tests.Composing;

/// <summary>
/// Whole short pieces, note by note. A changed golden is a finding to explain in the commit: every user's seed changes
/// with it. To accept one, write what the failure shows into the file.
/// </summary>
public class GoldenTests
{
    [Theory]
    [InlineData("solo-piano", 14, 3)]
    [InlineData("lo-fi", 12, 5)]
    [InlineData("epic-trailer", 9, 8)]
    public void A_seed_keeps_its_piece(string style, double seconds, ulong seed)
    {
        var score = Pieces.Score(Pieces.Brief(style, seconds, seed, energies: "34"));
        using var golden = new StreamReader(typeof(GoldenTests).Assembly.GetManifestResourceStream($"{style}-{seed}.golden.txt")!);

        Assert.Equal(golden.ReadToEnd(), Symbols.Of(score, 4), ignoreLineEndingDifferences: true);
    }
}
