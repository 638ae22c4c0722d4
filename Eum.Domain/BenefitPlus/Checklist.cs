using Eum.Domain.Merchants;
using Eum.Domain.Values;

namespace Eum.Domain.BenefitPlus;

/// <summary>What the gu desk looks at before it proposes a contract.</summary>
public enum CheckItem
{
    Registration = 1,
    Standing = 2,
    Bracket = 3,
    BusinessType = 4,
    Duplicate = 5,
    Rate = 6,
    Period = 7,
}

/// <summary>An item, whether it holds, and what was found.</summary>
public sealed record Check(CheckItem Item, bool Holds, string Said);

/// <summary>A merchant as it is known on the day of the check.</summary>
/// <param name="OtherOpen">Another application of it that is still open; null for none.</param>
public sealed record CheckedMerchant(
    string RegistrationNo, DateOnly RegisteredOn, MerchantStatus Status, SalesBracket Bracket, int BusinessType,
    IReadOnlyList<Contract> Contracts, long? OtherOpen);

/// <summary>
/// The checklist (domain: the flow of 상생가맹점): registration, sanctions, bracket, restricted type, duplicates, rate,
/// period.
/// </summary>
public static class Checklist
{
    public static IReadOnlyList<Check> Of(
        CheckedMerchant merchant, ContractRequest request, RateLadder ladder, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(merchant);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(ladder);
        List<Check> checks = [];
        if (request.Act != ContractAct.End) // Whoever leaves need not be fit to join.
        {
            checks.Add(Registration(merchant, today));
            checks.Add(Standing(merchant));
            checks.Add(new(
                CheckItem.Bracket, merchant.Bracket != SalesBracket.GT3B, "연매출 " + merchant.Bracket.KoreanName()));
            checks.Add(Type(merchant));
        }

        checks.Add(new(
            CheckItem.Duplicate, merchant.OtherOpen is null,
            merchant.OtherOpen is { } other ? $"같은 가맹점의 신청 {other}번이 아직 처리 중입니다." : "처리 중인 다른 신청이 없습니다."));
        if (request.Act is ContractAct.New or ContractAct.Change)
            checks.Add(new(
                CheckItem.Rate, ladder.Has(request.RateBp),
                $"{new BasisPoints(request.RateBp)} (정한 적립률 {ladder}%)"));
        checks.Add(ContractBook.Apply(merchant.Contracts, request, today) switch
        {
            Outcome<ContractChange>.Refused refused => new(CheckItem.Period, false, refused.Problems[0].Message),
            _ => new(CheckItem.Period, true, "계약 기간이 다른 계약과 겹치지 않습니다."),
        });
        return checks;
    }

    private static Check Registration(CheckedMerchant merchant, DateOnly today) =>
        !BusinessRegistrationNumber.TryParse(merchant.RegistrationNo, out _)
            ? new(CheckItem.Registration, false, $"사업자등록번호 {merchant.RegistrationNo}의 검증 숫자가 맞지 않습니다.")
            : merchant.RegisteredOn > today
                ? new(CheckItem.Registration, false, $"{merchant.RegisteredOn:yyyy-MM-dd}에 등록될 가맹점입니다.")
                : new(CheckItem.Registration, true, $"{merchant.RegisteredOn:yyyy-MM-dd} 등록");

    private static Check Standing(CheckedMerchant merchant) => merchant.Status switch
    {
        MerchantStatus.Open => new(CheckItem.Standing, true, "영업 중이며 정지 처분이 없습니다."),
        MerchantStatus.Suspended => new(CheckItem.Standing, false, "정지 처분 중인 가맹점입니다."),
        _ => new(CheckItem.Standing, false, "폐업했거나 등록이 취소된 가맹점입니다."),
    };

    private static Check Type(CheckedMerchant merchant) => BusinessTypeTable.ByNo(merchant.BusinessType) switch
    {
        null => new(CheckItem.BusinessType, false, "업종을 알 수 없습니다."),
        { Restricted: true } type => new(CheckItem.BusinessType, false, $"{type.Name}: 결제할 수 없는 제한업종입니다."),
        var type => new(CheckItem.BusinessType, true, type.Name),
    };
}
