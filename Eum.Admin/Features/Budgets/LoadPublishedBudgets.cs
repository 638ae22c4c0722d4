using Eum.Domain.Audit;
using Eum.Domain.Budgets;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>Registers Incheon's published budgets 2019–2026; what is registered already is left alone.</summary>
public sealed class LoadPublishedBudgets(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    /// <param name="Registered">Documents registered now.</param>
    /// <param name="Present">Documents that were there.</param>
    /// <param name="Kept">Published figures that are only kept beside them, because reports disagree or do not tell
    /// the funds.</param>
    public sealed record Loaded(int Registered, int Present, int Kept);

    public async Task<Outcome<Loaded>> RunAsync(string by, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var register = new BudgetRegister(db);
        var (registered, present) = (0, 0);
        foreach (var entry in PublishedBudgets.ToRegister)
        {
            if (await register.HasAsync(entry, cancel))
            {
                present++;
                continue;
            }

            if (await register.AddAsync(entry, cancel) is { } refused)
                return new Problem(refused.Field, $"{entry.Line} {entry.Number}: {refused.Message}");
            registered++;
        }

        var kept = PublishedBudgets.All.Count(figure => !figure.IsRegistered);
        if (registered == 0) return new Loaded(0, present, kept);
        var audit = new AuditEntry(
            clock.GetUtcNow().UtcDateTime, by, "공표 예산 등록", "budget/published", $"문서 {registered}건 등록, {present}건 있음");
        return await db.SaveAsync(audit, cancel) is { } conflict ? conflict : new Loaded(registered, present, kept);
    }
}
