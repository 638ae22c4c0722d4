namespace Eum.Admin.Tests.Reference;

/// <summary>The layers of Benefit+ (혜택플러스, 상생가맹점), domain.md §1.3, and of institutions, §1.4.</summary>
internal static class ContractRules
{
    private const decimal Man = 10_000m;

    /// <summary>
    /// §1.3 gives the city's whole: 10 / 7 % before 2024-07, 12 / 10 % since; what the base leaves open is COOP.
    /// §11.14: none in 2026.
    /// </summary>
    public static Rule? Coop(DateTime at, Facts facts, Rule? baseRule)
    {
        if (!facts.HasContract || facts.Over30 || baseRule is null)
            return null;
        if (at < new DateTime(2023, 6, 1) || at >= new DateTime(2026, 1, 1))
            return null;
        var whole = at < new DateTime(2024, 7, 1)
            ? (facts.UpTo3 ? 10m : 7m)
            : (facts.UpTo3 ? 12m : 10m);
        var rest = whole - baseRule.Bands[0].Percent;
        return rest <= 0 ? null : new Rule("COOP", "city", [new(0, baseRule.Bands[0].To, rest)]);
    }

    /// <summary>2022-09-05: the instant discount becomes the merchant's cashback; §11.8: no cap, no counter.</summary>
    public static Rule? Merchant(DateTime at, Facts facts)
        => facts.HasContract && at >= new DateTime(2022, 9, 5)
            ? new Rule("MERCHANT", "merchant", [new(0, null, facts.BenefitPlus)], Counter: null)
            : null;

    /// <summary>§1.4: the artists' card, 5 % to 50만 and 4 % to 100만 on its own bands; its day is not given.</summary>
    public static Rule? Institution(DateTime at, Facts facts)
        => facts.Group == "ARTIST" && at >= new DateTime(2020, 10, 6)
            ? new Rule("INSTITUTION", "institution",
                [new(0, 50 * Man, 5), new(50 * Man, 100 * Man, 4)], Counter: "programme")
            : null;
}
