using System.Runtime.CompilerServices;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;

namespace Eum.Infrastructure.Imports;

internal readonly record struct CellKey(int PostedOn, int Facts, int Plan, PaymentKind Kind, PostingFlags Flags)
{
    public override int GetHashCode() =>
        unchecked((((((PostedOn * 31) + Facts) * 31) + Plan) * 0x61C8_8647) ^ ((int)Kind << 8) ^ (int)Flags);
}

/// <summary>A budget line of a year, and the day of its books.</summary>
internal readonly record struct BudgetKey(int Year, Fund Fund, int Authority, string Budget, int Day)
    : IComparable<BudgetKey>
{
    public int CompareTo(BudgetKey other)
    {
        if (Year != other.Year) return Year.CompareTo(other.Year);
        if (Fund != other.Fund) return Fund.CompareTo(other.Fund);
        if (Authority != other.Authority) return Authority.CompareTo(other.Authority);
        var budget = string.CompareOrdinal(Budget, other.Budget);
        return budget != 0 ? budget : Day.CompareTo(other.Day);
    }
}

/// <summary>Key of payments_daily and payments_monthly; the period is yyyymmdd or yyyymm.</summary>
internal readonly record struct RollupKey(
    int Period, long LegalDong, int District, int BusinessType, short Programme, PaymentKind Kind, PostingFlags Flags)
    : IComparable<RollupKey>
{
    public int CompareTo(RollupKey other)
    {
        if (Period != other.Period) return Period.CompareTo(other.Period);
        if (LegalDong != other.LegalDong) return LegalDong.CompareTo(other.LegalDong);
        if (District != other.District) return District.CompareTo(other.District);
        if (BusinessType != other.BusinessType) return BusinessType.CompareTo(other.BusinessType);
        if (Programme != other.Programme) return Programme.CompareTo(other.Programme);
        return Kind != other.Kind ? Kind.CompareTo(other.Kind) : Flags.CompareTo(other.Flags);
    }
}

/// <summary>
/// Sums of payments with one posting day, one set of facts and one plan. Won, unsigned as in the file.
/// </summary>
internal struct SumCell
{
    private CellSlots _slots;

    public long Count { get; private set; }

    public long Amount { get; private set; }

    public long FromCharge { get; private set; }

    public long FromCashback { get; private set; }

    public long FromPolicy { get; private set; }

    public long OperatorCashback { get; private set; }

    public readonly long Slot(int index) => _slots[index];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in PaymentEntry entry, in Breakdown earned, int slots)
    {
        Count++;
        Amount += entry.Amount;
        FromCharge += entry.FromCharge;
        FromCashback += entry.FromCashback;
        FromPolicy += entry.FromPolicy;
        OperatorCashback += entry.OperatorCashback;
        for (var i = 0; i < slots; i++) _slots[i] += earned.Slot(i);
    }

    [InlineArray(SlotAmounts.Capacity)]
    private struct CellSlots
    {
        private long _first;
    }
}

/// <summary>One row of a rollup in the making; cashback and the operator's are signed, amounts are not.</summary>
internal sealed class RollupSum
{
    private long _count;
    private long _amount;
    private long _charge;
    private long _fromCashback;
    private long _policy;
    private long _operator;
    private FundAmounts _funds;

    public void Add(in SumCell cell, RatingClass rules, int sign)
    {
        _count += cell.Count;
        _amount += cell.Amount;
        _charge += cell.FromCharge;
        _fromCashback += cell.FromCashback;
        _policy += cell.FromPolicy;
        _operator += sign * cell.OperatorCashback;
        for (var i = 0; i < rules.Slots.Count; i++) _funds += Of(rules.Slots[i].Fund, sign * cell.Slot(i));
    }

    public void Add(RollupSum other)
    {
        _count += other._count;
        _amount += other._amount;
        _charge += other._charge;
        _fromCashback += other._fromCashback;
        _policy += other._policy;
        _operator += other._operator;
        _funds += other._funds;
    }

    public void WriteTo(Span<long> row, RollupKey key)
    {
        ReadOnlySpan<long> values =
        [
            key.Period, key.LegalDong, key.District, key.BusinessType, key.Programme, (long)key.Kind, (long)key.Flags,
            _count, _amount, _funds.Total, _funds.National, _funds.City, _funds.Gu, _funds.Institution, _funds.Merchant,
            _operator, _charge, _fromCashback, _policy,
        ];
        values.CopyTo(row);
    }

    private static FundAmounts Of(Fund fund, long won) => fund switch
    {
        Fund.National => new(won, 0, 0, 0, 0),
        Fund.City => new(0, won, 0, 0, 0),
        Fund.Gu => new(0, 0, won, 0, 0),
        Fund.Institution => new(0, 0, 0, won, 0),
        _ => new(0, 0, 0, 0, won),
    };
}

/// <summary>Rows whose operator figure differs, what we grant on them and what the operator says; signed won.</summary>
internal readonly record struct DifferenceSum(long Rows, FundAmounts Own, long Operator)
{
    public DifferenceSum Plus(in PaymentEntry entry) => entry.Kind == PaymentKind.Cancel
        ? new(Rows + 1, Own - entry.Funds, Operator - entry.OperatorCashback)
        : new(Rows + 1, Own + entry.Funds, Operator + entry.OperatorCashback);
}
