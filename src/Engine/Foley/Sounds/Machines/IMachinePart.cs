namespace Cuewright.Engine.Foley.Sounds.Machines;

/// <summary>Something that sounds in a machine that turns.</summary>
internal interface IMachinePart
{
    /// <summary>Adds a stretch.</summary>
    void Add(Span<float> left, Span<float> right, Turning turning);
}
