using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Tests.Rendering.Sampler;

public sealed class SoundFontTests
{
    private static readonly byte[] Good = new TinyBank()
        .Zone((Generator.KeyRange, 60 | (90 << 8)), (Generator.SampleModes, 1), (Generator.LoopEndOffset, -3), (Generator.StartOffset, 9))
        .Modulator(0x0502, Generator.StartOffset, 300)
        .Zone((Generator.SampleModes, 3), (Generator.VolumeEnvelopeRelease, -2000))
        .ToBytes();

    [Fact]
    public void A_missing_bank_is_refused_by_name()
    {
        var refusal = Assert.Throws<RefusalException>(() => SoundFont.Open("no-such.sf2"));
        Assert.Equal(RefusalCode.NotFound, refusal.Code);
        Assert.Contains("no-such.sf2", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("RIFF1234sfbkLIST")]
    [InlineData("This is a letter to my aunt, and certainly not a bank of sounds.")]
    public void What_is_no_bank_is_refused_in_a_sentence(string content)
    {
        using var file = new TemporaryFile([.. content.Select(c => (byte)c)]);
        var refusal = Assert.Throws<RefusalException>(() => SoundFont.Open(file.Path));
        Assert.Equal(RefusalCode.Unreadable, refusal.Code);
        Assert.EndsWith(".", refusal.Message);
    }

    [Fact]
    public void A_program_the_bank_lacks_falls_back_to_one_it_has()
    {
        using var bank = new TinyBank().Zone().Open();
        Assert.Equal("Tone", bank.Find(0, 0).Name);
        Assert.Equal("Tone", bank.Find(8, 0).Name);
        Assert.Equal("Tone", bank.Find(128, 25).Name);
    }

    [Fact]
    public void Broken_banks_play_or_are_refused_but_never_crash()
    {
        var chance = new Seed(11).Begin();
        var (played, refused) = (0, 0);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Good.ToArray();
            // Most of the file is sample data; the tables at the end are where harm can be done.
            for (var i = 0; i <= chance.Next(4); i++) bytes[^(1 + chance.Next(chance.Happens(0.9) ? 620 : bytes.Length))] = (byte)chance.Next(256);
            if (chance.Happens(0.1)) bytes = bytes[..chance.Next(bytes.Length)];
            try
            {
                Play(bytes);
                played++;
            }
            catch (RefusalException)
            {
                refused++;
            }
        }

        Assert.True(played > 300 && refused > 100, $"{played} played, {refused} refused");
    }

    private static void Play(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        using var bank = SoundFont.Open(file.Path);
        var player = new SamplerPlayer(bank.Find(0, 0), TinyBank.Rate);
        var (left, right) = (new float[3000], new float[3000]);
        foreach (var key in new[] { 0, 61, 127 }) player.NoteOn(new(key, 100));
        player.Process(left, right);
        foreach (var key in new[] { 0, 61, 127 }) player.NoteOff(key);
        player.Process(left, right);
        Assert.All(left, sample => Assert.True(float.IsFinite(sample)));
    }
}
