using Eum.Domain.Payments;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>A row of a charges file. Won, Unix milliseconds; ExpiresOn is 0 for never.</summary>
internal struct ChargeEntry : IFileRow
{
    public long Charge;
    public long OccurredAt;
    public long Member;
    public long Card;
    public long Amount;
    public string PolicyFund;
    public int ExpiresOn;
    public ChargeKind Kind;
    public ChargeMethod Method;

    public readonly long Key => Charge;

    public FilePlace Place { get; set; }
}

/// <summary>Reads and checks one row of a charges file by itself.</summary>
internal sealed class ChargeParser(IdSeries series)
{
    private readonly KeyColumn _charge = new(series);
    private readonly KeyColumn _member = new(series);
    private readonly KeyColumn _card = new(series);
    private readonly InstantField _occurredAt = new();
    private readonly TextColumn _fund = new("policy_fund", 40);

    public RowProblem? Read(CsvReader row, ref ChargeEntry entry)
    {
        if (!_charge.TryRead(row.Field(0), out entry.Charge)) return RowFields.BadId("charge_id", row.Field(0));
        var kind = row.Field(1);
        if (kind.SequenceEqual("CHARGE"u8)) entry.Kind = ChargeKind.Charge;
        else if (kind.SequenceEqual("REFUND"u8)) entry.Kind = ChargeKind.Refund;
        else if (kind.SequenceEqual("EXPIRE"u8)) entry.Kind = ChargeKind.Expire;
        else return RowProblem.Word("kind", kind, "CHARGE, REFUND, EXPIRE");

        if (!_occurredAt.TryRead(row.Field(2), out entry.OccurredAt))
            return RowProblem.Instant("occurred_at", row.Field(2));
        if (!_member.TryRead(row.Field(3), out entry.Member)) return RowFields.BadId("member_id", row.Field(3));
        if (!_card.TryRead(row.Field(4), out entry.Card)) return RowFields.BadId("card_id", row.Field(4));
        if (!FieldValues.TryWon(row.Field(5), out entry.Amount)) return RowProblem.Amount("amount", row.Field(5));
        if (entry.Amount <= 0) return new("amount", "amount-positive", "금액은 0보다 커야 합니다. 환불과 소멸은 kind로 나타냅니다.");
        return ReadOrigin(row, ref entry);
    }

    private RowProblem? ReadOrigin(CsvReader row, ref ChargeEntry entry)
    {
        var method = row.Field(6);
        entry.Method = method.SequenceEqual("ACCOUNT"u8) ? ChargeMethod.Account
            : method.SequenceEqual("CREDIT"u8) ? ChargeMethod.Credit
            : method.SequenceEqual("CASH"u8) ? ChargeMethod.Cash
            : method.SequenceEqual("AUTO"u8) ? ChargeMethod.Auto
            : method.SequenceEqual("POLICY"u8) ? ChargeMethod.Policy
            : ChargeMethod.None;
        if (entry.Method == ChargeMethod.None && (entry.Kind == ChargeKind.Charge || !method.IsEmpty))
            return RowProblem.Word("method", method, "ACCOUNT, CREDIT, CASH, AUTO, POLICY");
        if (_fund.Read(row.Field(7), out entry.PolicyFund) is { } badFund) return badFund;
        if (entry.Method == ChargeMethod.Policy && entry.PolicyFund.Length == 0)
            return new("policy_fund", "policy-fund", "정책수당(POLICY)에는 policy_fund가 있어야 합니다.");
        return RowFields.TryOptionalDate(row.Field(8), out entry.ExpiresOn) ? null
            : RowProblem.Date("expires_on", row.Field(8));
    }
}
