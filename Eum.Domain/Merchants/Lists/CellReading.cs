using System.Collections.Frozen;
using System.Globalization;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants.Lists;

/// <summary>Reads single cells as people write them in lists, not only as the operator's files spell them.</summary>
public static class CellReading
{
    private const decimal LargestFraction = 0.2m; // The highest rate there is.

    private static readonly FrozenDictionary<string, SalesBracket> Brackets = new Dictionary<string, SalesBracket>
    {
        ["영세"] = SalesBracket.LE300M,
        ["3억이하"] = SalesBracket.LE300M,
        ["중소1"] = SalesBracket.LE500M,
        ["3억~5억"] = SalesBracket.LE500M,
        ["3~5억"] = SalesBracket.LE500M,
        ["5억이하"] = SalesBracket.LE500M,
        ["중소2"] = SalesBracket.LE1B,
        ["5억~10억"] = SalesBracket.LE1B,
        ["5~10억"] = SalesBracket.LE1B,
        ["10억이하"] = SalesBracket.LE1B,
        ["중소3"] = SalesBracket.LE3B,
        ["10억~30억"] = SalesBracket.LE3B,
        ["10~30억"] = SalesBracket.LE3B,
        ["30억이하"] = SalesBracket.LE3B,
        ["일반"] = SalesBracket.GT3B,
        ["30억초과"] = SalesBracket.GT3B,
    }.Concat(SalesBrackets.All.Select(one => KeyValuePair.Create(one.Code(), one)))
        .Concat(SalesBrackets.All.Select(one => KeyValuePair.Create(Hangul.Plain(one.KoreanName()), one)))
        .DistinctBy(pair => pair.Key).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, MerchantStatus> Statuses = new Dictionary<string, MerchantStatus>
    {
        ["OPEN"] = MerchantStatus.Open,
        ["영업"] = MerchantStatus.Open,
        ["정상"] = MerchantStatus.Open,
        ["SUSPENDED"] = MerchantStatus.Suspended,
        ["정지"] = MerchantStatus.Suspended,
        ["휴업"] = MerchantStatus.Suspended,
        ["CLOSED"] = MerchantStatus.Closed,
        ["종료"] = MerchantStatus.Closed,
        ["폐업"] = MerchantStatus.Closed,
        ["해지"] = MerchantStatus.Closed,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ContractAct> Acts = new Dictionary<string, ContractAct>
    {
        ["신규"] = ContractAct.New,
        ["신규신청"] = ContractAct.New,
        ["가입"] = ContractAct.New,
        ["변경"] = ContractAct.Change,
        ["적립률변경"] = ContractAct.Change,
        ["중지"] = ContractAct.Pause,
        ["일시중지"] = ContractAct.Pause,
        ["해지"] = ContractAct.End,
        ["탈퇴"] = ContractAct.End,
    }.Concat(Enum.GetValues<ContractAct>().Select(act => KeyValuePair.Create(Hangul.Plain($"{act}"), act)))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Designated = new Dictionary<string, string>
    {
        ["착한가격업소"] = "FAIR_PRICE",
        ["착한가격"] = "FAIR_PRICE",
        ["이어가게"] = "HERITAGE",
        ["E음택시"] = "TAXI",
        ["이음택시"] = "TAXI",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, BusinessType> Types = BusinessTypeTable.All
        .SelectMany(type => (KeyValuePair<string, BusinessType>[])
        [
            new(Hangul.Plain(type.Code), type), new(Hangul.Plain(type.Name), type),
            new(Hangul.Plain(type.NameEn), type),
        ])
        .DistinctBy(pair => pair.Key).ToFrozenDictionary();

    /// <summary>A code, its Korean name, what card companies call it (영세, 중소1–3, 일반), or won of yearly sales.</summary>
    public static bool TryBracket(string cell, out SalesBracket bracket)
    {
        var plain = Hangul.Plain(cell);
        if (Brackets.TryGetValue(plain, out bracket)) return true;
        if (!long.TryParse(plain.TrimEnd('원'), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var won)
            || won < 10_000) return false;

        bracket = SalesBrackets.Of(new Won(won));
        return true;
    }

    public static bool TryStatus(string cell, out MerchantStatus status) =>
        Statuses.TryGetValue(Hangul.Plain(cell), out status);

    /// <summary>What a merchant asks for: 신규, 변경, 중지, 해지.</summary>
    public static bool TryAct(string cell, out ContractAct act) => Acts.TryGetValue(Hangul.Plain(cell), out act);

    /// <summary>
    /// Percent as people write it (5, 5%, 5.0 %), or the fraction that a spreadsheet keeps of a cell shown as a percent
    /// (0.05).
    /// </summary>
    /// <param name="rate">Basis points.</param>
    public static bool TryRate(string cell, out int rate)
    {
        var plain = Hangul.Plain(cell);
        rate = 0;
        if (!decimal.TryParse(
                plain.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return false;
        if (percent <= LargestFraction && !plain.EndsWith('%')) percent *= 100;
        if (percent is <= 0 or > 100 || percent * 100 != decimal.Truncate(percent * 100)) return false;
        rate = (int)(percent * 100);
        return true;
    }

    /// <summary>By code or name; where the cell says nothing, by what the KSIC most likely means.</summary>
    public static BusinessType? TypeOf(string cell, string ksic) =>
        cell.Length > 0 ? Types.GetValueOrDefault(Hangul.Plain(cell))
        : ksic.Length > 0 ? BusinessTypeTable.ByKsic(ksic)
        : null;

    /// <summary>FAIR_PRICE, HERITAGE, TAXI or EVENT:code; also by their Korean names.</summary>
    public static bool TryDesignation(string cell, out string word)
    {
        word = Designated.GetValueOrDefault(Hangul.Plain(cell), cell.Trim());
        return !word.Contains(' ', StringComparison.Ordinal)
            && Designations.TryParse(word, out var read) && !read.IsEmpty;
    }
}
