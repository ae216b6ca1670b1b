namespace Cuewright.Engine.Pipeline;

/// <summary>What stays of the clip's own sound.</summary>
public enum KeepSound
{
    None,

    All,

    /// <summary>Only where someone speaks, and of that the band of the voice.</summary>
    Speech,
}
