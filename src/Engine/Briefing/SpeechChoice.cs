using System.Collections.Immutable;
using System.Globalization;
using Cuewright.Engine.Analysis;
using Cuewright.Engine.Time;

namespace Cuewright.Engine.Briefing;

/// <summary>Where room is left for a voice: only if it is asked for, since otherwise the music replaces the clip's own sound.</summary>
internal static class SpeechChoice
{
    public static (ImmutableArray<Passage> Speech, ImmutableArray<Decision> Decisions) Choose(ClipAnalysis? clip, Wishes wishes)
    {
        if (wishes.LeaveRoomForSpeech is not true) return ([], []);
        if (clip?.Sound is not { } sound) return ([], [new Decision("speech", "no room is left", "there is no sound that could be heard")]);
        if (sound.Speech.IsEmpty) return ([], [new Decision("speech", "no room is left", "nobody is heard to speak")]);
        var times = sound.Speech.Select(passage => string.Create(CultureInfo.InvariantCulture, $"{passage.StartSeconds:0.0} to {passage.EndSeconds:0.0} s"));
        return (sound.Speech, [new Decision("speech", $"no tune, no hard hit and a level less energy from {string.Join(", ", times)}", "someone speaks there")]);
    }
}
