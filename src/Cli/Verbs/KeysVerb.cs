using System.CommandLine;
using Cuewright.Delivery.Keys;
using Cuewright.Engine;

namespace Cuewright.Cli.Verbs;

/// <summary>keys: who may use the server. It takes notice of changes while it runs.</summary>
internal static class KeysVerb
{
    public static Command Create()
    {
        var data = ServerData.Option();
        var name = new Argument<string>("NAME") { Description = "What the key is called; its jobs belong to that name." };
        var perMinute = Numbers.Whole("--requests-per-minute", "What it may send; as the server is set unless said.", "N");
        var running = Numbers.Whole("--running", "How many of its jobs are worked on at once; as the server is set unless said.", "N");
        var create = new Command("create", "Make a key. It is shown once; only its hash is kept.") { name, running, perMinute };
        var list = new Command("list", "The keys there are.");
        var revoke = new Command("revoke", "Lock a key out.") { name };
        create.SetAction(parse => Change(parse.GetValue(data), ring => Create(ring, parse.GetValue(name)!, new KeyLimits { ConcurrentJobs = Limit(parse.GetValue(running)), RequestsPerMinute = Limit(parse.GetValue(perMinute)) })));
        list.SetAction(parse => Change(parse.GetValue(data), List));
        revoke.SetAction(parse => Change(parse.GetValue(data), ring => Revoke(ring, parse.GetValue(name)!)));
        return new Command("keys", "Make, list and revoke the keys of the server.") { data, create, list, revoke };
    }

    private static int Change(string? data, Action<KeyRing> change)
    {
        try
        {
            change(new KeyRing(ServerData.Read(data).DataFolder, TimeProvider.System));
            return ExitCode.Done;
        }
        catch (ArgumentException fault)
        {
            throw new RefusalException(RefusalCode.BadOption, fault.Message.Split(" (Parameter")[0], fault);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw new RefusalException(RefusalCode.Unwritable, fault.Message, fault);
        }
    }

    private static int? Limit(long? asked) => asked is { } limit ? (int)Math.Clamp(limit, 1, 1_000_000) : null;

    private static void Create(KeyRing ring, string name, KeyLimits limits)
    {
        var made = ring.Create(name, limits);
        Console.Error.WriteLine($"Key {made.Key.Name}; it is not shown again:");
        Console.Out.WriteLine(made.Text);
    }

    private static void List(KeyRing ring)
    {
        foreach (var key in ring.List())
        {
            var end = key.RevokedAt is { } revoked ? $"revoked {revoked:yyyy-MM-dd}" : "in use";
            var running = key.Limits.ConcurrentJobs is { } jobs ? $", {jobs} running at once" : "";
            var perMinute = key.Limits.RequestsPerMinute is { } requests ? $", {requests} requests a minute" : "";
            Console.Out.WriteLine($"{key.Name}  {key.Id}  made {key.CreatedAt:yyyy-MM-dd}  {end}{running}{perMinute}");
        }
    }

    private static void Revoke(KeyRing ring, string name)
    {
        if (!ring.Revoke(name)) throw new RefusalException(RefusalCode.BadOption, $"There is no key {name} in use.");
        Console.Out.WriteLine($"{name} is revoked.");
    }
}
