using Eum.Domain.Merchants;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>
/// 가맹점 as the portal searches it: a page of fifty by name, first sounds, number and filters. Cold is the first reading
/// of a fresh process's memory, warm every later one.
/// </summary>
internal static class MerchantsBench
{
    private const int Size = 50;
    private const string Limit = "<= 200";

    private static readonly (string Name, MerchantQuery Query, MerchantOrder Order)[] Searches =
    [
        ("all, by name", new(), MerchantOrder.Name),
        ("part of a name", new() { Words = "분식" }, MerchantOrder.Name),
        ("first sounds", new() { Words = "ㅂㅅ" }, MerchantOrder.Name),
        ("mixed sounds", new() { Words = "분ㅅ" }, MerchantOrder.Name),
        ("business number", new() { Words = "101-" }, MerchantOrder.Id),
        ("filters, by day", new() { District = 28185, Bracket = SalesBracket.LE300M }, MerchantOrder.RegisteredOn),
        ("nothing found", new() { Words = "ㅋㅋㅋㅋㅋㅋ" }, MerchantOrder.Bracket),
    ];

    public static async Task RunAsync(Asked asked)
    {
        await using var services = asked.Books();
        var database = services.GetRequiredService<IDbContextFactory<EumDbContext>>();
        var today = KoreanTime.BusinessDate(TimeProvider.System.GetUtcNow().UtcDateTime);
        using var memory = new MerchantMemory();
        var search = new MerchantSearch(memory);
        var cold = await Measure.SecondsAsync(
            () => PageAsync(database, search, today, new(), First(MerchantOrder.Name)));
        Measure.Print("merchants.first time", cold * 1000, "ms");
        foreach (var (name, query, order) in Searches)
        {
            List<double> first = [], last = [];
            for (var turn = 0; turn < asked.Rounds * 10; turn++)
            {
                first.Add(await Measure.SecondsAsync(() => PageAsync(database, search, today, query, First(order))));
                last.Add(await Measure.SecondsAsync(() => PageAsync(
                    database, search, today, query, First(order) with { Backwards = true })));
            }

            Measure.Print($"merchants.{name}, first page", Measure.Median(first) * 1000, "ms", Limit);
            Measure.Print($"merchants.{name}, last page", Measure.Median(last) * 1000, "ms", Limit);
        }

        var count = await PageAsync(database, search, today, new(), First(MerchantOrder.Id));
        Measure.Print("merchants.rows", count, "merchants");
    }

    private static MerchantPageRequest First(MerchantOrder order) => new(order, false, null, false, Size);

    private static async Task<int> PageAsync(
        IDbContextFactory<EumDbContext> database, MerchantSearch search, DateOnly today, MerchantQuery query,
        MerchantPageRequest request)
    {
        await using var books = await Snapshot.OpenAsync(database, default);
        var page = await search.PageAsync(books, today, query, request, default);
        return page.Lines.Count == Math.Min(Size, page.Count)
            ? page.Count
            : throw new DisagreementException($"{page.Count} merchants, but a page of {page.Lines.Count}.");
    }
}
