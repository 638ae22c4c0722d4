using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Features.Officers;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// A maker and an approver of the city at one desk: how a test gets something done that takes four eyes.
/// </summary>
internal sealed class TwoPeople(
    IDbContextFactory<EumDbContext> database, TimeProvider? clock = null, params Func<FrontDesk, Guarded>[] more)
{
    private readonly Counter _counter = new(database, clock ?? new StoppedClock());
    private Caller? _maker;
    private Caller? _checker;

    public FrontDesk Desk => _counter.Desk;

    public Counter Counter => _counter;

    public ProposalKinds Kinds => new(
    [
        new RegisterBudgetEntry(Desk), new LoadPublishedBudgets(Desk), new CloseMonth(Desk),
        new ProposeOfficer(Desk), new ChangeGrants(Desk),
        .. more.Select(make => make(Desk)),
    ]);

    public ApproveProposal Approve => new(Desk, Kinds);

    public ReturnProposal Return => new(Desk, Kinds);

    public WithdrawProposal Withdraw => new(Desk);

    public RenewProposal Renew => new(Desk, Kinds, new ProposalMaking());

    public ExpireProposals Expire => new(Desk);

    public ProposalDetail Detail => new(Desk, Kinds);

    public ProposalList List => new(Desk, Kinds);

    public async Task<Caller> MakerAsync() => _maker ??= await _counter.OfficerAsync(RoleTable.CityFinance, 28000);

    public async Task<Caller> CheckerAsync() => _checker ??= await _counter.OfficerAsync(RoleTable.CityApprover, 28000);

    /// <summary>One proposes and the other approves what she was shown.</summary>
    public async Task<Outcome<Decided>> DecideAsync<TRequest>(Guarded<TRequest> what, TRequest request)
        where TRequest : notnull
    {
        var proposed = await what.ProposeAsync(await MakerAsync(), request, "시험", null, default);
        if (proposed is Outcome<long>.Refused refused) return new Outcome<Decided>.Refused(refused.Problems);

        return await ApproveAsync(((Outcome<long>.Done)proposed).Value);
    }

    public async Task<Outcome<Decided>> ApproveAsync(long no, Caller? by = null) =>
        await Approve.RunAsync(by ?? await CheckerAsync(), new(no, await SeenAsync(no), "확인"), null, default);

    /// <summary>The hash of what is shown now.</summary>
    public async Task<string> SeenAsync(long no)
    {
        await using var db = await database.CreateDbContextAsync();
        return await db.Proposals.Where(row => row.ProposalNo == no).Select(row => row.Sha256).SingleAsync();
    }

    public Task<Outcome<Decided>> LoadPublishedBudgetsAsync() =>
        DecideAsync(new LoadPublishedBudgets(Desk), new LoadPublishedBudgets.Request());
}
