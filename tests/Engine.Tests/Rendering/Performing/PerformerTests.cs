using System.Collections.Immutable;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Performing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Rendering.Performing;

public sealed class PerformerTests
{
    private const long FarEnd = 60 * SampleClock.Rate;

    private static readonly Instrument Strings = new() { Name = "strings", Family = "strings", Program = 48, Sustains = true };
    private static readonly Instrument Piano = new() { Name = "piano", Family = "piano", Program = 0 };
    private static readonly Instrument Harpsichord = new() { Name = "harpsichord", Family = "piano", Program = 6 };
    private static readonly Instrument Violin = new() { Name = "violin", Family = "strings", Program = 40, Sustains = true };
    private static readonly Instrument Flute = new() { Name = "flute", Family = "winds", Program = 73, Sustains = true };
    private static readonly Instrument Guitar = new() { Name = "guitar", Family = "guitar", Program = 25 };
    private static readonly Instrument Bass = new() { Name = "bass", Family = "bass", Program = 33 };
    private static readonly Instrument Kit = new() { Name = "kit", Family = "drums", Bank = 128, Program = 0 };

    // 120 bpm: a tick is 25 samples.
    private static readonly TempoMap Tempo = TempoMap.Constant(120);

    [Fact]
    public void Notes_on_a_met_moment_are_exact_to_the_sample_and_others_only_near()
    {
        var notes = Repeated(32, length: 240);
        ScoreHit[] met = [new(2, 4 * 960, "cut", 1, Hard: true), new(4.5, 9 * 960, "cut", 1, Hard: true), new(15.5, 31 * 960, "cut", 0.5, Hard: false)];
        var onsets = Onsets(Play(Strings, notes, [.. met, new ScoreHit(10.03, 20 * 960, "cut", 1, Hard: false)]));
        foreach (var i in new[] { 4, 9, 31 }) Assert.Equal(i * 24_000, onsets[i].Sample);
        Assert.NotEqual(20 * 24_000, onsets[20].Sample);
        Assert.All(onsets.Select((onset, i) => Math.Abs(onset.Sample - (i * 24_000L))), deviation => Assert.InRange(deviation, 0, 1_200));
    }

    [Fact]
    public void Slow_attacks_begin_early_so_that_they_are_heard_where_they_are_written()
    {
        var attack = new Dictionary<int, int> { [60] = 0, [72] = 1_000 };
        ImmutableArray<Note> notes = [new(0, 900, 72, 80), new(960, 900, 60, 80), new(1920, 900, 72, 80), new(2880, 900, 60, 80)];
        ImmutableArray<ScoreHit> hits = [.. notes.Select(note => new ScoreHit(note.Start / 1920.0, note.Start, "cut", 1, Hard: true))];
        var events = Perform(Piano, Sheet(Piano, notes), hits, FarEnd, note => attack[(int)Math.Round(note.Key)]);

        // Before the first sample nothing can begin.
        Assert.Equal([0, 24_000, 47_000, 72_000], Onsets(events).Select(onset => onset.Sample));
        Assert.All(Onsets(events)[1..], on => Assert.Equal(22_500, events.First(off => off.Kind == PlayedEventKind.NoteOff && off.Sample > on.Sample && off.Key == on.Key).Sample - on.Sample));
    }

    [Fact]
    public void A_hit_changes_nothing_for_the_notes_beside_it()
    {
        var free = Onsets(Play(Piano, Repeated(10, 240)));
        var bound = Onsets(Play(Piano, Repeated(10, 240), [new ScoreHit(1, 1920, "cut", 1, true)]));
        Assert.Equal(free.RemoveAt(2), bound.RemoveAt(2));
    }

    [Fact]
    public void Repeated_notes_take_turns_with_neighbouring_recordings_and_none_is_like_another()
    {
        var onsets = Onsets(Play(Piano, Repeated(9, 240)));
        Assert.Equal([0, 1, -1, 0, 1, -1, 0, 1, -1], onsets.Select(onset => onset.Note.Neighbour));
        Assert.Equal(9, onsets.Select(onset => onset.Note.Variation).Distinct().Count());
        Assert.All(Onsets(Play(Kit, Repeated(9, 240))), onset => Assert.Equal(0, onset.Note.Neighbour));
        Assert.Equal(0, Onsets(Play(Piano, Repeated(9, 240), new ScoreHit(0.5, 960, "cut", 1, true)))[1].Note.Neighbour);
    }

