using Eum.Domain.Audit;
using Eum.Domain.Budgets;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>
/// Registers one budget document (예산 문서), or the two sides of a transfer (전용), with its line of audit.
/// </summary>
public sealed class RegisterBudgetEntry(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    /// <param name="By">Who registers it: an officer's account, or the verb.</param>
    public sealed record Request(BudgetEntry Entry, string By)
    {
        /// <summary>
        /// The other side, where the document is a transfer; <see cref="Entry"/> is then what goes out.
        /// </summary>
        public BudgetEntry? In { get; init; }
    }

    /// <returns>The lines after it.</returns>
    public async Task<Outcome<IReadOnlyList<BudgetLine>>> RunAsync(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (WrongAsked(request) is { } wrong) return wrong;

        await using var db = await database.CreateDbContextAsync(cancel);
        var register = new BudgetRegister(db);
        BudgetEntry[] entries = request.In is { } to ? [request.Entry, to] : [request.Entry];
        foreach (var entry in entries)
            if (await register.AddAsync(entry, cancel) is { } refused)
                return refused;

        var audit = new AuditEntry(
            clock.GetUtcNow().UtcDateTime, request.By, "예산 문서 등록", $"budget/{request.Entry.Line}",
            string.Join("; ", entries.Select(Told)));
        if (await db.SaveAsync(audit, cancel) is { } conflict) return conflict;
        return new Outcome<IReadOnlyList<BudgetLine>>.Done([.. db.BudgetLines.Local.Select(BudgetRows.ToLine)]);
    }

    internal static string Told(BudgetEntry entry) =>
        $"{entry.Line} {entry.Kind} {entry.Number} {entry.Dated:yyyy-MM-dd} {new Won(entry.Amount)} {entry.Decision} "
        + $"({entry.Source})" + (entry.Corrects is { } old ? $", {old}번 정정" : "");

    private static Problem? WrongAsked(Request request)
    {
        if (request.In is { } to) return new BudgetTransfer(request.Entry, to).Problem();
        return request.Entry.Corrects is null
            && request.Entry.Kind is BudgetEntryKind.TransferIn or BudgetEntryKind.TransferOut
            ? new(nameof(BudgetEntry.Kind), "전용은 내주는 과목과 받는 과목을 함께 적습니다.")
            : request.Entry.Problem();
    }
}
