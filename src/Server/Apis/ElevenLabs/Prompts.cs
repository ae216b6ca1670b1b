using Cuewright.Engine;
using Cuewright.Engine.Briefing;
using Cuewright.Engine.Seeds;
using Cuewright.Engine.Time;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>Words that nothing can be made of are refused before any work is done.</summary>
internal static class Prompts
{
    public static void Require(Wishes wishes) => Brief(wishes with { Segments = [] }, 30);

    /// <exception cref="BadPromptException">The words ask for something that is not music.</exception>
    public static Brief Brief(Wishes wishes, double seconds)
    {
        try
        {
            return Briefer.Write(null, wishes, SampleClock.SamplesAt(seconds), new Seed(1), 0);
        }
        catch (RefusalException refusal)
        {
            throw new BadPromptException(refusal.Message);
        }
    }
}
