namespace Cuewright.Engine.Foley.Sounds.Layers;

/// <summary>What one occurrence makes of all its layers.</summary>
/// <param name="Seconds">How long it lasts; a bed: without end.</param>
/// <param name="Stretch">By how much times are longer than those in the preset.</param>
/// <param name="Pace">By how much what is repeated comes faster.</param>
/// <param name="Pitch">Factor on all pitches.</param>
/// <param name="Bright">Factor on what makes it bright.</param>
/// <param name="Density">Factor on how many there are.</param>
internal readonly record struct Stage(double Seconds, double Stretch, double Pace, double Pitch, double Bright, double Density)
{
    public static Stage Of(LayeredSound sound, Manner manner, double seconds)
    {
        var usual = sound.Kind == SoundKind.Lasting ? seconds : sound.Seconds;
        var slower = sound.Kind == SoundKind.Lasting ? 1 : Math.Sqrt(manner.Size) / manner.Speed;
        var lasts = sound.Kind == SoundKind.Bed ? double.PositiveInfinity : usual * slower;
        var bright = Math.Pow(Math.Max(0.05, manner.Force) / 0.6, 0.7);
        return new Stage(lasts, sound.Kind == SoundKind.Bed ? 1 : lasts / sound.Seconds, manner.Speed, 1 / manner.Size, bright, manner.Density);
    }
}
