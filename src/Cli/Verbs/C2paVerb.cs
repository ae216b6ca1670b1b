using System.CommandLine;
using Cuewright.Engine;
using Cuewright.Provenance;
using Cuewright.Provenance.Signing;

namespace Cuewright.Cli.Verbs;

/// <summary>c2pa: who signs.</summary>
internal static class C2paVerb
{
    public static Command Create()
    {
        var data = ServerData.Option();
        var init = new Command("init", "Make a signer for trying things out; verifiers will call it unknown.");
        init.SetAction(parse => Init(parse.GetValue(data)));
        return new Command("c2pa", "Set up who signs mp3 files with content credentials.") { data, init };
    }

    private static int Init(string? data)
    {
        try
        {
            var root = DevelopmentChain.Make(ServerData.Read(data).DataFolder, TimeProvider.System);
            Console.Out.WriteLine("A signer is made; --c2pa and the server's callers can now have mp3 files signed.");
            Console.Out.WriteLine($"Verifiers say that they do not know it, unless they are told to trust {root}.");
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is SigningException or IOException)
        {
            throw new RefusalException(RefusalCode.Unwritable, fault.Message, fault);
        }
    }
}
