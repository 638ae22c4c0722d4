using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Officers;

/// <summary>The columns of the accounts.</summary>
internal static class OfficerShape
{
    public static ListShape<OfficerLine> List { get; } = new(
        "officers", new("account", Descending: false),
        new("account", "officers.account", (row, _) => new(row.Account) { Link = $"/officers/{row.Account}" })
        {
            IsHead = true,
            Sorts = true,
        },
        new("state", "officers.state", StateOf),
        new("name", "officers.name", (row, _) => ListCell.Of(row.Name)) { Sorts = true, Look = "kind" },
        new("employee", "officers.employee-no", (row, _) => ListCell.Of(row.EmployeeNo)) { Sorts = true },
        new("department", "officers.department", (row, _) => ListCell.Of(row.Department)) { Look = "kind" },
        new("grants", "officers.grants", (row, _) => ListCell.Of(string.Join(
            ", ", row.Grants.Select(grant => $"{Names.Role(grant.Role)} · {Names.District(grant.Authority)}")))),
        new("seen", "officers.last-sign-in", (row, _) => new(OfficerTable.Time(row.LastSignInAt)))
        {
            Sorts = true,
            Look = "date",
        });

    private static ListCell StateOf(OfficerLine row, IStringLocalizer texts) =>
        new(texts["officer-state." + OfficerFilter.Code(row.State)]) { Badge = OfficerBadge.IconOf(row.State) };
}
