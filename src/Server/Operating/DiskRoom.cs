using Cuewright.Server.Hosting;

namespace Cuewright.Server.Operating;

/// <summary>Whether there is room to work. With too little no job is begun: it would fail midway, or take what others need to end.</summary>
internal sealed class DiskRoom(ServerOptions options)
{
    public long FreeBytes => new DriveInfo(options.DataFolder).AvailableFreeSpace;

    public bool IsEnough => FreeBytes >= options.LeastFreeBytes;
}