    [Fact]
    public void Bound_notes_of_a_line_are_slurred_with_a_little_glide_but_not_leaps_repeats_chords_or_hits()
    {
        ImmutableArray<Note> line =
        [
            new(0, 960, 60, 80, Articulation.Legato), new(960, 960, 62, 80, Articulation.Legato), new(1920, 960, 62, 80, Articulation.Legato),
            new(2880, 960, 76, 80, Articulation.Legato), new(3840, 960, 74, 80, Articulation.Legato), new(4800, 960, 72, 80), new(5760, 960, 71, 80),
            new(5760, 960, 67, 80),
        ];
        Assert.Equal([1, 4, 5], Slurred(Play(Flute, line)));
        Assert.Equal([1, 5], Slurred(Play(Flute, line, new ScoreHit(2, 3840, "cut", 1, true))));
        Assert.Empty(Slurred(Play(Piano, line)));
        var slur = Onsets(Play(Flute, line))[1].Note;
        Assert.InRange(slur.Key - slur.GlideFrom, 0.5, 1.5);
        Assert.InRange(slur.GlideSeconds, 0.01, 0.2);

        static IEnumerable<int> Slurred(ImmutableArray<PlayedEvent> events) =>
            Onsets(events).Select((onset, i) => (onset, i)).Where(pair => pair.onset.Note.IsSlurred).Select(pair => pair.i);
    }

    [Fact]
    public void A_long_note_grows_and_dies_away_and_vibrato_sets_in_late_but_a_struck_one_is_there_at_once()
    {
        ImmutableArray<Note> note = [new(960, 5760, 72, 80)];
        var events = Play(Violin, note);
        var (start, peak, end) = (LevelAt(events, 0.55), LevelAt(events, 1.9), LevelAt(events, 3.4));
        Assert.True(start < peak - 0.05 && end < start, $"{start} {peak} {end}");
        Assert.Equal(1, LevelAt(Play(Violin, note, new ScoreHit(0.5, 960, "cut", 1, true)), 0.51), 0.02);
        var vibrato = events.Where(played => played.Kind == PlayedEventKind.Vibrate).ToArray();
        Assert.Equal(2, vibrato.Length);
        Assert.InRange(vibrato[1].Sample - vibrato[0].Sample, 9_600, 24_000);
        Assert.True(vibrato[1].Value > 2 * vibrato[0].Value);
        Assert.DoesNotContain(Play(Piano, note), played => played.Kind is PlayedEventKind.Vibrate or PlayedEventKind.Express);

        static double LevelAt(ImmutableArray<PlayedEvent> events, double seconds) =>
            events.Last(played => played.Kind == PlayedEventKind.Express && played.Sample <= seconds * SampleClock.Rate).Value;
    }

    [Fact]
    public void A_pianist_leads_with_the_top_and_rolls_from_below_but_not_on_a_hit()
    {
        var chords = Enumerable.Range(0, 40).SelectMany(i => new[] { 48, 55, 60, 64 }.Select(pitch => new Note(i * 1920L, 1900, pitch, 80))).ToImmutableArray();
        var onsets = Onsets(Play(Piano, chords)).GroupBy(onset => (int)Math.Round(onset.Key)).ToDictionary(tone => tone.Key, tone => tone.ToArray());
        Assert.True(onsets[64].Average(top => top.Value) > 1.08 * onsets[55].Average(inner => inner.Value));
        Assert.InRange(onsets[64].Skip(1).Average(top => top.Sample) - onsets[48].Skip(1).Average(low => low.Sample), 150, 700);
        var hit = Onsets(Play(Piano, chords, new ScoreHit(1, 1920, "cut", 1, true)));
        Assert.Equal(4, hit.Count(onset => onset.Sample == 48_000));
    }

    [Fact]
    public void Strings_are_strummed_down_on_the_beat_and_up_after_it()
    {
        var chords = Enumerable.Range(1, 40).SelectMany(i => new[] { 45, 52, 57, 60, 64 }.Select(pitch => new Note(i * 480L, 400, pitch, 80))).ToImmutableArray();
        var onsets = Onsets(Play(Guitar, chords)).OrderBy(onset => onset.Sample).Chunk(5).ToArray();
        Assert.True(Direction(1) > 300 && Direction(0) < -300, $"{Direction(1)} {Direction(0)}");

        double Direction(int parity) => onsets.Where((_, i) => i % 2 == parity).Average(chord => chord.MaxBy(tone => tone.Key).Sample - chord.MinBy(tone => tone.Key).Sample);
    }

    [Fact]
    public void A_string_sounds_one_note_at_a_time()
    {
        // Both on the low strings of a guitar: E and G share one, B does not.
        var events = Play(Guitar, [new(0, 3840, 40, 80), new(960, 3840, 43, 80), new(1920, 3840, 47, 80)]);
        Assert.InRange(Length(events, 0), 22_000, 26_000);
        Assert.InRange(Length(events, 1), 90_000, 100_000);
    }

