using System.Collections.Immutable;
using Cuewright.Engine.Composing.Casting;
using Cuewright.Engine.Composing.Form;
using Cuewright.Engine.Composing.Harmony;
using Cuewright.Engine.Music;
using Cuewright.Engine.Styles;

namespace Cuewright.Engine.Composing;

/// <summary>What everyone has on the desk before the parts are written: style, form, chords, players; then the tune.</summary>
internal sealed record Sketch(Style Style, Plan Plan, Chart Chart, Cast Cast, Direction Direction)
{
    /// <summary>The tune, once it is written; whoever accompanies it looks here.</summary>
    public ImmutableArray<Note> Tune { get; init; } = [];
}
