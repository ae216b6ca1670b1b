using System.CommandLine;
using System.CommandLine.Help;
using Cuewright.Cli;
using Cuewright.Cli.Verbs;

// A root command of the library's own would be called by the name of this assembly.
var root = new Command("cuewright", "Cuewright writes music for pictures: give it a video, get it back with an original score, sound effects, or both.")
{
    ScoreVerb.Create(),
    ComposeVerb.Create(),
    FoleyVerb.Create(),
    AnalyzeVerb.Create(),
    ServeVerb.Create(),
    KeysVerb.Create(),
    C2paVerb.Create(),
    DoctorVerb.Create(),
    new HelpOption(),
    new VersionOption(),
};
return await Entry.RunAsync(root, args);
