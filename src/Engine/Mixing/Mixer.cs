using System.Collections.Immutable;
using Cuewright.Engine.Music;
using Cuewright.Engine.Rendering;

namespace Cuewright.Engine.Mixing;

/// <summary>
/// Mixes the stems in one pass: strips in parallel, then spaces, buses and walls in parallel, then the sums in fixed order.
/// Asked for separate roles or parts it gives each its own spaces instead of shared ones; the sum is the same.
/// Rendering the next block meanwhile would gain nothing: the stems are themselves rendered on all cores.
/// </summary>
internal sealed class Mixer : IMixSource
{
    private const int LargestBlock = IMixSource.LargestBlock;

    private static readonly float[] Silence = new float[LargestBlock];

    private readonly IStems _stems;
    private readonly Hands[] _hands;
    private readonly Strip[] _strips;
    private readonly Bus[] _buses;
    private readonly MixOutput[] _outputs;
    private readonly Crew _crew = new(Environment.ProcessorCount);
    private readonly Action<int> _processStrip;
    private readonly Action<int>[] _afterStrips;
    private readonly Action<int> _processAfterStrips;

    private StemBlock? _block;
    private int _used;
    private int _length;
    private int _skip;
    private int _tail;
    private int _skipped;
    private long _at;

    public Mixer(IStems stems, MixPlan plan, Separation separation)
    {
        _stems = stems;
        var hands = stems.Infos.Select(info => info.Role).Distinct().ToDictionary(role => role, role => new Hands(plan.Rides.For(role), LargestBlock));
        _hands = [.. hands.Values];
        _strips = [.. stems.Infos.Select((info, i) => new Strip(info, plan.Faders[i], plan.Settings, hands[info.Role], LargestBlock))];
        _buses = [.. Enum.GetValues<PartRole>().Where(hands.ContainsKey).Select(role => new Bus(
            role, [.. _strips.Where(strip => strip.Info.Role == role)], plan.Settings, separation == Separation.Parts, LargestBlock))];
        _outputs = separation switch
        {
            Separation.None => [new MixOutput([.. _buses.SelectMany(bus => bus.Shares)], plan, LargestBlock)],
            Separation.Roles => [.. _buses.Select(bus => new MixOutput(bus.Shares, plan, LargestBlock))],
            _ => [.. _buses.SelectMany(bus => bus.Shares).Select(share => new MixOutput([share], plan, LargestBlock))],
        };
        Names = separation switch
        {
            Separation.None => ["mix"],
            Separation.Roles => [.. Roles.Select(role => role.ToString().ToLowerInvariant())],
            _ => Distinct(_buses.SelectMany(bus => bus.Shares).Select(share => share.Strips[0].Info.Name)),
        };
        _skip = _tail = _outputs.Length == 0 ? 0 : Bus.Latency + _outputs[0].Latency;

        _processStrip = i =>
        {
            if (_block is null) _strips[i].Process(Silence.AsSpan(0, _length), Silence.AsSpan(0, _length));
            else _strips[i].Process(_block.Left(i).Slice(_used, _length), _block.Right(i).Slice(_used, _length));
        };

        // What takes longest comes first, so that nobody waits for it in the end.
        _afterStrips = [
            .. _outputs.SelectMany(output => output.Spaces).Select(space => (Action<int>)space.Process),
            .. _buses.Select(bus => (Action<int>)bus.Process),
            .. _outputs.Select(output => (Action<int>)output.Walls.Process)];
        _processAfterStrips = i => _afterStrips[i](_length);
    }

    public long LengthSamples => _stems.LengthSamples;

    /// <summary>The roles that have a part, in order: one output each when they are separate.</summary>
    public ImmutableArray<PartRole> Roles => [.. _buses.Select(bus => bus.Role)];

    /// <summary>Whose sound each output is; parts stand together by their roles.</summary>
    public ImmutableArray<string> Names { get; }

    public int Outputs => _outputs.Length;

    /// <summary>
    /// The next stretch in every output; 0 after the last. The buses are late by a few samples: so many are left out at the start
    /// and made from silence at the end, and everything sounds when it was played.
    /// </summary>
    public int Read(CancellationToken cancel)
    {
        do
        {
            if (!Next(cancel)) return _length = 0;
            foreach (var hands in _hands) hands.Move(_at, _length);
            _at += _length;
            _crew.Do(_strips.Length, _processStrip);
            _crew.Do(_afterStrips.Length, _processAfterStrips);
            foreach (var output in _outputs) output.Process(_length);
            _skipped = Math.Min(_skip, _length);
            _skip -= _skipped;
        }
        while (_skipped == _length);
        return _length - _skipped;
    }

    public ReadOnlySpan<float> Left(int output) => _outputs[output].Left(_length)[_skipped..];

    public ReadOnlySpan<float> Right(int output) => _outputs[output].Right(_length)[_skipped..];

    /// <summary>Parts of one name are counted: violin, violin 2.</summary>
    private static ImmutableArray<string> Distinct(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return [.. all.Select((name, i) => all.Take(i).Count(earlier => earlier == name) is > 0 and var before ? $"{name} {before + 1}" : name)];
    }

    private bool Next(CancellationToken cancel)
    {
        _used += _length;
        if (_at == 0 || (_block is not null && _used == _block.Length)) (_block, _used) = (_stems.Read(cancel), 0);
        if (_block is not null)
        {
            _length = Math.Min(LargestBlock, _block.Length - _used);
            return true;
        }

        _length = Math.Min(LargestBlock, _tail);
        _tail -= _length;
        return _length > 0;
    }
}
