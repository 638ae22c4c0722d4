using Eum.Admin.Features.Budgets;
using Eum.Admin.Features.Imports;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Dashboard;

/// <summary>A month of the city on one page. Amounts in won.</summary>
/// <param name="First">The first month that has payments, and the last.</param>
/// <param name="Until">The last day of the month that has payments.</param>
public sealed record DashboardView(
    YearMonth Month,
    YearMonth First,
    YearMonth Last,
    DateOnly? Until,
    bool HasImports,
    MonthTotals Totals,
    BudgetLeft Budget,
    IReadOnlyList<Share> Districts,
    IReadOnlyList<Share> BusinessTypes,
    DashboardAlarms Alarms,
    IReadOnlyList<ImportLine> LastImports)
{
    /// <summary>Whether days of the month are still to come: then it stands beside as many days of others.</summary>
    public bool IsPart => Until < Month.LastDay;

    /// <summary>The gu that is shown alone; null for all that the officer reaches.</summary>
    public int? District { get; init; }

    /// <summary>The gu to choose from.</summary>
    public IReadOnlyList<int> Choices { get; init; } = [];

    public IReadOnlyList<DayOfMonth> Days { get; init; } = [];

    /// <summary>Whether its reader looks after others' work, and sees what that takes.</summary>
    public bool IsForAudit { get; init; }
}

/// <summary>Won paid on a business day, cancellations taken off.</summary>
public sealed record DayOfMonth(DateOnly Day, long Paid);

/// <summary>A figure with what it was a month and a year before; null where there are no figures.</summary>
public sealed record Compared(long? Now, long? LastMonth, long? LastYear);

/// <summary>Members who joined; won that citizens charged, paid (cancellations taken off) and were granted.</summary>
public sealed record MonthTotals(
    Compared SignUps, Compared Issued, Compared Paid, Compared Cashback, Compared OperatorCashback)
{
    private static readonly Compared Nothing = new(null, null, null);

    /// <summary>Own cashback less the operator's, won.</summary>
    public Compared Difference { get; init; } = Nothing;

    /// <summary>Won cancelled, and how often.</summary>
    public Compared Cancelled { get; init; } = Nothing;

    public Compared Cancels { get; init; } = Nothing;

    /// <summary>Cashback over what was paid from charges, in 0.01 %.</summary>
    public Compared CashbackRate { get; init; } = Nothing;
}

/// <summary>What the fiscal year's lines had left at the end of the month; below zero when overspent.</summary>
public sealed record BudgetLeft(int Year, Compared Left, IReadOnlyList<FundBudget> Funds)
{
    public long Available => Funds.Sum(fund => fund.Available);

    public long Spent => Funds.Sum(fund => fund.Spent);
}

/// <summary>What a fund had and what the payments took of it.</summary>
public sealed record FundBudget(Fund Fund, long Available, long Spent)
{
    public long Left => Available - Spent;
}

/// <summary>A district's (5 digits) or business group's part of the month; cancellations taken off the won.</summary>
public sealed record Share(string Code, long Payments, long Paid, long Cashback);

/// <summary>What someone must look at.</summary>
public sealed record DashboardAlarms(
    IReadOnlyList<UncoveredLine> Uncovered,
    IReadOnlyList<MissingFiles> Missing,
    IReadOnlyList<CauseOfDifference> Differences)
{
    /// <summary>Budget lines that by their forecast will not last, or will be left.</summary>
    public IReadOnlyList<BudgetStatus.Standing> Outlooks { get; init; } = [];

    public int Count => Uncovered.Count + Missing.Count + Differences.Count + Outlooks.Count;
}

/// <summary>A budget line that payments went beyond, by won.</summary>
public sealed record UncoveredLine(int Year, Fund Fund, int Authority, string Programme, long Won);

/// <summary>Payments whose cashback the operator reckoned otherwise, by cause; own won and the operator's.</summary>
public sealed record CauseOfDifference(DifferenceCause Cause, long Payments, long Own, long Operator);
