using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Music;
using Cuewright.Engine.Time;
using Cuewright.Repertoire;

namespace Cuewright.Engine.Tests.Repertoire;

public sealed class PieceReaderTests
{
    private const int Quarter = Ticks.PerQuarter;

    public static TheoryData<string> Names => [.. WrittenPieces.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_piece_is_a_short_piece_with_a_soft_and_a_loud_section(string name)
    {
        var score = WrittenPieces.Read(name);
        Assert.InRange(SampleClock.SecondsAt(score.LengthSamples), 30, 52);
        Assert.True(score.Sections.Max(section => section.Energy) - score.Sections.Min(section => section.Energy) >= 2);
        Assert.All(score.Parts, part => Assert.NotEmpty(part.Notes));
        Assert.All(score.Parts, part => Assert.True(part.Notes.Select(note => note.Velocity).Distinct().Count() > 1 || part.Expression.Length > 0 || part.Notes.Length < 5, part.Name));
        Assert.Contains(score.Mix, MixSettings.Names);
    }

    [Fact]
    public void There_are_twelve_styles_and_each_has_a_mix_of_its_own()
    {
        Assert.True(WrittenPieces.Names.Count >= 12);
        Assert.Equal(WrittenPieces.Names.Count, WrittenPieces.Names.Select(name => WrittenPieces.Read(name).Mix).Distinct().Count());
    }

    [Fact]
    public void Octave_and_length_hold_until_others_are_written() => Assert.Equal(
        [(0L, Quarter, 74), (Quarter, Quarter / 2, 76), (3 * Quarter / 2, Quarter / 2, 66), (2 * Quarter, 2 * Quarter / 3, 60), (8 * Quarter / 3, 2 * Quarter / 3, 60), (10 * Quarter / 3, 2 * Quarter / 3, 70)],
        Notes("d5:4 e:8 f#4 c:4t*2 bb").Select(note => (note.Start, (int)note.Length, note.Pitch)));

    [Fact]
    public void Chords_are_built_upwards_and_may_be_held_over_the_bar_line()
    {
        var notes = Notes("r:2 b3+d+a:2 | -:4 d3:2.", bars: 2);
        Assert.Equal([59, 62, 69, 50], notes.Select(note => note.Pitch));
        Assert.All(notes.Take(3), note => Assert.Equal((2L * Quarter, 3L * Quarter), (note.Start, note.Length)));
    }

    [Fact]
    public void Marks_say_how_a_note_is_played()
    {
        var notes = Notes("c4:8' c~ c> c< c_ r*3");
        Assert.Equal(
            [Articulation.Staccato, Articulation.Legato, Articulation.Accent, Articulation.Normal, Articulation.Normal],
            notes.Select(note => note.Articulation));
        Assert.True(notes[2].Velocity > notes[4].Velocity && notes[4].Velocity > notes[3].Velocity + 10);
    }

    [Theory]
    [InlineData("riff*2", new[] { 60, 64, 60, 64 })]
    [InlineData("riff %", new[] { 60, 64, 60, 64 })]
    [InlineData("riff+3 riff-2", new[] { 63, 67, 58, 62 })]
    [InlineData("riff^1 riff^-1", new[] { 62, 65, 59, 62 })]
    [InlineData("R | riff", new[] { 60, 64 })]
    public void Patterns_are_played_again_and_moved(string music, int[] pitches) => Assert.Equal(pitches, Notes(music, bars: 2).Select(note => note.Pitch));

    [Fact]
    public void Drum_lanes_divide_the_bar_evenly()
    {
        var notes = Notes("beat", instrument: "standard kit");
        Assert.Equal([(0L, 36), (0L, 42), (Quarter / 3, 42), (2 * Quarter, 38)], notes.Select(note => (note.Start, note.Pitch)).OrderBy(note => note));
        Assert.True(notes.Single(note => note.Pitch == 36).Velocity > notes.Single(note => note.Pitch == 38).Velocity + 40);
    }

    [Fact]
    public void The_first_of_several_voices_leads()
    {
        var notes = Notes("c5:1 & r:2 c3:2");
        Assert.Equal([(0L, 72), (2L * Quarter, 48)], notes.Select(note => (note.Start, note.Pitch)));
        Assert.True(notes[0].Velocity >= notes[1].Velocity + 10);
    }

    [Fact]
    public void Swing_moves_the_second_of_two() => Assert.Equal([0L, 640], Notes("c4:8 c r:2.", head: "swing: { amount: 0.6666667, unit: 8 }").Select(note => note.Start));

    [Fact]
    public void The_last_chord_is_held_into_the_ring() =>
        Assert.Equal([4L * Quarter, 5 * Quarter], Notes("c4:1 | c4:1", bars: 2, ring: 2).Select(note => note.Length));

    [Fact]
    public void Dynamics_and_tempo_move_along_the_form()
    {
        var score = Read("c4:2 d | c4:2 d", bars: 2, more: "dynamics: 'a p-f', ", tempo: "a 60, a:2 60-120");
        var velocities = score.Parts[0].Notes.Select(note => note.Velocity).ToArray();
        Assert.Equal(velocities.Order(), velocities);
        Assert.InRange(velocities[^1] - velocities[0], 20, 34);
        Assert.Equal(60, score.Tempo.BpmAt(3 * Quarter));
        Assert.InRange(score.Tempo.BpmAt((8 * Quarter) - 1), 100, 120);
    }

    [Theory]
    [InlineData("c4:2 d:4", "part solo: section a: bar 1: 3 quarters of notes in a bar of 4")]
    [InlineData("c4:1 | d:1", "part solo: section a: 2 bars where the section has 1")]
    [InlineData("c4:4 x y z", "part solo: section a: bar 1: 'x' is no note")]
    [InlineData("c:4 d e f", "part solo: section a: bar 1: 'c' has no octave")]
    [InlineData("c4 d e f", "part solo: section a: bar 1: 'c4' has no length")]
    [InlineData("broken", "part solo: section a: bar 1: pattern broken: 2 quarters of notes in a bar of 4")]
    [InlineData("c0:1", "part solo: grand piano does not reach key 12")]
    [InlineData("beat", "part solo: section a: bar 1: grand piano has no drum")]
    public void Mistakes_are_told_by_file_part_and_bar(string music, string told) =>
        Assert.StartsWith($"test.piece.yaml: {told}", Assert.Throws<InvalidDataException>(() => Read(music)).Message);

    [Theory]
    [InlineData("a 60, b 70", "'b' names no section")]
    [InlineData("a 60, a:9 70", "'a:9' lies outside its section")]
    [InlineData("a fast", "'fast' is no number")]
    public void A_tempo_must_be_in_the_form(string tempo, string told) =>
        Assert.Equal($"test.piece.yaml: tempo: {told}.", Assert.Throws<InvalidDataException>(() => Read("c4:1", tempo: tempo)).Message);

    private static ImmutableArray<Note> Notes(string music, int bars = 1, string instrument = "grand piano", string more = "", string head = "", double ring = 0) =>
        Read(music, bars, instrument, more, head, ring).Parts[0].Notes;

    private static Score Read(string music, int bars = 1, string instrument = "grand piano", string more = "", string head = "", double ring = 1, string tempo = "a 60")
    {
        var yaml = $$"""
            title: Test
            key: C major
            mix: natural
            tempo: "{{tempo}}"
            ringSeconds: {{ring}}
            {{head}}
            sections: [{ name: a, bars: {{bars}}, energy: 3 }]
            patterns:
              riff: c4:2 e4:2
              broken: c4:2
            grooves:
              beat: { kick: "X...", snare: "..g.", hat: "xx.........." }
            parts:
              - { name: solo, role: lead, instrument: {{instrument}}, {{more}} music: { a: "{{music}}" } }
            """;
        return PieceReader.Read(new StringReader(yaml), "test.piece.yaml", Palette.Default);
    }
}
