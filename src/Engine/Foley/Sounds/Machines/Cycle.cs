using System.Collections.Immutable;
using Cuewright.Engine.Seeds;

namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>Moments that return with the turning: each a share of a cycle of so many revolutions, early or late by chance.</summary>
internal sealed class Cycle(ImmutableArray<double> moments, double revolutions, double jitter, Chance chance)
{
    private readonly double _scatter = jitter / moments.Length;
    private double _cycle = double.NaN;
    private double _due;
    private int _index;

    /// <summary>Whether another one falls into the stretch, how many samples into it, and which of the cycle it is.</summary>
    public bool Next(Turning turning, out double at, out int which)
    {
        if (double.IsNaN(_cycle)) Find(turning.Position / revolutions);
        (at, which) = (0, _index);
        var end = turning.Position + (turning.Step * Sounding.Stretch);
        if (_due * revolutions >= end) return false;
        at = Math.Clamp(((_due * revolutions) - turning.Position) / turning.Step, 0, Sounding.Stretch - 1e-6);
        Following();
        return true;
    }

    private void Find(double position)
    {
        _cycle = Math.Floor(position);
        _index = 0;
        while (_index < moments.Length && _cycle + moments[_index] < position) _index++;
        if (_index == moments.Length) (_index, _cycle) = (0, _cycle + 1);
        _due = _cycle + moments[_index];
    }

    private void Following()
    {
        if (++_index == moments.Length) (_index, _cycle) = (0, _cycle + 1);
        _due = _cycle + moments[_index] + chance.Bell(_scatter);
    }
}
