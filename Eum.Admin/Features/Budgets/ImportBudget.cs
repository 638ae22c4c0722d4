using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Budgets;

/// <summary>
/// Registers the documents of an uploaded budget together or not at all, with four eyes; the file goes with it.
/// </summary>
public sealed class ImportBudget(FrontDesk desk) : Guarded<ImportBudget.Request>(desk)
{
    public sealed record Request(string FileName, IReadOnlyList<BudgetEntry> Entries);

    public override Duty Duty { get; } = new("budget.import", Permissions.BudgetsDocumentPropose)
    {
        Approval = Permissions.BudgetsDocumentApprove,
    };

    public override string Name => "예산서 가져오기";

    // Of several authorities it is the city's matter.
    protected override int? DistrictOf(Request request) =>
        request.Entries.Select(entry => entry.Line.Authority).Distinct().ToList() is [var only] ? only : null;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (request.Entries.Count is 0 or > BudgetSheet.MostRows)
            return new Problem("file", $"예산 행은 1건부터 {BudgetSheet.MostRows}건까지입니다.");
        if (request.Entries.Any(entry => entry.Corrects is not null))
            return new Problem("file", "정정은 문서 등록에서 한 건씩 합니다.");
        if (request.Entries.Select(entry => entry.Problem()).OfType<Problem>().FirstOrDefault() is { } wrong)
            return wrong;
        if (OpenTransfer(request) is { } open) return open;

        return await new BudgetRegister(reading.Db).TryAsync(request.Entries, cancel) switch
        {
            Outcome<IReadOnlyList<LineChange>>.Done(var lines) => new Shown(
                TargetOf(request),
                [
                    new("파일", "", request.FileName),
                    new("등록할 문서", "", string.Create(CultureInfo.InvariantCulture, $"{request.Entries.Count}건")),
                    Total(lines),
                    .. lines.Select(line => line.Shown),
                    .. request.Entries.Select(entry => new ShownChange("문서", "", RegisterBudgetEntry.Told(entry))),
                ],
                request.Entries.Sum(entry => entry.Amount),
                [.. lines.Select(line => line.Base)]),
            Outcome<IReadOnlyList<LineChange>>.Refused refused => Refusals.Again<Shown>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var register = new BudgetRegister(work.Db);
        foreach (var entry in request.Entries)
            if (await register.AddAsync(entry, cancel) is { } refused)
                return new Problem(refused.Field, $"{entry.Line} {entry.Number}: {refused.Message}");

        work.Audit("예산서 가져오기", TargetOf(request), $"{request.FileName}: 문서 {request.Entries.Count}건 등록");
        return null;
    }

    private static string TargetOf(Request request) => "budget/" + string.Join(
        ' ', request.Entries.Select(entry => entry.Line.Year).Distinct().Order()) + " 예산서";

    // The lines that the file touches, together: what the book adds up to must move by what the documents say.
    private static ShownChange Total(IReadOnlyList<LineChange> lines) => new(
        "예산현액 합계", new Won(lines.Sum(line => line.Before.Available)).ToString(),
        new Won(lines.Sum(line => line.After.Available)).ToString());

    private static Problem? OpenTransfer(Request request) => request.Entries
        .Where(entry => entry.Kind is BudgetEntryKind.TransferIn or BudgetEntryKind.TransferOut)
        .GroupBy(entry => (entry.Line.Year, entry.Line.Fund, entry.Line.Authority, entry.Number, entry.Dated))
        .Any(document => document.Sum(entry => entry.Amount) != 0)
            ? new("file", "전용의 증과 감이 맞지 않습니다.")
            : null;
}
