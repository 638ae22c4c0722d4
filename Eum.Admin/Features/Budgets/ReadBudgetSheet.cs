using Eum.Admin.Desk;
using Eum.Domain.Budgets;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Files.Sheets;

namespace Eum.Admin.Features.Budgets;

/// <summary>Reads an uploaded budget and says of each row what it would do or why it cannot; nothing is kept.</summary>
public sealed class ReadBudgetSheet(FrontDesk desk) : Question<ReadBudgetSheet.Request, BudgetSheet>(desk)
{
    public const int LargestFile = 5 << 20;

    public sealed record Request(byte[] Content);

    public override Duty Duty { get; } = new("budgets.sheet", Permissions.BudgetsLinesSee);

    protected override async Task<Outcome<BudgetSheet>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        try
        {
            if (request.Content.Length > LargestFile)
                return new Problem("file", $"{LargestFile >> 20} MB를 넘습니다. 예산 행만 남겨 다시 저장하세요.");

            var sheet = BudgetSheet.Read(SheetReader.Read(request.Content, BudgetSheet.MostRows + 20));
            var register = new BudgetRegister(reading.Db);
            List<BudgetSheetRow> rows = [];
            List<BudgetEntry> before = [];
            foreach (var row in sheet.Rows)
            {
                rows.Add(row is { Entry: { } entry, Problem: null }
                    ? row with { Problem = await WrongAsync(reading, register, before, entry, cancel) }
                    : row);
                if (rows[^1] is { Entry: { } good, Problem: null }) before.Add(good);
            }

            return sheet with { Rows = rows };
        }
        catch (FileRefusedException refused)
        {
            return new Problem("file", refused.Line > 0 ? $"{refused.Line}행: {refused.Message}" : refused.Message);
        }
    }

    // On its line as the rows above leave it.
    private static async Task<string?> WrongAsync(
        Reading reading, BudgetRegister register, List<BudgetEntry> before, BudgetEntry entry, CancellationToken cancel)
    {
        if (!reading.Scope.Covers(entry.Line.Authority)) return "맡은 기관의 과목이 아닙니다.";
        BudgetEntry[] together = [.. before.Where(other => other.Line == entry.Line), entry];
        return await register.TryAsync(together, cancel) is Outcome<IReadOnlyList<LineChange>>.Refused refused
            ? refused.Problems[0].Message
            : null;
    }
}
