namespace Eum.Domain.Statistics;

/// <summary>
/// The dictionary of measures: one name, one definition and one unit for screen, paper and command line.
/// </summary>
public static class Measures
{
    private const string Won = "원";
    private const string WonEn = "won";
    private const string People = "명";
    private const string PeopleEn = "people";
    private const string Cases = "건";
    private const string CasesEn = "cases";
    private const string PaymentFile = "운영사 payments";
    private const string ChargeFile = "운영사 charges";
    private const string MemberFile = "운영사 members";
    private const string Rating = "운영사 payments, 자체 캐시백 계산";
    private const string Registry = "행정안전부 주민등록 인구통계 2026-07";

    public static IReadOnlyList<Measure> All { get; } =
        [.. Registered(), .. Issued(), .. Paid(), .. Cashback(), .. PerHead()];

    public static Measure? Find(string code) => All.FirstOrDefault(measure => measure.Code == code);

    /// <summary>Throws for a code that is not in the dictionary.</summary>
    public static Measure Of(string code) =>
        Find(code) ?? throw new ArgumentException($"'{code}' is no measure.", nameof(code));

    private static Measure[] Registered() =>
    [
        new("members", "가입자", "Members", People, PeopleEn,
            "기간의 마지막 날에 가입해 있는 회원. 군·구는 그때 사는 곳으로, 가입·전입을 더하고 탈퇴·전출을 뺀다.",
            "Registered members on the last day of the period, by where they live.", MemberFile)
        { Plus = [Quantity.Members] },
        new("joined", "신규가입", "Sign-ups", People, PeopleEn,
            "기간 안에 가입한 회원. 다시 가입하면 다시 센다.",
            "Members who joined in the period; who joins again is counted again.", MemberFile)
        { Plus = [Quantity.Joined] },
        new("left", "탈퇴", "Leavings", People, PeopleEn,
            "기간 안에 탈퇴한 회원.", "Members who left in the period.", MemberFile)
        { Plus = [Quantity.Left] },
        new("users", "이용자", "Users", People, PeopleEn,
            "그 달에 한 번이라도 결제한 회원(취소했어도 센다). 군·구는 그 달에 처음 결제할 때 사는 곳. 여러 달은 달마다의 이용자를 평균한다(명 미만 버림).",
            "Members with a payment in the month, cancelled or not, by where they lived at its first. Several months are "
            + "averaged, cut to a whole number.", PaymentFile)
        { Plus = [Quantity.Users] },
        new("residents", "주민등록인구", "Residents", People, PeopleEn,
            "2026년 7월의 주민등록인구. 모든 기간에 같은 값을 쓴다. 없어진 군·구는 그 법정동들의 2026년 7월 인구이다.",
            "Registered residents of July 2026, used for every period.", Registry)
        { Plus = [Quantity.Residents] },
    ];

    private static Measure[] Issued() =>
    [
        new("issued", "발행액", "Issued", Won, WonEn,
            "시민이 충전한 금액. 정책발행은 넣지 않고, 환불을 빼지 않는다. 군·구는 회원이 사는 곳.",
            "Money that citizens charged; without policy money, refunds not taken off.", ChargeFile)
        { Plus = [Quantity.Charged] },
        new("charges", "충전건수", "Charges", Cases, CasesEn,
            "시민이 충전한 건수. 정책발행은 넣지 않는다.", "How often citizens charged.", ChargeFile)
        { Plus = [Quantity.Charges] },
        new("refunded", "환불액", "Refunded", Won, WonEn,
            "충전금을 돌려준 금액.", "Charged money that was given back.", ChargeFile)
        { Plus = [Quantity.Refunded] },
        new("expired", "소멸액", "Expired", Won, WonEn,
            "유효기간이 지나 없어진 금액.", "Money that expired.", ChargeFile)
        { Plus = [Quantity.Expired] },
        new("policy-issued", "정책발행액", "Policy money issued", Won, WonEn,
            "지원금·수당으로 시와 군·구, 기관이 실어 준 금액.", "Money loaded as aid or allowance.", ChargeFile)
        { Plus = [Quantity.Loaded] },
        new("policy-loads", "정책발행 건수", "Policy loads", Cases, CasesEn,
            "지원금·수당을 실어 준 건수.", "How often aid or allowance was loaded.", ChargeFile)
        { Plus = [Quantity.Loads] },
    ];

