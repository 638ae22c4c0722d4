namespace Eum.Admin.Tests.Reference;

/// <summary>
/// The gu's own layers, domain.md §1.2: the merchant lies in the gu and the card is the gu's (§1.4). A line stands
/// until the next line of its gu; a line made for an older base table ends with that table.
/// </summary>
internal static class GuRules
{
    private const decimal Man = 10_000m;
    private static readonly DateTime CapHour = new(2019, 8, 1, 6, 0, 0);
    private static readonly DateTime Reform = new(2022, 9, 5); // §1.3: "gu to add 1–2 %"

    public static List<Rule> At(DateTime at, Facts facts) => facts.Programme switch
    {
        // §7: since 2026-07-01 old 서구 is 서해구 and 검단구; the brand goes on in both.
        "SEORO" when facts.District is "28260" or "28275" or "28290" => Seo(at, facts),
        "YEONSU" when facts.District == "28185" => Yeonsu(at, facts),
        "MICHUHOL" when facts.District == "28177" => Michuhol(at),
        "BUPYEONG" when facts.District == "28237" => Bupyeong(at, facts),
        "GYEYANG" when facts.District == "28245" => Gyeyang(at, facts),
        _ => [], // 남동 was shelved on 2019-07-18; the rest never had one
    };

    private static List<Rule> Seo(DateTime at, Facts facts)
    {
        if (at < new DateTime(2019, 5, 1))
            return [];
        if (at < new DateTime(2019, 7, 19))
            return Gu(new Band(0, null, 4));
        if (at < new DateTime(2019, 8, 10)) // 0 above 50만 either way, so the cap of 08-01 changes nothing here
            return Gu(new(0, 30 * Man, 4), new(30 * Man, 50 * Man, 1));
        if (at < new DateTime(2019, 9, 10))
            return [];
        if (at < new DateTime(2019, 10, 22))
            return Gu(new Band(0, 100 * Man, 1));
        if (at < new DateTime(2020, 1, 1))
            return Gu(new Band(0, 30 * Man, 4));

        var rules = new List<Rule>();
        if (at < new DateTime(2020, 3, 1)) // 5/3/1 was built on 4/2/1
            rules.AddRange(Gu(new Band(0, 50 * Man, 1)));
        if (at >= new DateTime(2020, 6, 1) && at < new DateTime(2022, 7, 1) && facts.Channel == "DELIVERY")
            return Gu(new Band(0, 100 * Man, 5)); // 배달서구: 10 + gu 5 + merchant 3–7
        if (facts.HasContract && at < new DateTime(2022, 7, 1))
            rules.AddRange(Gu(new Band(0, 100 * Man, 2)));
        if (facts.HasContract && at >= Reform) // §1.3: 8–14 % before 2024-07 needs the gu's 2
            rules.AddRange(Gu(new Band(0, 30 * Man, 2)));
        return rules;
    }

    private static List<Rule> Yeonsu(DateTime at, Facts facts)
    {
        if (at < new DateTime(2019, 7, 1))
            return [];
        if (at < new DateTime(2019, 8, 1))
        {
            var july = Gu(new Band(0, null, 5)); // 10 % + 1 % of July
            if (facts.HasContract)
                july.AddRange(Gu(new Band(0, null, 2)));
            return july;
        }

        if (at < CapHour)
            return Gu(new Band(0, null, 4));
        if (at < new DateTime(2019, 10, 22))
            return Gu(new Band(0, 50 * Man, 4));
        if (at < new DateTime(2019, 11, 1))
            return Gu(new(0, 30 * Man, 7), new(30 * Man, 100 * Man, 3));
        if (at < new DateTime(2020, 1, 1))
            return Gu(new Band(0, 30 * Man, 7));
        if (at >= new DateTime(2021, 5, 1) && at < new DateTime(2022, 7, 1) && facts.Channel == "DELIVERY")
            return Gu(new Band(0, 100 * Man, 7)); // 배달e음
        return [];
    }

    private static List<Rule> Michuhol(DateTime at)
    {
        if (at < new DateTime(2019, 7, 1) || at >= new DateTime(2019, 8, 26))
            return [];
        return at < CapHour
            ? Gu(new Band(0, null, 2))
            : Gu(new(0, 30 * Man, 2), new(30 * Man, 50 * Man, 1));
    }

    /// <summary>§11.10: own card at a contract merchant, dated.</summary>
    private static List<Rule> Bupyeong(DateTime at, Facts facts)
    {
        if (!facts.HasContract || at < new DateTime(2020, 3, 2))
            return [];
        if (at < new DateTime(2022, 7, 1))
            return Gu(new Band(0, 100 * Man, 2));
        return at < Reform ? [] : Gu(new Band(0, 30 * Man, 2));
    }

    /// <summary>2020-03: "up to +12 %" with a merchant's 7: the gu's part is 5.</summary>
    private static List<Rule> Gyeyang(DateTime at, Facts facts)
    {
        if (!facts.HasContract || at < new DateTime(2020, 3, 1))
            return [];
        if (at < new DateTime(2022, 7, 1))
            return Gu(new Band(0, 100 * Man, 5));
        return at < Reform ? [] : Gu(new Band(0, 30 * Man, 2));
    }

    private static List<Rule> Gu(params Band[] bands) => [new Rule("GU_TOPUP", "gu", [.. bands])];
}
