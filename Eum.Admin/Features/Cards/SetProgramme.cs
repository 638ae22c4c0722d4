using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Cards;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Storage.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>카드 프로그램 등록·변경: a programme and its limits from a day on, with four eyes.</summary>
public sealed class SetProgramme(FrontDesk desk) : Guarded<SetProgramme.Request>(desk)
{
    /// <summary>Won; ages in full years; the colour as #rrggbb.</summary>
    public sealed record Request(
        string Code, DateOnly From, string Name, string NameEn, string Colour, ProgrammeKind Kind, int Authority,
        int MinimumAge, int? MaximumAge, string Institution, int Payer, bool Open, long MinimumCharge,
        long BasicHolding, long Holding, long CardCost)
    {
        internal ProgrammeProfile Profile => new(
            From, Name.Trim(), NameEn.Trim(), Colour.Trim(), Kind, Authority, MinimumAge, MaximumAge,
            Institution.Trim(), Payer, Open, "");

        internal ProgrammeLimits Limits => new(From, MinimumCharge, BasicHolding, Holding, CardCost, "");
    }

    public override Duty Duty { get; } = new("cards.programme", Permissions.CardsProgrammePropose)
    {
        Approval = Permissions.CardsProgrammeApprove,
    };

    public override string Name => "카드 프로그램";

    protected override int? DistrictOf(Request request) => request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (code, profile, limits) = (request.Code.Trim(), request.Profile, request.Limits);
        var problems = ProgrammeRules.Problems(code, profile, limits, reading.Today);
        if (problems.Count > 0) return Refusals.Again<Shown>(problems);
        var known = (await ProgrammeBook.ReadAsync(reading.Db, cancel)).Find(code);
        var (old, bounds) = (known?.ProfileAround(request.From), known?.LimitsOn(request.From));
        if (old is not null && !reading.Scope.Covers(old.Authority)) return Refusals.NotFound;
        if (old is null && ProgrammeCode.Of(code).Group is null)
            return new Problem("Code", "브랜드는 새로 만들 수 없습니다. 단체카드 코드를 적으세요 (예: YEONSU-APT3).");
        if (old is not null && old with { From = default, Source = "" } == profile with { From = default }
            && bounds! with { From = default, Source = "" } == limits with { From = default })
            return new Problem("", "지금과 같은 내용입니다.");

        return new Shown(
            TargetOf(code),
            [
                new("카드 프로그램", code, code),
                new("시작일", "", Day(request.From)),
                new("이름", old?.Name ?? "", $"{profile.Name} / {profile.NameEn}"),
                new("종류", old is null ? "" : KindName(old.Kind), KindName(profile.Kind)),
                new("관리 기관", old is null ? "" : Authority(old.Authority), Authority(profile.Authority)),
                new("발급", old is null ? "" : OpenWord(old.Open), OpenWord(profile.Open)),
                new("나이", old is null ? "" : Ages(old), Ages(profile)),
                new("이용 기관", old?.Institution ?? "", profile.Institution),
                new("카드 비용 부담", old is null ? "" : Authority(old.Payer), Authority(profile.Payer)),
                new("카드 한 장 비용", Won(bounds?.CardCost), Won(limits.CardCost)),
                new("최소 충전액", Won(bounds?.MinimumCharge), Won(limits.MinimumCharge)),
                new("기본 보유 한도", Won(bounds?.BasicHolding), Won(limits.BasicHolding)),
                new("보유 한도", Won(bounds?.Holding), Won(limits.Holding)),
                new("카드 색", old?.Colour ?? "", profile.Colour),
            ],
            0,
            [new(TargetOf(code), $"{old} {bounds}")]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var today = KoreanTime.BusinessDate(work.Now);
        var (code, profile, limits) = (request.Code.Trim(), request.Profile, request.Limits);
        if (ProgrammeRules.Problems(code, profile, limits, today) is [var wrong, ..]) return wrong;

        var no = await work.Db.LastNumberAsync<ProgrammeProfileRow>(row => row.DecisionNo, cancel) + 1;
        work.Db.ProgrammeProfiles.Add(new()
        {
            Code = code,
            ValidFrom = profile.From,
            DecisionNo = no,
            Name = profile.Name,
            NameEn = profile.NameEn,
            Colour = profile.Colour,
            Kind = profile.Kind,
            Owner = profile.Authority,
            MinimumAge = profile.MinimumAge,
            MaximumAge = profile.MaximumAge,
            Institution = profile.Institution,
            Payer = profile.Payer,
            Open = profile.Open,
        });
        work.Db.ProgrammeLimits.Add(new()
        {
            Code = code,
            ValidFrom = limits.From,
            DecisionNo = no,
            MinimumCharge = limits.MinimumCharge,
            BasicHolding = limits.BasicHolding,
            Holding = limits.Holding,
            CardCost = limits.CardCost,
        });
        work.Audit("카드 프로그램", TargetOf(code), $"{profile.Name} {Day(profile.From)} {Won(limits.Holding)}");
        return null;
    }

    internal static string KindName(ProgrammeKind kind) => kind switch
    {
        ProgrammeKind.City => "시 카드",
        ProgrammeKind.Brand => "군·구 브랜드",
        ProgrammeKind.Apartment => "입주자",
        ProgrammeKind.University => "대학",
        ProgrammeKind.School => "학생증",
        ProgrammeKind.Company => "사업자·직장",
        ProgrammeKind.Club => "동호회·스포츠",
        ProgrammeKind.Artist => "예술인",
        _ => "정책수당",
    };

    private static string TargetOf(string code) => $"programme/{code}";

    private static string Authority(int code) =>
        DistrictTable.Find(code)?.Name ?? code.ToString(CultureInfo.InvariantCulture);

    private static string Ages(ProgrammeProfile profile) =>
        $"만 {profile.MinimumAge}세부터" + (profile.MaximumAge is { } most ? $" {most}세까지" : "");

    private static string OpenWord(bool open) => open ? "발급함" : "발급하지 않음";

    private static string Won(long? won) => won is { } known ? new Won(known).ToString() : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