    private static Measure[] Paid() =>
    [
        new("paid", "결제액", "Paid", Won, WonEn,
            "승인액에서 취소액을 뺀 금액. 충전금·캐시백·정책발행으로 낸 돈을 모두 넣는다. 군·구는 가맹점이 있는 곳.",
            "Approved less cancelled, from charges, cashback and policy money; by where the shop is.", PaymentFile)
        { Plus = [Quantity.Approved], Minus = [Quantity.Cancelled] },
        new("payments", "결제건수", "Payments", Cases, CasesEn,
            "승인된 결제의 건수. 취소된 것도 센다.", "Approved payments, those cancelled later too.", PaymentFile)
        { Plus = [Quantity.Payments] },
        new("approved", "승인액", "Approved", Won, WonEn,
            "승인된 결제 금액.", "Amount of approved payments.", PaymentFile)
        { Plus = [Quantity.Approved] },
        new("cancels", "취소건수", "Cancellations", Cases, CasesEn,
            "취소 건수. 부분취소도 한 건이다. 취소한 날에 센다.", "Cancellations, on their own day.", PaymentFile)
        { Plus = [Quantity.Cancels] },
        new("cancelled", "취소액", "Cancelled", Won, WonEn,
            "취소한 금액. 취소한 날에 센다.", "Amount cancelled, on the day of the cancellation.", PaymentFile)
        { Plus = [Quantity.Cancelled] },
        new("from-charge", "충전금 결제액", "Paid from charges", Won, WonEn,
            "결제액 가운데 충전금으로 낸 것.", "Of what was paid, from charges.", PaymentFile)
        { Plus = [Quantity.FromCharge] },
        new("from-cashback", "캐시백 결제액", "Paid from cashback", Won, WonEn,
            "결제액 가운데 캐시백으로 낸 것.", "Of what was paid, from cashback.", PaymentFile)
        { Plus = [Quantity.FromCashback] },
        new("from-policy", "정책발행 결제액", "Paid from policy money", Won, WonEn,
            "결제액 가운데 정책발행으로 낸 것.", "Of what was paid, from policy money.", PaymentFile)
        { Plus = [Quantity.FromPolicy] },
        new("average-payment", "건당 승인액", "Per payment", Won, WonEn,
            "승인액 ÷ 결제건수 (원 미만 버림).", "Approved per payment, cut to a won.", PaymentFile)
        { Plus = [Quantity.Approved], Over = Quantity.Payments },
    ];

