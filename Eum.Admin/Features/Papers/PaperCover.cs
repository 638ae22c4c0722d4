using System.Globalization;
using Eum.Domain.Districts;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Papers;

/// <summary>What a cover calls its lines.</summary>
internal sealed record PaperCover(
    string Period, string View, IReadOnlyList<string> Views, string District, string WholeCity, string AsOf,
    string Policies, string By, string Reason, string MadeAt)
{
    private static readonly PaperCover Korean = new(
        "기간", "군·구 보는 법", ["기록된 대로", "오늘의 경계로", "개편 전후를 견줄 수 있는 묶음으로"], "군·구", "인천광역시 전체",
        "자료 기준일", "적용 정책 판", "작성자", "사유", "작성 일시");

    private static readonly PaperCover InEnglish = new(
        "Period", "Districts", ["as recorded", "on today's boundaries", "in groups comparable across the reform"],
        "District", "the whole city", "Data up to", "Policy versions", "Made by", "Reason", "Made at");

    public static PaperCover Of(bool english) => english ? InEnglish : Korean;

    public static string NameOf(int code, DistrictView view) =>
        (view == DistrictView.Comparable ? Boundaries.ComparableGroup(code)?.Name : DistrictTable.Find(code)?.Name)
        ?? code.ToString(CultureInfo.InvariantCulture);

    /// <summary>The last day that payments are known of.</summary>
    public static async Task<DateOnly?> LastDayAsync(Snapshot books, CancellationToken cancel) =>
        await new RollupReader(books).LastDayAsync(cancel);
}

/// <summary>What the columns of papers mean, for their last page.</summary>
internal static class PaperTerms
{
    private const string Payments = "운영사 파일 payments";
    private const string Own = "정책에 따른 자체 계산";
    private const string Budget = "예산 문서와 집행 기록";

    private static readonly (string Name, string Meaning, string Source)[] Known =
    [
        ("국비", "캐시백 가운데 국비가 부담한 금액.", Own), ("시비", "캐시백 가운데 시비가 부담한 금액.", Own),
        ("구비", "캐시백 가운데 군·구비가 부담한 금액.", Own), ("기관", "캐시백 가운데 협약 기관이 부담한 금액.", Own),
        ("가맹점", "캐시백 가운데 혜택플러스 가맹점이 부담한 금액.", Own),
        ("가맹점 부담", "캐시백 가운데 혜택플러스 가맹점이 부담한 금액.", Own),
        ("차이", "자체 계산에서 운영사 캐시백을 뺀 금액.", Own), ("자체", "정책대로 계산한 캐시백.", Own),
        ("운영사", "운영사가 지급했다고 알린 캐시백.", Payments),
        ("가입", "기간 안에 가입한 사람의 수.", "운영사 파일 members"), ("탈퇴", "기간 안에 탈퇴한 사람의 수.", "운영사 파일 members"),
        ("순증", "가입에서 탈퇴를 뺀 수.", "운영사 파일 members"), ("충전액", "이용자가 충전한 금액.", "운영사 파일 charges"),
        ("순발행액", "충전액에서 환불액과 소멸액을 뺀 금액.", "운영사 파일 charges"),
        ("예산현액", "본예산에 추경과 전용을 더하고 뺀 금액.", Budget), ("집행", "캐시백으로 나간 금액.", Budget),
        ("원인행위", "쓰기로 정했으나 아직 나가지 않은 금액.", Budget), ("연말 전망", "이대로 쓸 때 연말까지의 집행액.", Budget),
        ("불용", "쓰지 않고 남은 것으로 정해진 금액.", Budget), ("초과", "예산현액을 넘어선 금액.", Budget),
        ("이용자(가명)", "운영사가 이용자마다 붙인 번호. 이름이나 연락처가 아니다.", Payments),
        ("정책 판", "캐시백을 계산한 정책과 그 판.", Own),
    ];

    /// <summary>Those that the paper's columns use; what is decided is decided in Korean.</summary>
    public static IReadOnlyList<PaperTerm> Of(PaperBody body) =>
    [
        .. from column in body.Tables.SelectMany(table => table.Columns).Concat(body.Extract?.Columns ?? [])
               .DistinctBy(column => column.Key)
           let term = Find(column.Key)
           where term is not null
           select new PaperTerm(
               column.Name, column.Kind == PaperKind.Share ? "%" : column.Unit, term.Value.Meaning, term.Value.Source),
    ];

    // What is no measure of the dictionary is a column of an older report.
    private static (string Meaning, string Source)? Find(string name) =>
        Measures.All.FirstOrDefault(measure => measure.Name == name) is { } measure
            ? (measure.Definition, measure.Source)
            : Known.Where(term => term.Name == name).Select(term => ((string, string)?)(term.Meaning, term.Source))
                .FirstOrDefault();
}
