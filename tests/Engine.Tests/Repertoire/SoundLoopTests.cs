using Cuewright.Engine.Instruments;
using Cuewright.Engine.Mixing;
using Cuewright.Engine.Rendering;
using Cuewright.Engine.Rendering.Sampler;
using Cuewright.Engine.Seeds;
using Cuewright.Repertoire;

namespace Cuewright.Engine.Tests.Repertoire;

/// <summary>What all threads of the process allocate can only be counted while nothing else runs.</summary>
[CollectionDefinition(nameof(SoundLoopTests), DisableParallelization = true)]
[Collection(nameof(SoundLoopTests))]
public sealed class SoundLoopTests : IDisposable
{
    private readonly SoundFont _bank = SoundFont.Open("/usr/share/sounds/sf2/TimGM6mb.sf2");

    public void Dispose() => _bank.Dispose();

    [Theory]
    [InlineData("orchestral")]
    [InlineData("synthwave")]
    [InlineData("rock")]
    [InlineData("world")]
    public void Nothing_is_allocated_from_the_first_block_to_the_last_while_a_full_arrangement_is_played_mixed_and_recorded(string name)
    {
        var score = SoundCheck.Excerpt(WrittenPieces.Read(name));
        var settings = MixSettings.Find(score.Mix);
        var plan = new MixPlan(settings, [.. score.Parts.Select(_ => 0.0)], Rides.Of(score, Palette.Default, settings));
        var blocks = new BlockBytes();

        // What the loop allocates it allocates each time; what the runtime or the runner does meanwhile happens once.
        for (var play = 0; play < 3; play++)
        {
            using var stems = Renderer.Perform(score, _bank, Palette.Default, new Seed(1));
            blocks.Begin();
            Mix.Record(new Mixer(stems, plan, Separation.None), blocks, TestContext.Current.CancellationToken);
        }

        Assert.True(blocks.Least.Count > 50);
        Assert.All(blocks.Least.Skip(1), bytes => Assert.Equal(0, bytes));
    }

    /// <summary>The bytes allocated in each block, by all threads: the least of several plays.</summary>
    private sealed class BlockBytes : IProgress<long>
    {
        private int _block;
        private long _before;

        public List<long> Least { get; } = new(1000);

        public void Begin() => (_block, _before) = (0, GC.GetTotalAllocatedBytes(precise: true));

        public void Report(long value)
        {
            var bytes = GC.GetTotalAllocatedBytes(precise: true) - _before;
            if (_block == Least.Count) Least.Add(bytes);
            else Least[_block] = Math.Min(Least[_block], bytes);
            _block++;
            _before = GC.GetTotalAllocatedBytes(precise: true);
        }
    }
}
