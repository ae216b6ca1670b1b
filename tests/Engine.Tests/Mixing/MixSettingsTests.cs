using Cuewright.Engine.Data;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Mixing;

public sealed class MixSettingsTests
{
    public static TheoryData<string> Presets => [.. MixSettings.Names];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_can_be_read_and_covers_every_role(string name)
    {
        var settings = MixSettings.Find(name);
        Assert.Equal(name, settings.Name);
        Assert.Equal(Enum.GetValues<PartRole>(), settings.Roles.Keys.Order());
    }

    [Fact]
    public void Every_style_names_a_preset_that_exists() =>
        Assert.All(StyleLibrary.All, style => Assert.Contains(style.Mix, MixSettings.Names));

    [Fact]
    public void A_preset_takes_over_what_it_does_not_say()
    {
        var (like, other) = (MixSettings.Find("natural"), MixSettings.Find("lo-fi"));
        Assert.Equal(like.ReferenceLufs, other.ReferenceLufs);
        Assert.Throws<ArgumentException>(() => DataFile.ReadLike<MixSettings>("no such", ".mix.yaml"));
    }
}
