using Cuewright.Engine.Dsp;
using Cuewright.Engine.Rendering.Synths.Modules;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>A row of strokes that are alike and never the same, with the unevenness of a hand: typing, knocking about.</summary>
internal sealed class StrokesSounding : Sounding
{
    private readonly Stroke[] _strokes;
    private readonly float[] _left = new float[Stretch];
    private readonly float[] _right = new float[Stretch];
    private int _at;

    public StrokesSounding(LayeredSound sound, StrokeOptions strokes, Manner manner, double seconds, Chance chance)
    {
        var one = sound with { Kind = SoundKind.Event, Seconds = strokes.Seconds };
        var every = strokes.EverySeconds / (manner.Speed * manner.Density);
        var row = new List<Stroke>();
        for (var at = 0.0; at < Math.Max(seconds - strokes.Seconds, every); at += every * (1 + (strokes.Uneven * chance.Between(-1, 1))))
        {
            if (row.Count > 0 && chance.Happens(strokes.Rests)) continue;
            var semitones = strokes.ScatterSemitones * chance.Between(-1, 1);
            var begin = (int)(at * SampleClock.Rate / Stretch) * Stretch;
            var size = manner.Size * Math.Pow(2, -semitones / 12);
            row.Add(new Stroke(begin, (float)Decibels.ToGain(-strokes.ScatterDb * chance.Next()), new LayeredSounding(one, manner with { Size = size, Speed = 1 }, strokes.Seconds, chance)));
        }

        _strokes = [.. row];
    }

    protected override bool Make(Span<float> left, Span<float> right)
    {
        var sounds = false;
        foreach (ref var stroke in _strokes.AsSpan())
        {
            if (stroke.IsOver) continue;
            sounds = true;
            if (stroke.Begin > _at) break;
            var count = stroke.Sounding.Read(_left, _right);
            stroke.IsOver = count < Stretch;
            Ramp.Add(_left.AsSpan(0, count), left, stroke.Gain, stroke.Gain);
            Ramp.Add(_right.AsSpan(0, count), right, stroke.Gain, stroke.Gain);
        }

        _at += left.Length;
        return sounds;
    }

    private record struct Stroke(int Begin, float Gain, LayeredSounding Sounding)
    {
        public bool IsOver { get; set; }
    }
}
