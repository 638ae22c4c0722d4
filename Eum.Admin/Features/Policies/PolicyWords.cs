using System.Globalization;
using Eum.Admin.Components;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Policies;

public enum PolicyState
{
    Past = 1,
    InForce = 2,
    Coming = 3,
}

/// <summary>How policies are named on pages.</summary>
public static class PolicyWords
{
    /// <summary>The city, a gu, or an institution that pays for cashback of its own.</summary>
    public static string Authority(int code) => Names.Authority(code);

    public static string Designated(string code) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? RuleSentence.Designated(code) : code;

    /// <summary>A policy's name in the reader's language.</summary>
    public static string Name(string name, string english) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? name : english;

    public static PolicyState StateOf(Policy policy, PolicyVersion version, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(version);
        return version.StartsAt > now ? PolicyState.Coming
            : policy.At(now) == version ? PolicyState.InForce
            : PolicyState.Past;
    }

    /// <summary>2026-03-02 00:00, Korea.</summary>
    public static string Minute(DateTime utc) => KoreanTime.Print(utc)[..16].Replace('T', ' ');

    public static string AddressOf(string policy, int version) => $"/cashback/policies/{policy}/{version}";

    public static string AddressOfDraft(long no) => $"/cashback/drafts/{no}";
}
