using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Domain.Cashback;

/// <summary>A payment that has not happened: what would it earn?</summary>
/// <param name="At">UTC instant.</param>
/// <param name="Programme">Brand or group card, e.g. SEORO or INCHEON-ARTIST.</param>
/// <param name="District">The merchant's five-digit district, one that stands on that day.</param>
/// <param name="Bracket">The merchant's yearly sales on that day.</param>
/// <param name="Amount">Won paid from the member's own charge: the only money that earns.</param>
public sealed record QuoteRequest(DateTime At, string Programme, int District, SalesBracket Bracket, long Amount)
{
    /// <summary>More than any payment or month; a bound that keeps every product within a long.</summary>
    public const long MostWon = 1_000_000_000_000;

    /// <summary>Far above what merchants give (1–7 % until 2022-09-05, 1–5 % since).</summary>
    public const int MostBenefitPlusBp = 5_000;

    public Designations Designations { get; init; } = Designations.None;

    /// <summary>The merchant's contract rate in basis points, 0 without a contract.</summary>
    public int BenefitPlusBp { get; init; }

    /// <summary>Code of the business type table.</summary>
    public string BusinessType { get; init; } = "OTHER";

    public Channel Channel { get; init; } = Channel.Card;

    /// <summary>Where the member's month stands, in won of eligible spending.</summary>
    public Counters Before { get; init; }

    public PaymentFacts Facts =>
        new(Programme, District, Bracket, Designations.ToString(), BenefitPlusBp, BusinessType, Channel);

    /// <summary>All that is wrong with it; a problem's field is the command line's option without dashes.</summary>
    public IEnumerable<Problem> Problems()
    {
        var day = KoreanTime.BusinessDate(At);
        if (!ProgrammeCode.TryParse(Programme, out _))
            yield return new("programme",
                $"'{Programme}'은(는) 없는 상품입니다. {Codes(GuBrands.All.Select(brand => brand.Code))} 가운데 하나를 쓰고, "
                + "특화카드는 그룹(A-Z 0-9 _)을 더하세요.");
        if (!DistrictTable.IsValid(District, day))
            yield return new("district", DistrictSentence(day));
        if (!Enum.IsDefined(Bracket))
            yield return new("bracket", $"연매출 구간은 {Codes(Enum.GetNames<SalesBracket>())} 가운데 하나입니다.");
        if (Amount is < 1 or > MostWon)
            yield return new("amount", $"결제 금액 {Amount:#,0}원은 받을 수 없습니다. 1원부터 {MostWon:#,0}원까지 적으세요.");
        if (Before.Member is < 0 or > MostWon || Before.Programme is < 0 or > MostWon)
            yield return new("month-to-date", $"월 누적은 0원부터 {MostWon:#,0}원까지 적으세요.");
        if (BenefitPlusBp is < 0 or > MostBenefitPlusBp)
            yield return new("benefit-plus", $"상생 요율은 0부터 {MostBenefitPlusBp / 100}까지의 퍼센트로 적으세요 (예: 5).");
        if (!BusinessTypeTable.TryFind(BusinessType, out _))
            yield return new("business-type",
                $"'{BusinessType}'은(는) 없는 업종입니다. "
                + $"{Codes(BusinessTypeTable.All.Select(type => type.Code))} 가운데 하나를 쓰세요.");
        if (!Enum.IsDefined(Channel))
            yield return new("channel", "결제 경로는 CARD QR DELIVERY MALL TAXI PHONE 가운데 하나입니다.");
    }

    private static string Codes(IEnumerable<string> codes) => string.Join(' ', codes);

    private string DistrictSentence(DateOnly day)
    {
        var known = DistrictTable.At(day).Select(district => $"{district.Code} {district.Name}");
        var standing = $"그날 쓸 수 있는 코드: {string.Join(", ", known)}.";
        if (District == DistrictTable.CityCode) return $"28000은 시 전체입니다. 가맹점이 있는 군·구를 적으세요. {standing}";
        return DistrictTable.Find(District) switch
        {
            null => $"{District}은(는) 인천의 군·구 코드가 아닙니다. {standing}",
            { To: { } last } closed when last < day =>
                $"{District} {closed.Name}은(는) {last:yyyy-MM-dd}까지 있었습니다. {standing}",
            var later => $"{District} {later.Name}은(는) {later.From:yyyy-MM-dd}에 생깁니다. {standing}",
        };
    }
}
