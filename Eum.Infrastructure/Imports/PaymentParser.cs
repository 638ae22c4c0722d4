using System.Runtime.CompilerServices;
using Eum.Domain.Payments;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Reads and checks one row of a payments file by itself: spelling, ranges, and that its parts add up.
/// </summary>
internal sealed class PaymentParser(IdSeries series)
{
    private readonly KeyColumn _tx = new(series);
    private readonly KeyColumn _original = new(series);
    private readonly KeyColumn _member = new(series);
    private readonly KeyColumn _card = new(series);
    private readonly KeyColumn _merchant = new(series);
    private readonly InstantField _approvedAt = new();
    private readonly PaymentForm _form = new();
    private readonly int _columns = FileKind.Payments.Columns.Count;

    /// <summary>Null if the row can be read; else what is wrong with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RowProblem? Read(CsvReader row, int columns, ref PaymentEntry entry)
    {
        entry = default;
        entry.Line = row.Line;
        entry.Offset = row.Offset;
        if (columns == _columns && _form.TryRead(row.Ahead, ref entry, out var length))
        {
            row.EndsAfter(length);
            return null;
        }

        return ReadFields(row, columns, ref entry);
    }

    private RowProblem? ReadFields(CsvReader row, int columns, ref PaymentEntry entry)
    {
        (var (line, offset), entry) = ((entry.Line, entry.Offset), default);
        (entry.Line, entry.Offset, entry.Length) = (line, offset, row.Record.Length);
        if (row.FieldCount != columns) return RowProblem.Columns(FileKind.Payments, row.FieldCount);
        var problem = ReadIds(row, ref entry) ?? ReadAmounts(row, ref entry) ?? Agree(in entry);
        if (problem is null && entry.Kind == PaymentKind.Pay) _form.Learn(row, in entry);
        return problem;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private RowProblem? ReadIds(CsvReader row, ref PaymentEntry entry)
    {
        if (!_tx.TryRead(row.Field(0), out entry.Tx)) return RowFields.BadId("tx_id", row.Field(0));
        var kind = row.Field(1);
        if (kind.SequenceEqual("PAY"u8)) entry.Kind = PaymentKind.Pay;
        else if (kind.SequenceEqual("CANCEL"u8)) entry.Kind = PaymentKind.Cancel;
        else return RowProblem.Word("kind", kind, "PAY, CANCEL");

        var original = row.Field(2);
        if (entry.Kind == PaymentKind.Cancel && !_original.TryRead(original, out entry.Original))
            return RowFields.BadId("original_tx_id", original);
        if (entry.Kind == PaymentKind.Pay && !original.IsEmpty)
            return new("original_tx_id", "original", "결제(PAY)에는 원거래 번호를 적지 않습니다.");

        if (!_approvedAt.TryRead(row.Field(3), out entry.ApprovedAt))
            return RowProblem.Instant("approved_at", row.Field(3));
        if (!_member.TryRead(row.Field(4), out entry.Member)) return RowFields.BadId("member_id", row.Field(4));
        if (!_card.TryRead(row.Field(5), out entry.Card)) return RowFields.BadId("card_id", row.Field(5));
        if (!_merchant.TryRead(row.Field(6), out entry.Merchant)) return RowFields.BadId("merchant_id", row.Field(6));
        return Channels.TryParse(row.Field(12), out entry.Channel)
            ? null
            : RowProblem.Word("channel", row.Field(12), "CARD, QR, DELIVERY, MALL, TAXI, PHONE");
    }

    internal static RowProblem ResidentNumber(string column) =>
        new(column, "resident-number", $"{column}에 주민등록번호로 보이는 숫자가 있어 받지 않았습니다. 지우고 다시 보내세요.");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RowProblem? ReadAmounts(CsvReader row, ref PaymentEntry entry)
    {
        if (!FieldValues.TryWon(row.Field(7), out entry.Amount)) return RowProblem.Amount("amount", row.Field(7));
        if (!FieldValues.TryWon(row.Field(8), out entry.FromCharge))
            return RowProblem.Amount("from_charge", row.Field(8));
        if (!FieldValues.TryWon(row.Field(9), out entry.FromCashback))
            return RowProblem.Amount("from_cashback", row.Field(9));
        if (!FieldValues.TryWon(row.Field(10), out entry.FromPolicy))
            return RowProblem.Amount("from_policy", row.Field(10));
        if (!FieldValues.TryWon(row.Field(11), out entry.Discount))
            return RowProblem.Amount("merchant_discount", row.Field(11));
        return FieldValues.TryWon(row.Field(13), out entry.OperatorCashback)
            ? null
            : RowProblem.Amount("operator_cashback", row.Field(13));
    }

    private static RowProblem? Agree(in PaymentEntry entry)
    {
        if (entry.Amount <= 0) return new("amount", "amount-positive", "금액은 0보다 커야 합니다.");
        if ((entry.FromCharge | entry.FromCashback | entry.FromPolicy | entry.Discount | entry.OperatorCashback) < 0)
            return new("amount", "amount-negative",
                "충전·캐시백·정책 사용액, 할인액, 운영사 캐시백은 음수일 수 없습니다. 취소는 kind로 나타냅니다.");
        return entry.FromCharge + entry.FromCashback + entry.FromPolicy == entry.Amount
            ? null
            : new("amount", "amount-parts",
                $"충전 {entry.FromCharge:N0} + 캐시백 {entry.FromCashback:N0} + 정책 {entry.FromPolicy:N0}원이 금액 {entry.Amount:N0}원과 다릅니다.");
    }
}
