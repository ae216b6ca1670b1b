using Cuewright.Engine;

namespace Cuewright.Cli;

/// <summary>What the process says when it ends; documented in docs/cli.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A fault of ours.</summary>
    public const int Bug = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The input cannot be used.</summary>
    public const int Input = 3;

    /// <summary>Something is missing on this machine.</summary>
    public const int Environment = 4;

    /// <summary>The output cannot be written.</summary>
    public const int Output = 5;

    /// <summary>Stopped by the user, as shells count it: 128 + SIGINT.</summary>
    public const int Cancelled = 130;

    public static int For(RefusalCode code) => code switch
    {
        RefusalCode.BadOption => Usage,
        RefusalCode.MissingTool or RefusalCode.ToolKilled => Environment,
        RefusalCode.Unwritable or RefusalCode.DiskFull => Output,
        _ => Input,
    };
}
