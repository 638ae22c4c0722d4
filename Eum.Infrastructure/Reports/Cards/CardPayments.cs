using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Cards;

/// <summary>What a card paid in a month, and what its member did with all her cards. Won; refunds take away.</summary>
/// <param name="Keys">Of the card's payments, the latest first.</param>
/// <param name="Counted">Own money that the member spent: what the month's limit of cashback counts.</param>
public sealed record CardMonth(
    IReadOnlyList<long> Keys, long Amount, long Cashback, long Counted, long MemberCashback);

/// <summary>The payments of one card, found through its member's look-up lists.</summary>
public static class CardPayments
{
    private const int KeysAtOnce = 500;

    public static async Task<CardMonth> OfAsync(
        Snapshot books, long member, long card, YearMonth month, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var found = new List<long>();
        var sum = new CardMonth([], 0, 0, 0, 0);
        var keys = await PostingSearch.KeysAsync(
            books, PostingLists.Member, member, month.FirstDay, month.LastDay, cancel);
        foreach (var some in keys.Chunk(KeysAtOnce))
        {
            await using var rows = await books.RowsAsync(
                $"""
                SELECT tx_key, kind, card_key, amount, from_charge, cashback FROM payments
                WHERE tx_key BETWEEN @first AND @last{books.WithinFacts("facts_no")}
                    AND tx_key IN ({string.Join(", ", some)})
                """,
                cancel, ("first", some[0]), ("last", some[^1]));
            while (rows.Next())
            {
                var sign = rows.Int(1) == (int)PaymentKind.Cancel ? -1 : 1;
                var isOwn = rows.Long(2) == card;
                if (isOwn) found.Add(rows.Long(0));
                sum = sum with
                {
                    Amount = sum.Amount + (isOwn ? sign * rows.Long(3) : 0),
                    Cashback = sum.Cashback + (isOwn ? rows.Long(5) : 0),
                    Counted = sum.Counted + sign * rows.Long(4),
                    MemberCashback = sum.MemberCashback + rows.Long(5),
                };
            }
        }

        return sum with { Keys = [.. found.OrderDescending()] };
    }
}
