using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Approvals;

/// <summary>
/// A small guarded change: gives a programme a brand. It rests on the programme and on the policies in force, and
/// counts how often it was executed.
/// </summary>
internal sealed class Rebrand(FrontDesk desk, Rebrand.Tally tally) : Guarded<Rebrand.Request>(desk)
{
    public const long Limit = 1_000_000;
    public const short Executed = 1_000; // What was executed lies so far above what was asked.

    /// <param name="Won">Its pretended effect.</param>
    public sealed record Request(short Programme, string Brand, long Won, int? District = null);

    /// <summary>How often anything was executed, whichever instance did.</summary>
    public sealed class Tally
    {
        private int _executions;

        public int Executions => _executions;

        public void Count() => Interlocked.Increment(ref _executions);
    }

    public override Duty Duty { get; } = new("test.rebrand", Permissions.BudgetsDocumentPropose)
    {
        Approval = Permissions.BudgetsDocumentApprove,
    };

    public override string Name => "상표 변경";

    // Past it, the permission to close months is asked: a gu approver has it not.
    public override ApprovalThreshold Threshold { get; } = new(Limit, Permissions.BudgetsMonthApprove);

    protected override int? DistrictOf(Request request) => request.District;

    protected override async Task<Outcome<Shown>> ShowAsync(Reading reading, Request request, CancellationToken cancel)
    {
        var before = await reading.Db.Programmes.AsNoTracking()
            .Where(row => row.ProgrammeNo == request.Programme).Select(row => row.Brand).SingleOrDefaultAsync(cancel);
        var rates = await reading.Db.PolicyVersions.CountAsync(cancel);
        return new Shown(
            $"programme/{request.Programme}", [new("상표", before ?? "", request.Brand)], request.Won,
            [new($"programme/{request.Programme}", before ?? ""), new("policy_versions", $"{rates}")]);
    }

    protected override Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        tally.Count();
        if (request.Brand == "REFUSED") return Task.FromResult<Problem?>(new("Brand", "그런 상표는 없습니다."));

        // Twice would be refused by the table itself.
        work.Db.Programmes.Add(new ProgrammeRow
        {
            ProgrammeNo = (short)(request.Programme + Executed + (request.Brand.Length == 1 ? request.Brand[0] : 0)),
            Code = $"{request.Programme}.{request.Brand}",
            Brand = request.Brand,
        });
        work.Audit("상표 변경", $"programme/{request.Programme}", request.Brand);
        return Task.FromResult<Problem?>(null);
    }
}
