using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Budgets;

/// <summary>Registers one budget document (예산 문서), or the two sides of a transfer (전용), with four eyes.</summary>
public sealed class RegisterBudgetEntry(FrontDesk desk) : Guarded<RegisterBudgetEntry.Request>(desk)
{
    /// <param name="In">
    /// The other side, where the document is a transfer; <paramref name="Entry"/> is then what goes out.
    /// </param>
    public sealed record Request(BudgetEntry Entry, BudgetEntry? In = null);

    public override Duty Duty { get; } = new("budget.document", Permissions.BudgetsDocumentPropose)
    {
        Approval = Permissions.BudgetsDocumentApprove,
    };

    public override string Name => "예산 문서 등록";

    protected override int? DistrictOf(Request request) => request.Entry.Line.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (WrongAsked(request) is { } wrong) return wrong;

        var entries = EntriesOf(request);
        return await new BudgetRegister(reading.Db).TryAsync(entries, cancel) switch
        {
            Outcome<IReadOnlyList<LineChange>>.Done(var lines) => new Shown(
                TargetOf(request.Entry.Line),
                [.. lines.Select(line => line.Shown), .. entries.Select(Document)],
                (request.In ?? request.Entry).Amount,
                [.. lines.Select(line => line.Base)]),
            Outcome<IReadOnlyList<LineChange>>.Refused refused => Refusals.Again<Shown>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var register = new BudgetRegister(work.Db);
        var entries = EntriesOf(request);
        foreach (var entry in entries)
            if (await register.AddAsync(entry, cancel) is { } refused)
                return refused;

        work.Audit("예산 문서 등록", TargetOf(request.Entry.Line), string.Join("; ", entries.Select(Told)));
        return null;
    }

    /// <summary>What its proposals are about.</summary>
    internal static string TargetOf(BudgetLineKey line) => $"budget/{line}";

    internal static string Told(BudgetEntry entry) =>
        $"{entry.Line} {entry.Kind} {entry.Number} {entry.Dated:yyyy-MM-dd} {new Won(entry.Amount)} {entry.Decision} "
        + $"({entry.Source})" + (entry.Corrects is { } old ? $", {old}번 정정" : "");

    private static ShownChange Document(BudgetEntry entry) => new("문서", "", Told(entry));

    private static BudgetEntry[] EntriesOf(Request request) =>
        request.In is { } to ? [request.Entry, to] : [request.Entry];

    private static Problem? WrongAsked(Request request)
    {
        if (request.In is { } to) return new BudgetTransfer(request.Entry, to).Problem();
        return request.Entry.Corrects is null
            && request.Entry.Kind is BudgetEntryKind.TransferIn or BudgetEntryKind.TransferOut
            ? new(nameof(BudgetEntry.Kind), "전용은 내주는 과목과 받는 과목을 함께 적습니다.")
            : request.Entry.Problem();
    }
}