    private static Measure[] Cashback() =>
    [
        new("cashback", "캐시백", "Cashback", Won, WonEn,
            "우리 장부가 계산한 캐시백. 취소로 거둬들인 것을 뺀다. 다섯 재원을 더한 값이다.",
            "Cashback as these books reckon it, less what cancellations took back; the sum of five funds.", Rating)
        { Plus = [Quantity.Cashback] },
        new("national", "캐시백 국비", "Cashback, national", Won, WonEn,
            "캐시백 가운데 국비.", "Cashback from the national fund.", Rating)
        { Plus = [Quantity.National] },
        new("city", "캐시백 시비", "Cashback, city", Won, WonEn,
            "캐시백 가운데 시비.", "Cashback from the city.", Rating)
        { Plus = [Quantity.City] },
        new("gu", "캐시백 군·구비", "Cashback, gu", Won, WonEn,
            "캐시백 가운데 군·구비.", "Cashback from the gu.", Rating)
        { Plus = [Quantity.Gu] },
        new("institution", "캐시백 기관", "Cashback, institutions", Won, WonEn,
            "캐시백 가운데 기관이 부담한 것.", "Cashback from institutions.", Rating)
        { Plus = [Quantity.Institution] },
        new("merchant", "혜택플러스 캐시백", "Benefit+ cashback", Won, WonEn,
            "캐시백 가운데 혜택플러스(상생)가맹점이 부담한 것.", "Cashback from Benefit+ merchants.", Rating)
        { Plus = [Quantity.Merchant] },
        new("benefit-plus", "혜택플러스 가맹점", "Benefit+ merchants", "곳", "merchants",
            "기간의 마지막 날에 혜택플러스 계약이 있는 가맹점. 군·구는 그날 가맹점이 있는 곳.",
            "Merchants with a Benefit+ contract on the last day of the period.", "운영사 contracts, 혜택플러스 대장")
        { Plus = [Quantity.Contracts] },
        new("operator-cashback", "운영사 캐시백", "Operator's cashback", Won, WonEn,
            "운영사가 파일에 적은 캐시백.", "Cashback as the operator reports it.", PaymentFile)
        { Plus = [Quantity.Operator] },
        new("difference", "캐시백 차이", "Difference", Won, WonEn,
            "자체 캐시백에서 운영사 캐시백을 뺀 금액.", "Own cashback less the operator's.", Rating)
        { Plus = [Quantity.Cashback], Minus = [Quantity.Operator] },
        new("cashback-rate", "캐시백률", "Cashback rate", Measure.ShareUnit, "0.01%",
            "캐시백 ÷ 충전금 결제액. 캐시백은 충전금으로 낸 돈에만 붙는다.", "Cashback over what was paid from charges.", Rating)
        { Plus = [Quantity.Cashback], Over = Quantity.FromCharge, Scale = 10_000 },
    ];

    private static Measure[] PerHead() =>
    [
        new("penetration", "가입률", "Penetration", Measure.ShareUnit, "0.01%",
            "가입자 ÷ 주민등록인구. 인천에 살지 않는 회원도 가입자에 들어 있다.",
            "Members over registered residents.", MemberFile + ", " + Registry)
        { Plus = [Quantity.Members], Over = Quantity.Residents, Scale = 10_000 },
        new("usage", "이용률", "Share of users", Measure.ShareUnit, "0.01%",
            "이용자 ÷ 가입자.", "Users over members.", PaymentFile + ", members")
        { Plus = [Quantity.Users], Over = Quantity.Members, Scale = 10_000 },
        new("paid-per-resident", "주민 1인당 결제액", "Paid per resident", Won, WonEn,
            "결제액 ÷ 주민등록인구 (원 미만 버림). 군·구는 가맹점이 있는 곳의 결제액을 그곳의 인구로 나눈다.",
            "Paid at the shops of a place over its residents.", PaymentFile + ", " + Registry)
        { Plus = [Quantity.Approved], Minus = [Quantity.Cancelled], Over = Quantity.Residents },
        new("paid-per-user", "이용자 1인당 결제액", "Paid per user", Won, WonEn,
            "결제액 ÷ 이용자 (원 미만 버림). 여러 달이면 기간의 결제액을 월평균 이용자로 나눈다. 인천 전체와 달로만 본다.",
            "Paid over users; over several months, over their monthly average.", PaymentFile)
        {
            Plus = [Quantity.Approved], Minus = [Quantity.Cancelled], Over = Quantity.Users,
            Without = [Dimension.District],
        },
        new("issued-per-member", "가입자 1인당 발행액", "Issued per member", Won, WonEn,
            "발행액 ÷ 가입자 (원 미만 버림).", "Issued over members.", ChargeFile + ", members")
        { Plus = [Quantity.Charged], Over = Quantity.Members },
        new("cashback-per-user", "이용자 1인당 캐시백", "Cashback per user", Won, WonEn,
            "캐시백 ÷ 이용자 (원 미만 버림). 인천 전체와 달로만 본다.", "Cashback over users.", Rating)
        { Plus = [Quantity.Cashback], Over = Quantity.Users, Without = [Dimension.District] },
    ];
}
