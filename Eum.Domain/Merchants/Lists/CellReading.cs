using System.Collections.Frozen;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants.Lists;

/// <summary>Reads single cells as people write them in lists, not only as the operator's files spell them.</summary>
public static class CellReading
{
    private const int FirstSerial = 30_000; // 1982
    private const int LastSerial = 80_000; // 2119

    private static readonly string[] DayForms =
        ["yyyy-MM-dd", "yyyy.MM.dd", "yyyy/MM/dd", "yyyyMMdd", "yyyy.M.d", "yyyy/M/d", "yyyy-M-d", "yyyy년M월d일"];

    private static readonly DateOnly SerialZero = new(1899, 12, 30); // As spreadsheets count days.

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

    /// <summary>2026-08-14, 2026.8.14., 20260814, or a spreadsheet's number of days.</summary>
    public static bool TryDay(string cell, out DateOnly day)
    {
        var plain = Hangul.Plain(cell).TrimEnd('.');
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and <= LastSerial)
        {
            day = SerialZero.AddDays(serial);
            return true;
        }

        return DateOnly.TryParseExact(plain, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year is > 1990 and < 2200;
    }

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

    /// <summary>Digits that a spreadsheet took for a number: 1234567891, 1.234567891E+09, 123-45-67891.</summary>
    public static string NumberText(string cell) =>
        cell.Contains('E', StringComparison.Ordinal)
        && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : cell;
}
