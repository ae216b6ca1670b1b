using Cuewright.Engine.Briefing;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Tests.Composing.Revising;

public sealed class RevisionTests
{
    public static TheoryData<string> Styles => Pieces.Styles;

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_section_done_again_is_another_and_all_else_stays_note_for_note(string style)
    {
        var brief = Pieces.Brief(style, 48, energies: "2353");
        var (before, grid) = Pieces.Compose(brief);
        foreach (var number in new[] { 1, 2, 3 })
        {
            var after = Pieces.Score(brief with { Changes = new Changes { Redo = [new Redo { Section = $"{number}" }] } });
            var section = grid.Sections[number - 1];
            var (from, to) = (grid.Meters.TickOfBar(section.StartBar) - 60, grid.Meters.TickOfBar(section.EndBar) - 60);
            bool Inside(Note note) => note.Start >= from && note.Start < to;

            Assert.Equal(Starts(before.Score, note => !Inside(note)), Starts(after, note => !Inside(note)));
            Assert.NotEqual(Starts(before.Score, Inside), Starts(after, Inside));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_part_done_again_changes_nobody_else(string style)
    {
        var brief = Pieces.Brief(style, 40);
        var before = Pieces.Score(brief);
        foreach (var part in before.Parts.Where(part => part.Role is PartRole.Lead or PartRole.Drums or PartRole.Bass).ToArray())
        {
            var after = Pieces.Score(brief with { Changes = new Changes { Redo = [new Redo { Part = part.Name, Variant = 2 }] } });
            var alike = part.Role == PartRole.Lead ? StyleLibrary.Find(style).Parts.Where(spec => spec.Play == Play.Shadow).Select(spec => spec.Name).ToArray() : [];
            Assert.All(after.Parts.Zip(before.Parts), pair => Assert.True(pair.First.Name == part.Name || alike.Contains(pair.First.Name) || pair.First.Notes.SequenceEqual(pair.Second.Notes), $"{style}: {part.Name} again, and {pair.First.Name} is another"));
            if (part.Role == PartRole.Lead) Assert.NotEqual(part.Notes, after.Parts.Single(other => other.Name == part.Name).Notes);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void What_is_muted_is_gone_and_all_else_stays(string style)
    {
        var brief = Pieces.Brief(style, 40);
        var before = Pieces.Score(brief).Parts;
        foreach (var role in before.Select(part => part.Role).Where(role => role is PartRole.Drums or PartRole.Bass or PartRole.Lead).Distinct())
        {
            var after = Pieces.Score(brief with { Changes = new Changes { Mute = [$"{role}"] } }).Parts;
            Assert.DoesNotContain(after, part => part.Role == role);
            Assert.All(after, part => Assert.Equal(before.Single(other => other.Name == part.Name).Notes, part.Notes));
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_flute_plays_the_tune_by_octaves_in_its_range_and_all_else_stays(string style)
    {
        var brief = Pieces.Brief(style, 40);
        var before = Pieces.Score(brief).Parts;
        if (before.FirstOrDefault(part => part.Role == PartRole.Lead) is not { } lead) return;
        var after = Pieces.Score(brief with { Changes = new Changes { Swap = [new Swap(lead.Name, "flute")] } }).Parts;
        var flute = after.Single(part => part.Name == lead.Name);

        Assert.Equal("flute", flute.Instrument);
        Assert.All(flute.Notes, note => Assert.InRange(note.Pitch, Palette.Default["flute"].Low, Palette.Default["flute"].High));
        // Octaves that fall together in the new range are one note.
        Assert.Equal(lead.Notes.Select(note => (note.Start, note.Pitch % 12)).Distinct().Order(), flute.Notes.Select(note => (note.Start, note.Pitch % 12)).Distinct().Order());
        Assert.All(after.Where(part => part.Name != lead.Name), part => Assert.Equal(before.Single(other => other.Name == part.Name).Notes, part.Notes));
    }

    [Fact]
    public void Another_variant_is_another_try()
    {
        var brief = Pieces.Brief("solo-piano", 48);
        var tries = new[] { 1, 2, 3 }.Select(variant => Starts(Pieces.Score(brief with { Changes = new Changes { Redo = [new Redo { Section = "2", Variant = variant }] } }), _ => true)).ToArray();
        Assert.Equal(3, tries.Distinct().Count());
    }

    [Fact]
    public void What_is_not_there_is_told()
    {
        var brief = Pieces.Brief("solo-piano", 30);
        foreach (var changes in new[]
                 {
                     new Changes { Redo = [new Redo { Section = "9" }] },
                     new Changes { Redo = [new Redo { Part = "bagpipe" }] },
                     new Changes { Swap = [new Swap("harmony", "vacuum cleaner")] },
                     new Changes { Swap = [new Swap("harmony", "808 kit")] },
                     new Changes { Mute = [.. Enum.GetNames<PartRole>(), "noise"] },
                 })
        {
            Assert.Equal(RefusalCode.BadOption, Assert.Throws<RefusalException>(() => Pieces.Score(brief with { Changes = changes })).Code);
        }
    }

    [Theory]
    [InlineData("section=2", "2", null, 1)]
    [InlineData("section = Chorus:3", "Chorus", null, 3)]
    [InlineData("part=low ostinato", null, "low ostinato", 1)]
    public void Changes_are_read_as_they_are_written(string text, string? section, string? part, int variant)
    {
        Assert.True(WrittenChanges.TryRedo(text, out var redo));
        Assert.Equal(new Redo { Section = section, Part = part, Variant = variant }, redo);
    }

    [Theory]
    [InlineData("section")]
    [InlineData("section=")]
    [InlineData("verse=2")]
    [InlineData("section=2:0")]
    [InlineData("section=2:x")]
    public void What_means_nothing_is_not_read(string text) => Assert.False(WrittenChanges.TryRedo(text, out _));

    private static string Starts(Score score, Func<Note, bool> which) =>
        string.Join("\n", score.Parts.Select(part => $"{part.Name}: {string.Join(' ', part.Notes.Where(which).Select(note => $"{note.Start}/{note.Pitch}/{note.Velocity}"))}"));
}
