using Eum.Admin.Desk;
using Eum.Admin.Features.Cards.Batches;
using Eum.Domain.Approvals;
using Eum.Domain.Cards.Funds;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Funds;

/// <summary>지원금 만들기: who gets how much until when, onto which cards, from which budget line, with four eyes.</summary>
public sealed class OpenFund(FrontDesk desk) : Guarded<OpenFund.Request>(desk)
{
    public sealed record Request(PolicyFund Fund);

    public override Duty Duty { get; } = new("funds.open", Permissions.AllowancesPayoutPropose)
    {
        Approval = Permissions.AllowancesPayoutApprove,
    };

    public override string Name => "지원금 만들기";

    protected override int? DistrictOf(Request request) => request.Fund.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var fund = request.Fund;
        if (await WrongAsync(reading.Db, fund, reading.Today, cancel) is { } wrong) return wrong;
        return new Shown(
            FundRows.TargetOf(fund.Code),
            [
                new("지원금", "", $"{fund.Name} ({fund.Code})"),
                new("카드 상품", "", fund.Programme),
                new("한 사람", "", fund.Amount == 0 ? "명단에 적힌 금액" : $"{new Won(fund.Amount)}"),
                new("쓰는 기간", "", $"{fund.FirstDay:yyyy-MM-dd} ~ {fund.LastDay:yyyy-MM-dd} 24:00"),
                new("과목", "", $"{fund.Line}"),
                new("한도", "", $"{new Won(fund.Ceiling)}"),
            ],
            fund.Ceiling, [new(FundRows.TargetOf(fund.Code), "")]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var fund = request.Fund;
        if (await WrongAsync(work.Db, fund, KoreanTime.BusinessDate(work.Now), cancel) is { } wrong) return wrong;
        work.Db.PolicyFunds.Add(new()
        {
            FundNo = await work.Db.LastNumberAsync<PolicyFundRow>(row => row.FundNo, cancel) + 1,
            Code = fund.Code,
            Name = fund.Name.Trim(),
            Authority = fund.Authority,
            Programme = fund.Programme,
            Amount = fund.Amount,
            FirstDay = fund.FirstDay,
            LastDay = fund.LastDay,
            LineYear = fund.Line.Year,
            LineFund = fund.Line.Fund,
            LineProgramme = fund.Line.Programme,
            Ceiling = fund.Ceiling,
        });
        work.Audit("지원금 만들기", FundRows.TargetOf(fund.Code), $"{fund.Line} {new Won(fund.Ceiling)}");
        return null;
    }

    private static async Task<Problem?> WrongAsync(
        EumDbContext db, PolicyFund fund, DateOnly today, CancellationToken cancel)
    {
        if (fund.Problems(today) is [var first, ..]) return first;
        if (await db.HasFundAsync(fund.Code, cancel))
            return new(nameof(fund.Code), "이미 있는 코드입니다.");
        var programme = (await ProgrammeBook.ReadAsync(db, cancel)).Find(fund.Programme);
        if (programme?.ProfileOn(fund.FirstDay) is not { Open: true })
            return new(nameof(fund.Programme), "그날 발급하는 상품이 아닙니다.");
        return await BatchPlan.RowAsync(db, fund.Line, cancel) is null
            ? new(nameof(fund.Line), $"예산 과목 {fund.Line}이(가) 없습니다. 예산 문서를 먼저 올리세요.")
            : null;
    }
}

/// <summary>지원금 마감: after it has expired, what was spent becomes spending of its line and the rest is free.</summary>
public sealed class CloseFund(FrontDesk desk) : Guarded<CloseFund.Request>(desk)
{
    public sealed record Request(long Fund, int Authority);

    public override Duty Duty { get; } = new("funds.close", Permissions.AllowancesPayoutPropose)
    {
        Approval = Permissions.AllowancesPayoutApprove,
    };

    public override string Name => "지원금 마감";

    protected override int? DistrictOf(Request request) => request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await reading.Db.PolicyFunds.SingleOrDefaultAsync(
            one => one.FundNo == request.Fund && one.Authority == request.Authority, cancel);
        if (row is null) return Refusals.NotFound;
        if (FundRows.WrongToClose(row) is { } wrong) return wrong;
        return new Shown(
            FundRows.TargetOf(row.Code),
            [
                new("지원금", "", $"{row.Name} ({row.Code})"),
                new("지급한 금액", "", $"{new Won(row.Loaded)}"),
                new("집행 (쓴 금액)", "", $"{new Won(row.Spent)}"),
                new("소멸", "", $"{new Won(row.Expired)}"),
                new("원인행위", $"{new Won(row.Promised)}", $"{new Won(0)}"),
                new("과목에 돌려놓는 금액", "", $"{new Won(row.Promised - row.Spent)}"),
            ],
            row.Spent, [new(FundRows.TargetOf(row.Code), $"{row.Version}")]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var row = await work.Db.PolicyFunds.SingleOrDefaultAsync(one => one.FundNo == request.Fund, cancel);
        if (row is null) return Refusals.NotFound;
        if (FundRows.WrongToClose(row) is { } wrong) return wrong;
        if (await BatchPlan.RowAsync(work.Db, row.Line, cancel) is not { } line) return Refusals.NotFound;
        return FundRows.Close(work, row, line);
    }
}
