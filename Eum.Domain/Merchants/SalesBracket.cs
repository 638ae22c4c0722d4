using Eum.Domain.Values;

namespace Eum.Domain.Merchants;

/// <summary>A merchant's yearly sales (연매출 구간), upper edge included. The numbers are stored.</summary>
public enum SalesBracket
{
    LE300M = 0,
    LE500M = 1,
    LE1B = 2,
    LE3B = 3,
    GT3B = 4,
}

public static class SalesBrackets
{
    public static IReadOnlyList<SalesBracket> All { get; } =
        [SalesBracket.LE300M, SalesBracket.LE500M, SalesBracket.LE1B, SalesBracket.LE3B, SalesBracket.GT3B];

    public static SalesBracket Of(Won yearlySales) => yearlySales.Amount switch
    {
        <= 300_000_000 => SalesBracket.LE300M,
        <= 500_000_000 => SalesBracket.LE500M,
        <= 1_000_000_000 => SalesBracket.LE1B,
        <= 3_000_000_000 => SalesBracket.LE3B,
        _ => SalesBracket.GT3B,
    };

    public static bool TryParse(ReadOnlySpan<byte> utf8Code, out SalesBracket bracket) =>
        TryParse(Widened.Of(utf8Code, stackalloc char[Widened.Length]), out bracket);

    public static bool TryParse(ReadOnlySpan<char> code, out SalesBracket bracket)
    {
        (var known, bracket) = code switch
        {
            "LE300M" => (true, SalesBracket.LE300M),
            "LE500M" => (true, SalesBracket.LE500M),
            "LE1B" => (true, SalesBracket.LE1B),
            "LE3B" => (true, SalesBracket.LE3B),
            "GT3B" => (true, SalesBracket.GT3B),
            _ => (false, default),
        };
        return known;
    }

    public static string Code(this SalesBracket bracket) => bracket switch
    {
        SalesBracket.LE300M => "LE300M",
        SalesBracket.LE500M => "LE500M",
        SalesBracket.LE1B => "LE1B",
        SalesBracket.LE3B => "LE3B",
        SalesBracket.GT3B => "GT3B",
        _ => throw new ArgumentOutOfRangeException(nameof(bracket), bracket, null),
    };

    public static string KoreanName(this SalesBracket bracket) => bracket switch
    {
        SalesBracket.LE300M => "3억 이하",
        SalesBracket.LE500M => "3억 초과 5억 이하",
        SalesBracket.LE1B => "5억 초과 10억 이하",
        SalesBracket.LE3B => "10억 초과 30억 이하",
        SalesBracket.GT3B => "30억 초과",
        _ => throw new ArgumentOutOfRangeException(nameof(bracket), bracket, null),
    };

    public static string EnglishName(this SalesBracket bracket) => bracket switch
    {
        SalesBracket.LE300M => "up to 300 million won",
        SalesBracket.LE500M => "over 300 up to 500 million won",
        SalesBracket.LE1B => "over 500 million up to 1 billion won",
        SalesBracket.LE3B => "over 1 up to 3 billion won",
        SalesBracket.GT3B => "over 3 billion won",
        _ => throw new ArgumentOutOfRangeException(nameof(bracket), bracket, null),
    };
}
