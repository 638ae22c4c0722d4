using System.Runtime.CompilerServices;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>
/// The payments of a span, a column each: what lists are filtered, sorted and added up by. Rows are only ever added, so
/// that a span once read stays as it is.
/// </summary>
internal sealed class PaymentColumns
{
    private const string Columns = """
        tx_key, approved_at, amount, cashback, operator_cashback, merchant_key, facts_no, kind, flags, cause, batch_no
        """;

    private const int CauseShift = 4;

    private PaymentColumns(int capacity)
    {
        (Keys, At, Amount, Cashback, Operator, Merchant) = (
            new long[capacity], new long[capacity], new long[capacity], new long[capacity], new long[capacity],
            new long[capacity]);
        (Facts, Batch, Marks) = (new int[capacity], new int[capacity], new byte[capacity]);
    }

    public int Count { get; private set; }

    public long[] Keys { get; private set; }

    /// <summary>Unix milliseconds.</summary>
    public long[] At { get; private set; }

    /// <summary>Won, negative for refunds, as is all that follows.</summary>
    public long[] Amount { get; private set; }

    public long[] Cashback { get; private set; }

    public long[] Operator { get; private set; }

    public long[] Merchant { get; private set; }

    public int[] Facts { get; private set; }

    public int[] Batch { get; private set; }

    /// <summary>Kind in the lowest two bits, flags above them, cause in the upper four.</summary>
    public byte[] Marks { get; private set; }

    public static int MarksOf(PaymentKind kind, PostingFlags flags) => (int)kind | (int)flags << 2;

    public static int MarksOf(DifferenceCause cause) => (int)cause << CauseShift;

    /// <summary>The payments posted on a day between two keys, as far as the scope reaches.</summary>
    public static async Task<PaymentColumns> ReadAsync(Snapshot books, PaymentSpan span, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            $"""
            SELECT {Columns} FROM payments
            WHERE tx_key BETWEEN @first AND @last AND posted_on = @day{books.WithinFacts("facts_no")}
            ORDER BY tx_key
            """,
            cancel, ("first", span.FirstKey), ("last", span.LastKey), ("day", span.Day));
        var columns = new PaymentColumns(span.Entries);
        columns.Fill(rows, cancel);
        return columns;
    }

    /// <summary>One payment, or none.</summary>
    public static async Task<PaymentColumns> OfAsync(Snapshot books, long tx, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            $"""
            SELECT {Columns} FROM payments WHERE tx_key = @tx{books.WithinFacts("facts_no")}
            """,
            cancel, ("tx", tx));
        var columns = new PaymentColumns(1);
        columns.Fill(rows, cancel);
        return columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(SqlRows rows, CancellationToken cancel)
    {
        var at = 0;
        while (rows.Next())
        {
            if (at == Keys.Length) Resize(Math.Max(16, at * 2));
            if ((at & 0x3FFF) == 0) cancel.ThrowIfCancellationRequested();
            var kind = rows.Int(7);
            Keys[at] = rows.Long(0);
            At[at] = rows.Long(1);
            Amount[at] = kind == (int)PaymentKind.Cancel ? -rows.Long(2) : rows.Long(2);
            Cashback[at] = rows.Long(3);
            Operator[at] = rows.Long(4);
            Merchant[at] = rows.Long(5);
            Facts[at] = rows.Int(6);
            Marks[at] = (byte)(kind | rows.Int(8) << 2 | rows.Int(9) << CauseShift);
            Batch[at] = rows.Int(10);
            at++;
        }

        Count = at;
        if (at < Keys.Length) Resize(at);
    }

    private void Resize(int length)
    {
        (Keys, At, Amount) = (Sized(Keys, length), Sized(At, length), Sized(Amount, length));
        (Cashback, Operator, Merchant) = (Sized(Cashback, length), Sized(Operator, length), Sized(Merchant, length));
        (Facts, Batch, Marks) = (Sized(Facts, length), Sized(Batch, length), Sized(Marks, length));
    }

    private static T[] Sized<T>(T[] column, int length)
    {
        Array.Resize(ref column, length);
        return column;
    }
}
