using System.Globalization;
using Eum.Admin.Components.Lists;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Cashback;

/// <summary>
/// The calculator's address, by the names of the command line's options: at programme group district bracket amount
/// month-to-date benefit-plus designation business-type channel.
/// </summary>
public static class QuoteWords
{
    private static readonly Dictionary<string, SalesBracket> Brackets =
        SalesBrackets.All.ToDictionary(bracket => bracket.Code());

    private static readonly Dictionary<string, Channel> ByChannel =
        Channels.All.ToDictionary(channel => channel.Code());

    /// <summary>What the address asks; null where a word of it is unknown. An amount of 0 is none yet.</summary>
    public static QuoteRequest? Find(ListWords words, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!TryAt(words["at"], now, out var at)
            || !words.TryFind("bracket", Brackets, out var bracket) || !words.TryFind("channel", ByChannel, out var by)
            || !words.TryNumber("amount", out var amount) || !words.TryNumber("month-to-date", out var before)
            || !words.TryNumber("district", out var district)
            || !BasisPoints.TryParse(words["benefit-plus"] ?? "0", out var contract)
            || !Designations.TryParse((words["designation"] ?? "").Replace(',', ' '), out var designations)
            || !BusinessTypeTable.TryFind(words["business-type"] ?? "OTHER", out var type)) return null;

        var programme = words["programme"] ?? "INCHEON";
        if (words["group"] is { } group) programme = $"{programme}-{group}";
        if (!ProgrammeCode.TryParse(programme, out _)) return null;
        var place = district ?? DistrictTable.At(KoreanTime.BusinessDate(at)).First().Code;
        return new(at, programme, (int)Math.Min(place, int.MaxValue), bracket ?? default, amount ?? 0)
        {
            Designations = designations,
            BenefitPlusBp = contract.Value,
            BusinessType = type.Code,
            Channel = by ?? Channel.Card,
            Before = new(before ?? 0, before ?? 0),
        };
    }

    /// <summary>The same question at the command line.</summary>
    public static string Command(QuoteRequest asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        List<string> words =
        [
            "eum cashback quote", $"--at {KoreanTime.Print(asked.At)}", $"--programme {asked.Programme}",
            $"--district {asked.District}", $"--bracket {asked.Bracket.Code()}",
            $"--amount {Text(asked.Amount)}",
        ];
        if (asked.Before.Member > 0) words.Add($"--month-to-date {Text(asked.Before.Member)}");
        if (asked.BenefitPlusBp > 0) words.Add($"--benefit-plus {ReasonText.Percent(asked.BenefitPlusBp)}");
        foreach (var one in asked.Designations.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words.Add($"--designation {one}");
        if (asked.BusinessType != "OTHER") words.Add($"--business-type {asked.BusinessType}");
        if (asked.Channel != Channel.Card) words.Add($"--channel {asked.Channel.Code()}");
        return string.Join(' ', words);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // 2026-02-12, with T10:00 or T10:00:00 behind it: in Korea.
    private static bool TryAt(string? text, DateTime now, out DateTime at)
    {
        at = now;
        if (text is null) return true;
        var whole = text.Length switch
        {
            10 => $"{text}T00:00:00+09:00",
            16 => $"{text}:00+09:00",
            19 => $"{text}+09:00",
            _ => text,
        };
        return KoreanTime.TryParse(whole, out at);
    }
}
