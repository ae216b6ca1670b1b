using Cuewright.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Cuewright.Server.Apis.ElevenLabs;

/// <summary>What clients ask to see whether a key is good. Nothing is counted here and nothing costs anything, but all members are there that they read.</summary>
internal static class Account
{
    private const int Plenty = 1_000_000_000;

    public static IResult Subscription(ServerOptions options) => ElevenJson.Answer(new
    {
        Tier = "self_hosted",
        Status = "active",
        CharacterCount = 0,
        CharacterLimit = Plenty,
        MaxCharacterLimitExtension = (int?)null,
        MaxCreditLimitExtension = 0,
        CanExtendCharacterLimit = false,
        AllowedToExtendCharacterLimit = false,
        VoiceSlotsUsed = 0,
        VoiceLimit = 0,
        ProfessionalVoiceSlotsUsed = 0,
        ProfessionalVoiceSlotsUsedInWorkspace = 0,
        ProfessionalVoiceLimit = 0,
        VoiceAddEditCounter = 0,
        CanExtendVoiceLimit = false,
        CanUseInstantVoiceCloning = false,
        CanUseProfessionalVoiceCloning = false,
        CurrentOverage = new { Amount = "0", Currency = "usd" },
        OpenInvoices = Array.Empty<object>(),
        HasOpenInvoices = false,
        MaximumConcurrentRequests = options.RunningPerOwner,
    });

    public static IResult NoFinetunes() => ElevenJson.Answer(new { Finetunes = Array.Empty<object>(), NextCursor = (string?)null, HasMore = false });
}
