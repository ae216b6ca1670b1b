using System.Collections.Immutable;
using System.Numerics.Tensors;
using Cuewright.Engine.Instruments;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Rendering;

/// <summary>Several players who play the same part as one instrument, each on its keys and in its place.</summary>
internal sealed class LayeredPlayer(ImmutableArray<(Layer Layer, IPlayer Player)> layers) : IPlayer
{
    private const int Chunk = 512;

    private readonly Voice[] _voices = [.. layers.Select(layer => new Voice(layer.Layer, layer.Player))];
    private readonly float[] _left = new float[Chunk];
    private readonly float[] _right = new float[Chunk];

    public void NoteOn(in NoteStart note)
    {
        foreach (var voice in _voices) voice.NoteOn(note);
    }

    public void NoteOff(double key)
    {
        foreach (var voice in _voices) voice.NoteOff(key);
    }

    public void Express(float level)
    {
        foreach (var voice in _voices) voice.Player.Express(level);
    }

    public void Vibrate(float cents)
    {
        foreach (var voice in _voices) voice.Player.Vibrate(cents);
    }

    public bool Process(Span<float> left, Span<float> right)
    {
        left.Clear();
        right.Clear();
        var sounds = false;
        for (var at = 0; at < left.Length; at += Chunk)
        {
            var count = Math.Min(Chunk, left.Length - at);
            sounds = false;
            foreach (var voice in _voices)
            {
                sounds |= voice.Add(left.Slice(at, count), right.Slice(at, count), _left.AsSpan(0, count), _right.AsSpan(0, count));
            }
        }

        return sounds;
    }

    private sealed class Voice(Layer layer, IPlayer player)
    {
        // A stereo sound is moved by turning the other side down.
        private readonly float _leftGain = (float)Math.Min(1, 1 - layer.Pan);
        private readonly float _rightGain = (float)Math.Min(1, 1 + layer.Pan);
        private readonly float _fadeStep = layer.FadeIn > 0 ? (float)(1 / (layer.FadeIn * SampleClock.Rate)) : 1;
        private float _fade;
        private bool _sounds;

        public IPlayer Player => player;

        public void NoteOn(in NoteStart note)
        {
            if (!Plays(note.Key)) return;
            if (!_sounds) _fade = 0;
            _sounds = true;
            player.NoteOn(note with { Key = Own(note.Key), GlideFrom = note.GlideFrom > 0 ? Own(note.GlideFrom) : 0 });
        }

        public void NoteOff(double key)
        {
            if (Plays(key)) player.NoteOff(Own(key));
        }

        public bool Add(Span<float> left, Span<float> right, Span<float> ownLeft, Span<float> ownRight)
        {
            _sounds = player.Process(ownLeft, ownRight);
            if (_fade < 1) Fade(ownLeft, ownRight);
            TensorPrimitives.MultiplyAdd(ownLeft, _leftGain, left, left);
            TensorPrimitives.MultiplyAdd(ownRight, _rightGain, right, right);
            return _sounds;
        }

        private bool Plays(double key) => Math.Round(key) >= layer.Low && Math.Round(key) <= layer.High;

        private double Own(double key) => key + layer.Transpose + (layer.DetuneCents / 100);

        private void Fade(Span<float> left, Span<float> right)
        {
            for (var i = 0; i < left.Length; i++)
            {
                _fade = Math.Min(1, _fade + _fadeStep);
                left[i] *= _fade;
                right[i] *= _fade;
            }
        }
    }
}
