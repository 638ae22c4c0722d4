using System.Globalization;
using Eum.Admin.Components;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Budgets;

/// <summary>Lines and documents in the words of the page's language.</summary>
internal static class BudgetNames
{
    public static IReadOnlyList<BudgetEntryKind> Kinds { get; } = Enum.GetValues<BudgetEntryKind>();

    public static IReadOnlyList<Fund> Funds { get; } = [Fund.National, Fund.City, Fund.Gu, Fund.Institution];

    /// <summary>인천광역시 · 인천e음 · 시비.</summary>
    public static string Line(BudgetLineKey key, IStringLocalizer texts) =>
        $"{Names.Authority(key.Authority)} · {Names.Programme(key.Programme)} · {texts["fund." + key.Fund]}";

    public static string Address(BudgetLineKey key) => $"/budgets/{key.ToCode()}";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The share of what a line has, in percent; – of nothing.</summary>
    public static string Share(long part, long whole) => whole > 0 ? Count.Share(part, whole) : "–";
}
