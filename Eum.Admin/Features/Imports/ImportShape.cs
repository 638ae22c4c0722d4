using Eum.Admin.Components.Lists;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Imports;

/// <summary>The columns of 운영사 파일.</summary>
internal static class ImportShape
{
    public static ListShape<ImportLine> List { get; } = new(
        "imports", new("no", Descending: true),
        new("no", "imports.no", (row, _) => ListCell.Of($"{row.No}") with { Link = $"/imports/{row.No}" })
        {
            IsHead = true,
            Sorts = true,
        },
        new("state", "imports.state", StateOf),
        new("kind", "imports.kind", (row, texts) => new(ImportTable.Name(texts, row.Kind))) { Look = "kind" },
        new("day", "imports.business-date", (row, _) => new(ImportTable.Day(row.BusinessDate)))
        {
            Sorts = true,
            Look = "date",
        },
        new("sequence", "imports.sequence", (row, _) => ListCell.Of($"{row.SequenceNo}")) { IsNumber = true },
        new("file", "imports.file", (row, _) => new(row.FileName) { Tip = row.FileName, Note = row.Message })
        {
            Look = "file",
        },
        Rows("accepted", "imports.accepted", row => row.Accepted) with { Sorts = true, Unit = "unit.rows" },
        Rows("duplicates", "imports.duplicates", row => row.Duplicates),
        Rows("conflicts", "imports.conflicts", row => row.Conflicts),
        Rows("rejected", "imports.rejected", row => row.Rejected) with { Sorts = true },
        Won("amount", "import.amount", row => row.Amount) with { IsExtra = true },
        Won("own", "import.own", row => row.OwnCashback) with { IsExtra = true },
        Won("theirs", "import.theirs", row => row.OperatorCashback) with { IsExtra = true },
        Won("difference", "imports.difference", row => row.Difference),
        new("started", "import.started", (row, _) => ListCell.Time(row.StartedAt)) { IsExtra = true, Look = "date" },
        new("rate", "imports.rate", (row, _) => row.RowsPerSecond is { } rate ? ListCell.Whole(rate) : default)
        {
            IsNumber = true,
        },
        new("payments", "payments.title", PaymentsOf) { Look = "kind" });

    /// <summary>Where the payments of a file are listed.</summary>
    public static string PaymentsAddress(int no) => $"/payments?file={no}";

    private static ListColumn<ImportLine> Rows(string name, string title, Func<ImportLine, long> rows) =>
        new(name, title, (row, _) => ListCell.Whole(rows(row))) { IsNumber = true };

    private static ListColumn<ImportLine> Won(string name, string title, Func<ImportLine, long> won) =>
        new(name, title, (row, _) => ListCell.Won(won(row))) { IsNumber = true, Unit = "unit.won" };

    private static ListCell StateOf(ImportLine row, IStringLocalizer texts)
    {
        var code = ImportFilter.Code(row.State);
        return new(texts["state." + code]) { Badge = code };
    }

    private static ListCell PaymentsOf(ImportLine row, IStringLocalizer texts) =>
        row is { Kind: "payments", Accepted: > 0 }
            ? new(texts["imports.payments"]) { Link = PaymentsAddress(row.No) }
            : default;
}
