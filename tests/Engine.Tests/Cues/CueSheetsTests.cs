using System.Text.Json;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Cues;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Music;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Tests.Cues;

public sealed class CueSheetsTests
{
    private static readonly Score Score = new()
    {
        Title = "Paper",
        Summary = "A piece.",
        Key = new Key(2, Mode.Dorian),
        Tempo = new TempoMap { Changes = [new(0, 120), new(4 * Ticks.PerQuarter, 60)] },
        Meters = MeterMap.Constant(Meter.Common),
        LengthSamples = 48_000 * 6,
        Sections = [new("Opening", 0, 1, 2), new("Close", 1, 3, 3)],
        Hits = [new(2, 4 * Ticks.PerQuarter, "Cut", 0.8, true), new(3.1, 5 * Ticks.PerQuarter, "Impact", 0.3, false)],
        Parts = [new Part { Name = "keys", Role = PartRole.Harmony, Instrument = "grand piano", Notes = [new(0, 960, 60, 80)] }],
    };

    private static readonly Brief Brief = new()
    {
        LengthSamples = Score.LengthSamples,
        Style = "documentary",
        Arousal = 0.5,
        Valence = 0.5,
        Tempo = new TempoWish(120, 110, 130, false),
        Key = Score.Key,
        Meter = Meter.Common,
        Sections = [],
        Hits = [],
        Sync = 0.6,
        Seed = new Seed(9),
        Take = 1,
        Decisions = [new Decision("mood", "calm", "the picture looks so")],
    };

    [Fact]
    public void Times_count_from_the_start_of_the_clip_and_end_with_the_music()
    {
        var sheet = CueSheets.Draw(Brief, Score, null, 9, 10, null);
        Assert.Equal([10, 12], sheet.Tempos.Select(tempo => tempo.Time));
        Assert.Equal(new CueSection("Close", 12, 16, 2, 3, 3), sheet.Sections[1]);
        Assert.Equal((12, 2, 1), (sheet.Hits[0].Time, sheet.Hits[0].Bar, sheet.Hits[0].Beat));
    }

    [Fact]
    public void The_error_of_a_hit_is_sound_minus_picture()
    {
        var sheet = CueSheets.Draw(Brief, Score, null, 9, 0, null);
        Assert.Equal(0, sheet.Hits[0].ErrorMs, 3);
        Assert.Equal(-100, sheet.Hits[1].ErrorMs, 3);
        Assert.Null(sheet.Hits[0].Frame);
    }

    [Fact]
    public void The_JSON_bears_schema_version_seed_and_reasons()
    {
        var json = JsonDocument.Parse(CueSheets.ToJson(CueSheets.Draw(Brief, Score, null, 9, 0, new LoudnessReport(-14, 5, -1.2, -12)))).RootElement;
        Assert.Equal(("cuewright.cue-sheet", 1), (json.GetProperty("schema").GetString(), json.GetProperty("version").GetInt32()));
        Assert.Equal(9UL, json.GetProperty("seed").GetUInt64());
        Assert.Equal("D dorian", json.GetProperty("key").GetString());
        Assert.Equal("the picture looks so", json.GetProperty("decisions")[0].GetProperty("because").GetString());
        Assert.Equal(-1.2, json.GetProperty("loudness").GetProperty("truePeakDb").GetDouble());
    }
}
