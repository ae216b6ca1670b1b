using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Mixes the stems in one pass: strips in parallel, then buses and spaces in parallel, then the sums in fixed order.
/// Asked for separate roles it gives each its own spaces instead of shared ones; the sum is the same.
/// Rendering the next block meanwhile would gain nothing: the stems are themselves rendered on all cores.
/// </summary>
internal sealed class Mixer
{
    public const int LargestBlock = 4096;

    private readonly IStems _stems;
    private readonly Strip[] _strips;
    private readonly Bus[] _buses;
    private readonly MixOutput[] _outputs;
    private readonly Action<int> _processStrip;
    private readonly Action<int> _processBusOrSpace;

    private StemBlock? _block;
    private int _used;
    private int _length;

    public Mixer(IStems stems, ImmutableArray<double> faders, MixSettings settings, bool separateRoles)
    {
        _stems = stems;
        _strips = [.. stems.Infos.Select((info, i) => new Strip(info, faders[i], settings, LargestBlock))];
        Strip[] Of(PartRole role) => [.. _strips.Where(strip => strip.Info.Role == role)];
        _buses = [.. Enum.GetValues<PartRole>().Where(role => Of(role).Length > 0).Select(role => new Bus(role, Of(role), settings, LargestBlock))];
        _outputs = separateRoles
            ? [.. _buses.Select(bus => new MixOutput([bus], Of(bus.Role), settings, LargestBlock))]
            : [new MixOutput(_buses, _strips, settings, LargestBlock)];

        _processStrip = i => _strips[i].Process(
            _block!.Left(i).Slice(_used, _length), _block.Right(i).Slice(_used, _length)); // set by Read before it starts this
        _processBusOrSpace = i =>
        {
            var space = i / 2;
            if (space >= _outputs.Length) _buses[i - (2 * _outputs.Length)].Process(_length);
            else (i % 2 == 0 ? _outputs[space].Hall : _outputs[space].Room).Process(_length);
        };
    }

    public long LengthSamples => _stems.LengthSamples;

    /// <summary>The roles that have a part, in order: one output each when they are separate.</summary>
    public ImmutableArray<PartRole> Roles => [.. _buses.Select(bus => bus.Role)];

    public int Outputs => _outputs.Length;

    /// <summary>The next stretch in every output; 0 after the last.</summary>
    public int Read(CancellationToken cancel)
    {
        _used += _length;
        _length = 0;
        if (_block is null || _used == _block.Length) (_block, _used) = (_stems.Read(cancel), 0);
        if (_block is null) return 0;

        _length = Math.Min(LargestBlock, _block.Length - _used);
        Parallel.For(0, _strips.Length, _processStrip);
        Parallel.For(0, (2 * _outputs.Length) + _buses.Length, _processBusOrSpace);
        foreach (var output in _outputs) output.Process(_length);
        return _length;
    }

    public ReadOnlySpan<float> Left(int output) => _outputs[output].Left(_length);

    public ReadOnlySpan<float> Right(int output) => _outputs[output].Right(_length);
}
