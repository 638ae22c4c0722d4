using System.Runtime.CompilerServices;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>Tells which rows of a span a query lets through, and their values in an order.</summary>
internal sealed class PaymentSieve(PaymentQuery query, FactsTable facts)
{
    private readonly bool[] _facts = facts.Sieve(query);
    private readonly (int Mask, int Wanted) _marks = MarksOf(query);
    private readonly long _least = query.Least ?? 0;
    private readonly long _most = query.Most ?? long.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.AggressiveInlining)]
    public bool Lets(PaymentColumns columns, int row)
    {
        var number = columns.Facts[row];
        if (number >= _facts.Length || !_facts[number]) return false;

        var marks = columns.Marks[row];
        if ((marks & _marks.Mask) != _marks.Wanted) return false;
        if (query.Differs is { } differs && marks >= PaymentColumns.MarksOf(DifferenceCause.Rate) != differs)
            return false;
        var amount = Math.Abs(columns.Amount[row]);
        return amount >= _least && amount <= _most
            && (query.Batch is not { } batch || columns.Batch[row] == batch)
            && (query.Merchants is not { } merchants || merchants.Contains(columns.Merchant[row]));
    }

    /// <summary>What a row is sorted by; the key decides where it is equal.</summary>
    public long ValueOf(PaymentOrder order, PaymentColumns columns, int row) => order switch
    {
        PaymentOrder.Time => columns.At[row],
        PaymentOrder.Amount => columns.Amount[row],
        PaymentOrder.Cashback => columns.Cashback[row],
        PaymentOrder.Operator => columns.Operator[row],
        PaymentOrder.Difference => columns.Cashback[row] - columns.Operator[row],
        PaymentOrder.District => facts[columns.Facts[row]].District,
        PaymentOrder.BusinessType => facts[columns.Facts[row]].BusinessType,
        PaymentOrder.Bracket => (int)facts[columns.Facts[row]].Bracket,
        _ => columns.Keys[row],
    };

    private static (int Mask, int Wanted) MarksOf(PaymentQuery query)
    {
        var (mask, wanted) = ((int)query.Flags << 2, (int)query.Flags << 2);
        if (query.Kind is { } kind) (mask, wanted) = (mask | 3, wanted | (int)kind);
        if (query.Cause is not { } cause) return (mask, wanted);

        const DifferenceCause Any = (DifferenceCause)15;
        return (mask | PaymentColumns.MarksOf(Any), wanted | PaymentColumns.MarksOf(cause));
    }
}
