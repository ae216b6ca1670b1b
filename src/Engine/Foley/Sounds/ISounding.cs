namespace Cuewright.Engine.Foley.Sounds;

/// <summary>
/// One occurrence of a sound being heard: near, dry, and in the middle. It makes the same samples whatever the lengths in
/// which they are asked for.
/// </summary>
internal interface ISounding
{
    /// <summary>How far in it the moment lies at which it is said to happen: the nearest point of what passes by, the contact of what is swung.</summary>
    int LeadSamples { get; }

    /// <summary>Overwrites both; returns how many samples that are, fewer than asked for only at its end.</summary>
    int Read(Span<float> left, Span<float> right);
}
