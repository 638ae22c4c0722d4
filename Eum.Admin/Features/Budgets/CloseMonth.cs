using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>
/// Closes a month's books (월 마감): from then on nothing is posted into it. Months close one after the other.
/// </summary>
public sealed class CloseMonth(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    public sealed record Request(YearMonth Month, string By);

    public async Task<Outcome<YearMonth>> RunAsync(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = clock.GetUtcNow().UtcDateTime;
        if (request.Month >= YearMonth.Of(KoreanTime.BusinessDate(now)))
            return new Problem(nameof(request.Month), $"{request.Month}은(는) 아직 끝나지 않아 마감할 수 없습니다.");

        await using var db = await database.CreateDbContextAsync(cancel);
        var closed = await db.MonthClosings.Select(row => row.Month).ToListAsync(cancel);
        if (closed.Contains(request.Month))
            return new Problem(nameof(request.Month), $"{request.Month}은(는) 이미 마감했습니다.");
        if (closed.Count > 0 && closed.Max().PlusMonths(1) is var next && next != request.Month)
            return new Problem(nameof(request.Month), $"마감은 차례대로 합니다. 다음은 {next}입니다.");
        if (closed.Count == 0 && await EarlierAsync(db, request.Month, cancel) is { } first)
            return new Problem(nameof(request.Month), $"마감은 차례대로 합니다. 처음은 {first}입니다.");

        db.MonthClosings.Add(new MonthClosingRow { Month = request.Month, ClosedAt = now, ClosedBy = request.By });
        var audit = new AuditEntry(now, request.By, "월 마감", $"month/{request.Month}", "");
        return await db.SaveAsync(audit, cancel) is { } conflict ? conflict : request.Month;
    }

    /// <summary>The first month with postings, if it is before this one.</summary>
    private static async Task<YearMonth?> EarlierAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var first = await db.BudgetPostings.Where(row => row.BatchNo != 0).MinAsync(row => (DateOnly?)row.Day, cancel);
        return first is { } day && YearMonth.Of(day) < month ? YearMonth.Of(day) : null;
    }
}
