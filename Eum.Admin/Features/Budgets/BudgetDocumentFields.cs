using Eum.Domain.Budgets;

namespace Eum.Admin.Features.Budgets;

/// <summary>What is typed of a budget document.</summary>
internal sealed class BudgetDocumentFields
{
    public string Kind { get; set; } = "";

    public string Year { get; set; } = "";

    public string Fund { get; set; } = "";

    public string Authority { get; set; } = "";

    public string Programme { get; set; } = "";

    /// <summary>Of a transfer: the programme that gets it.</summary>
    public string To { get; set; } = "";

    public long? Amount { get; set; }

    public string Number { get; set; } = "";

    public DateOnly? Dated { get; set; }

    public string Decision { get; set; } = "";

    public string Source { get; set; } = "";

    /// <summary>The number of the document that it corrects.</summary>
    public string Corrects { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>
    /// The request that it stands for. What is given back or lapses is typed as it is said, without a sign.
    /// </summary>
    public static RegisterBudgetEntry.Request Ask(
        BudgetLineKey line, string? to, string kind, string number, DateOnly dated, string decision, long won,
        string source, long? corrects)
    {
        if (to is not null)
        {
            var transfer = BudgetTransfer.Between(
                line, line with { Programme = to }, Math.Abs(won), number, dated, decision, source);
            return new(transfer.Out, transfer.In);
        }

        var what = Enum.TryParse<BudgetEntryKind>(kind, out var known) ? known : default;
        var takes = what is BudgetEntryKind.Return or BudgetEntryKind.Lapse && corrects is null;
        return new(new BudgetEntry(
            line, what, number, dated, decision, takes ? -Math.Abs(won) : won, source, corrects));
    }
}
