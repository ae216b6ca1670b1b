using Cuewright.Engine.Styles;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.Native;

/// <summary>The styles that can be asked for.</summary>
internal static class StyleHandler
{
    public static IResult List() => NativeJson.Answer(new StyleList([.. StyleLibrary.Heads.Select(style => new StyleView(style.Name, style.Title))]));

    private sealed record StyleList(IReadOnlyList<StyleView> Styles);

    private sealed record StyleView(string Name, string Title);
}
