using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports;

/// <summary>Contracts of one rate in one place, on one day.</summary>
public readonly record struct ContractCell(long Dong, int District, int RateBp, long Count);

/// <summary>Reads which merchants are under a Benefit+ contract, where they are on that day.</summary>
public static class ContractReader
{
    public static async Task<IReadOnlyList<ContractCell>> OnAsync(
        Snapshot books, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        return await books.ListAsync(
            $"""
            SELECT t.legal_dong, t.district, c.rate_bp, COUNT(*) FROM benefit_plus_contracts c
            JOIN merchant_terms t ON t.merchant_key = c.merchant_key
            WHERE c.valid_from <= @day AND (c.valid_to IS NULL OR c.valid_to >= @day) AND t.valid_from <= @day
                AND NOT EXISTS (SELECT 1 FROM merchant_terms later
                    WHERE later.merchant_key = t.merchant_key AND later.valid_from <= @day
                        AND (later.valid_from > t.valid_from
                            OR (later.valid_from = t.valid_from AND later.batch_no > t.batch_no)))
                {books.Within("t.district")}
            GROUP BY t.legal_dong, t.district, c.rate_bp
            """,
            row => new ContractCell(row.Long(0), row.Int(1), row.Int(2), row.Long(3)), cancel,
            ("day", DateNumber.Of(day)));
    }
}
