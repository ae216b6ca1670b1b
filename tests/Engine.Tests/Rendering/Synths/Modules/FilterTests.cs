using System.Numerics;
using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Tests.Dsp;

namespace Cuewright.Engine.Tests.Rendering.Synths.Modules;

/// <summary>The filters against the formulas of their analogue models, s bent as the trapezoidal rule bends it.</summary>
public sealed class FilterTests
{
    private const int Rate = Signals.Rate;

    [Theory]
    [InlineData(200, 1.4)]
    [InlineData(2_000, 0.2)]
    [InlineData(9_000, 0.7)]
    public void The_state_variable_filter_follows_its_formula(double cutoffHz, double damping)
    {
        foreach (var kind in new[] { FilterKind.LowPass12, FilterKind.BandPass, FilterKind.HighPass })
        {
            var response = Response((left, right) =>
            {
                var filter = default(StateVariableFilter);
                filter.Process(left, right, kind, cutoffHz / Rate, damping);
            });
            foreach (var hz in new[] { 50.0, 200, 700, 2_000, 6_000, 12_000 })
            {
                var s = S(hz, cutoffHz);
                var top = kind switch { FilterKind.LowPass12 => 1, FilterKind.BandPass => damping * s, _ => s * s };
                var expected = Decibels.FromGain(Complex.Abs(top / ((s * s) + (damping * s) + 1)));
                if (expected > -70) Assert.Equal(expected, Signals.ResponseDb(response, hz), 0.1);
            }
        }
    }

    [Fact]
    public void Two_low_passes_in_one_loop_are_two_low_passes()
    {
        var together = Response((left, right) =>
        {
            var (one, two) = (default(StateVariableFilter), default(StateVariableFilter));
            StateVariableFilter.LowPassTwice(ref one, ref two, left, right, 0.02, 1.85, 0.4);
        });
        var apart = Response((left, right) =>
        {
            var (one, two) = (default(StateVariableFilter), default(StateVariableFilter));
            one.Process(left, right, FilterKind.LowPass12, 0.02, 1.85);
            two.Process(left, right, FilterKind.LowPass12, 0.02, 0.4);
        });
        for (var i = 0; i < together.Length; i++) Assert.Equal(apart[i], together[i], 1e-6f);
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(1_000, 2)]
    [InlineData(5_000, 3.5)]
    public void The_ladder_follows_its_formula_while_soft(double cutoffHz, double feedback)
    {
        var response = Response((left, right) =>
        {
            var filter = default(LadderFilter);
            foreach (var side in new[] { left, right }) side[0] = 1e-4f;
            filter.Process(left, right, cutoffHz / Rate, feedback, 1);
        });
        foreach (var hz in new[] { 50.0, 200, 700, 2_000, 6_000 })
        {
            var s = S(hz, cutoffHz);
            var expected = Decibels.FromGain(Complex.Abs((1 + (feedback / 2)) / (Complex.Pow(1 + s, 4) + feedback)));
            if (expected > -60) Assert.Equal(expected - 80, Signals.ResponseDb(response, hz), 0.15);
        }
    }

    [Fact]
    public void The_ladder_bends_loud_sound_and_stays_within_bounds_however_resonant()
    {
        var left = Signals.Sine(0.2, 220, 20);
        var right = left.ToArray();
        var filter = default(LadderFilter);
        filter.Process(left, right, 0.2, 3.95, 1);
        Assert.All(left, sample => Assert.InRange(sample, -4f, 4f));
        Assert.Equal(left, right);
    }

    private static Complex S(double hz, double cutoffHz) =>
        new(0, Math.Tan(Math.PI * hz / Rate) / Math.Tan(Math.PI * cutoffHz / Rate));

    private static float[] Response(Action<float[], float[]> filter)
    {
        var (left, right) = (Signals.Impulse(16_384), Signals.Impulse(16_384));
        filter(left, right);
        return left;
    }
}