    [Fact]
    public void The_pedal_holds_joined_tones_until_the_harmony_changes_and_never_what_is_written_short()
    {
        // A broken chord for two bars, then another harmony.
        ImmutableArray<Note> broken = [.. new[] { 48, 52, 55, 60, 48, 52, 55, 60, 53, 57 }.Select((pitch, i) => new Note(i * 960L, 900, pitch, 80))];
        var events = Play(Piano, broken);
        Assert.InRange(Length(events, 1), 3 * 24_000, (3 * 24_000) + 7_200);
        Assert.InRange(Length(events, 2), 2 * 24_000, (2 * 24_000) + 7_200);
        ImmutableArray<Note> stabs = [.. broken.Select(note => note with { Length = 120 })];
        Assert.InRange(Length(Play(Piano, stabs), 1), 2_000, 4_000);
        Assert.InRange(Length(Play(Harpsichord, broken), 1), 20_000, 24_000);
    }

    [Fact]
    public void Who_plays_the_piano_alone_pedals_by_the_left_hand()
    {
        // A broken chord under a long tone, all of it in one part and nobody else there.
        ImmutableArray<Note> hands = [.. new[] { 48, 52, 55 }.Select((pitch, i) => new Note(i * 960L, 900, pitch, 80)), new(2880, 900, 72, 80), new(3840, 900, 53, 80), new(4800, 900, 57, 80)];
        var alone = Perform(Piano, Sheet(Piano, hands) with { Role = PartRole.Lead }, [], FarEnd);
        Assert.InRange(Length(alone, 1), 3 * 24_000, (3 * 24_000) + 7_200);
    }

    [Fact]
    public void Struck_things_ring_out_and_dead_notes_of_a_bass_do_not()
    {
        Assert.True(Length(Play(Kit, [new(0, 120, 49, 90), new(1920, 120, 36, 90)]), 0) > 96_000);
        var bass = Perform(Bass, Sheet(Bass, [new(0, 240, 40, 35), new(960, 960, 40, 90)]) with { Role = PartRole.Bass }, [], FarEnd);
        Assert.InRange(Length(bass, 0), 2_500, 3_500);
        Assert.InRange(Length(bass, 1), 22_000, 23_500);
    }

    [Fact]
    public void Every_manner_is_for_instruments_and_families_there_are()
    {
        Assert.All(Manner.All.SelectMany(manner => manner.Instruments), name => Assert.True(Palette.Default.Has(name), name));
        var families = Palette.Default.Instruments.Select(instrument => instrument.Family).ToHashSet();
        Assert.All(Manner.All.SelectMany(manner => manner.Families), family => Assert.Contains(family, families));
        Assert.Equal(Manner.All.Length, Manner.All.DistinctBy(manner => manner.Name).Count());
    }

    [Fact]
    public void A_chord_stays_closer_together_than_it_wanders()
    {
        var chords = Enumerable.Range(0, 200).SelectMany(i => new[] { 60, 64, 67 }.Select(pitch => new Note(i * 240, 200, pitch, 80))).ToImmutableArray();
        var deviations = Onsets(Play(Piano, chords)).OrderBy(onset => onset.Sample).Select((onset, i) => onset.Sample - (i / 3 * 6_000.0)).Chunk(3).Skip(1).ToArray();
        var within = deviations.Average(chord => chord.Max() - chord.Min());
        var wander = deviations.Max(chord => chord.Average()) - deviations.Min(chord => chord.Average());
        Assert.True(wander > 2 * within, $"{wander} against {within} samples");
        Assert.InRange(Math.Sqrt(deviations.Average(chord => Math.Pow(chord.Average(), 2))) / 48, 0.5, 6);
    }

    [Fact]
    public void No_two_repeated_notes_are_the_same()
    {
        var onsets = Onsets(Play(Strings, Repeated(50, 900)));
        for (var i = 1; i < onsets.Length; i++)
        {
            Assert.InRange(Math.Abs(onsets[i].Key - onsets[i - 1].Key), 0.03, 0.1);
            Assert.NotEqual(onsets[i].Value, onsets[i - 1].Value);
        }

        Assert.All(onsets, onset => Assert.InRange(onset.Value, 80 * 0.88f, 80 * 1.12f));
    }

    [Theory]
    [InlineData(Articulation.Normal, 24_000)]
    [InlineData(Articulation.Staccato, 12_000)]
    [InlineData(Articulation.Legato, 24_000 + 2_400)]
    public void Articulation_sets_the_length(Articulation articulation, long samples)
    {
        var events = Play(Strings, [new Note(960, 960, 60, 80, articulation), new Note(1920, 960, 62, 80)]);
        var on = events.First(played => played.Kind == PlayedEventKind.NoteOn);
        var off = events.First(played => played.Kind == PlayedEventKind.NoteOff && played.Key == on.Key);
        Assert.Equal(samples, off.Sample - on.Sample);
    }

