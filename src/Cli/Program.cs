using System.CommandLine;
using Cuewright.Cli;
using Cuewright.Cli.Verbs;

var root = new RootCommand("Cuewright writes music for pictures: give it a video, get it back with an original score.")
{
    ScoreVerb.Create(),
    ComposeVerb.Create(),
    AnalyzeVerb.Create(),
    ServeVerb.Create(),
    KeysVerb.Create(),
    C2paVerb.Create(),
    DoctorVerb.Create(),
};
return await Entry.RunAsync(root, args);
