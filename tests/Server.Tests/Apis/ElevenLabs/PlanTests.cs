using System.Text.Json;
using System.Text.Json.Nodes;
using Cuewright.Engine.Briefing;
using Cuewright.Server.Apis.ElevenLabs;
using Cuewright.Server.Apis.ElevenLabs.Plans;

namespace Cuewright.Server.Tests.Apis.ElevenLabs;

public sealed class PlanTests
{
    [Theory]
    [InlineData("warm lo-fi piano, calm, no drums", false)]
    [InlineData("warm lo-fi piano, calm, no drums", true)]
    [InlineData("epic orchestral trailer in D minor at 100 bpm", false)]
    [InlineData("jazz trio, 3/4, slow burn", true)]
    [InlineData("orchestral trap, no choir", true)]
    [InlineData("lo-fi jazz with alto sax", false)]
    public void A_plan_that_is_sent_back_asks_for_the_same_piece(string prompt, bool inChunks)
    {
        var wishes = new Wishes { Prompt = prompt, PromptInfluence = 1 };
        var first = Prompts.Brief(wishes, 60);
        var again = Read(PlanWriter.Write(SongPlan.Of(wishes, first, 60_000), inChunks));
        var second = Prompts.Brief(again.ToWishes(), again.DurationMs / 1000.0);
        Assert.Equal(60_000, again.DurationMs);
        Assert.Equal(first.Style, second.Style);
        Assert.Equal(first.Key, second.Key);
        Assert.Equal(first.Tempo.Bpm, second.Tempo.Bpm, 0.5);
        Assert.Equal(first.Excluded.Order(), second.Excluded.Order());
        Assert.Equal(first.Sections.Select(section => (section.Label, section.Energy)), second.Sections.Select(section => (section.Label, section.Energy)));
        Assert.All(first.Sections.Zip(second.Sections), pair => Assert.Equal(pair.First.StartSeconds, pair.Second.StartSeconds, 0.002));
    }

    [Fact]
    public void What_a_section_denies_is_silent_there_and_nowhere_else()
    {
        var plan = Read("""
            {"positive_global_styles":["rock"],"negative_global_styles":["piano"],"sections":[
              {"section_name":"Intro","positive_local_styles":["quiet"],"negative_local_styles":["drums"],"duration_ms":8000,"lines":[]},
              {"section_name":"Drop","positive_local_styles":["full power"],"negative_local_styles":[],"duration_ms":12000,"lines":[]}]}
            """);
        var brief = Prompts.Brief(plan.ToWishes(), 20);
        Assert.Equal(["Intro", "Drop"], brief.Sections.Select(section => section.Label));
        Assert.Equal([0, 8], brief.Sections.Select(section => section.StartSeconds));
        Assert.Equal((1, 5), (brief.Sections[0].Energy, brief.Sections[1].Energy));
        Assert.Contains("drums", brief.Sections[0].Excluded);
        Assert.Empty(brief.Sections[1].Excluded);
        Assert.Equal(["piano"], brief.Excluded);
    }

    [Fact]
    public void Chunks_say_once_what_all_of_them_say()
    {
        var plan = Read("""
            {"chunks":[{"text":"[Intro] {slow build}","duration_ms":4000,"positive_styles":["synthwave","sparse"],"negative_styles":["choir"]},
                       {"text":"[Chorus]\n{full band}","duration_ms":6000,"positive_styles":["synthwave"],"negative_styles":["choir","piano"]}]}
            """);
        Assert.Equal(["synthwave"], plan.Positive);
        Assert.Equal(["choir"], plan.Negative);
        Assert.Equal(["Intro", "Chorus"], plan.Sections.Select(section => section.Name));
        Assert.Equal(["sparse", "slow build"], plan.Sections[0].Positive);
        Assert.Equal(["piano"], plan.Sections[1].Negative);
    }

    [Theory]
    [InlineData("""{"sections":[{"section_name":"A","duration_ms":2000}]}""", "duration_ms")]
    [InlineData("""{"sections":[{"section_name":"A"}]}""", "duration_ms")]
    [InlineData("""{"sections":[{"section_name":"A","duration_ms":5000,"lines":["la la"]}]}""", "lines")]
    [InlineData("""{"sections":[{"section_name":"A","duration_ms":5000,"source_from":{"song_id":"x"}}]}""", "source_from")]
    [InlineData("""{"chunks":[{"text":"[A]\nla la","duration_ms":5000,"positive_styles":[]}]}""", "text")]
    [InlineData("""{"chunks":[{"song_id":"x","range":{"start_ms":0,"end_ms":5000},"duration_ms":5000}]}""", "song_id")]
    [InlineData("""{"sections":[]}""", "sections")]
    [InlineData("""{}""", "sections")]
    [InlineData("""{"sections":[{"section_name":"A","duration_ms":120000},{"duration_ms":120000},{"duration_ms":120000},{"duration_ms":120000},{"duration_ms":120000},{"duration_ms":5000}]}""", "sections")]
    public void What_cannot_be_done_is_a_mistake_and_not_passed_over(string plan, string where)
    {
        var faults = new List<ElevenFault>();
        PlanReader.Read(new Members(JsonElement.Parse(plan), ["body", "composition_plan"], faults));
        Assert.Contains(faults, fault => fault.Loc.Contains(where));
    }

    [Fact]
    public void Sections_keep_to_the_lengths_of_the_protocol()
    {
        var wishes = new Wishes { Prompt = "calm", PromptInfluence = 1, Segments = [new() { Start = 0, Label = "A" }, new() { Start = 1, Label = "B" }, new() { Start = 10, Label = "C" }, new() { Start = 299, Label = "D" }] };
        var plan = SongPlan.Of(wishes, Prompts.Brief(wishes, 300), 300_000);
        Assert.Equal(["A", "C", "C", "C"], plan.Sections.Select(section => section.Name));
        Assert.Equal(300_000, plan.DurationMs);
        Assert.All(plan.Sections, section => Assert.InRange(section.DurationMs, 3_000, 120_000));
    }

    private static SongPlan Read(JsonNode plan) => Read(plan.ToJsonString());

    private static SongPlan Read(string plan)
    {
        var faults = new List<ElevenFault>();
        var read = PlanReader.Read(new Members(JsonElement.Parse(plan), ["body"], faults));
        Assert.Empty(faults);
        return read!; // Without faults there is one.
    }
}