    [Fact]
    public void A_key_is_released_before_it_is_struck_again()
    {
        var events = Play(Piano, [new Note(0, 960, 60, 80, Articulation.Legato), new Note(960, 960, 60, 80)]);
        var secondOn = events.Where(played => played.Kind == PlayedEventKind.NoteOn).ElementAt(1);
        var firstOff = events.First(played => played.Kind == PlayedEventKind.NoteOff);
        Assert.InRange(firstOff.Sample, secondOn.Sample - 960, secondOn.Sample + 960);
        Assert.NotEqual(firstOff.Key, secondOn.Key);
    }

    [Fact]
    public void Every_note_is_released_once_and_events_stand_in_order()
    {
        var events = Play(Kit, [.. Enumerable.Range(0, 100).Select(i => new Note(i * 240, 120, 36 + (i % 5), 90))]);
        Assert.Equal(events.OrderBy(played => played.Sample), events);
        Assert.Equal(100, events.Count(played => played.Kind == PlayedEventKind.NoteOff));
        Assert.All(
            events.Where(played => played.Kind == PlayedEventKind.NoteOn),
            on => Assert.Single(events, off => off.Kind == PlayedEventKind.NoteOff && off.Key == on.Key && off.Sample > on.Sample));
    }

    [Fact]
    public void Expression_runs_straight_from_point_to_point()
    {
        var part = Sheet(Strings, []) with { Expression = [new(0, 0.2), new(1920, 1), new(3840, 1)] };
        var levels = Perform(Strings, part, [], FarEnd);
        Assert.All(levels.Where(played => played.Sample < 48_000), played => Assert.Equal(0.2 + (0.8 * played.Sample / 48_000), played.Value, 1e-5));
        Assert.True(levels.Count(played => played.Sample < 48_000) >= 48);
        Assert.Equal(1, levels[^1].Value);
    }

    [Fact]
    public void Held_notes_and_struck_ones_sound_into_the_ending()
    {
        const long Length = 200_000;
        ImmutableArray<Note> held = [new(0, 100_000, 60, 80)];
        Assert.All([Strings, Piano], instrument => Assert.True(Perform(instrument, Sheet(instrument, held), [], Length)[^1].Sample > Length));
    }

    [Theory]
    [InlineData(0, 480_000, 33_600)]
    [InlineData(440_000, 480_000, 20_000)]
    [InlineData(460_000, 480_000, 14_400)]
    [InlineData(474_000, 480_000, 6_000)]
    public void The_ending_fits_what_is_left_after_the_last_onset(long lastOnset, long length, long fade) =>
        Assert.Equal(new Ending(length - fade, length), Ending.After(lastOnset, length));

    private static ImmutableArray<Note> Repeated(int count, long length) => [.. Enumerable.Range(0, count).Select(i => new Note(i * 960, length, 60, 80))];

    /// <summary>From the onset of a note, by number, to its release.</summary>
    private static long Length(ImmutableArray<PlayedEvent> events, int index)
    {
        var on = Onsets(events)[index];
        return events.First(off => off.Kind == PlayedEventKind.NoteOff && off.Key == on.Key && off.Sample > on.Sample).Sample - on.Sample;
    }

    private static ImmutableArray<PlayedEvent> Onsets(ImmutableArray<PlayedEvent> events) =>
        [.. events.Where(played => played.Kind == PlayedEventKind.NoteOn)];

    private static ImmutableArray<PlayedEvent> Play(Instrument instrument, ImmutableArray<Note> notes, params ImmutableArray<ScoreHit> hits) =>
        Perform(instrument, Sheet(instrument, notes), hits, FarEnd);

    private static Part Sheet(Instrument instrument, ImmutableArray<Note> notes) =>
        new() { Name = "Part", Role = PartRole.Harmony, Instrument = instrument.Name, Notes = notes };

    private static ImmutableArray<PlayedEvent> Perform(Instrument instrument, Part part, ImmutableArray<ScoreHit> hits, long length, Func<NoteStart, int>? attack = null)
    {
        var score = new Score
        {
            Title = "",
            Summary = "",
            Key = new Key(0, Mode.Ionian),
            Tempo = Tempo,
            Meters = MeterMap.Constant(Meter.Common),
            LengthSamples = length,
            Sections = [],
            Hits = hits,
            Parts = [part],
        };
        return new Performer(score, part, instrument, attack ?? (_ => 0), new Seed(3)).Play();
    }
}
