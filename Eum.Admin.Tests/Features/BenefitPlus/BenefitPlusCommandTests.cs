using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.BenefitPlus;

/// <summary>The same at the command line.</summary>
public sealed class BenefitPlusCommandTests
{
    [Fact]
    public async Task A_file_is_received_from_the_command_line_and_once_more_receives_nothing()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.SettleAsync(books.Database);
        await ApplicationsDesk.OpenShopsAsync(books.Database, 12);
        var maker = await PortalAccount.AddAsync(books);
        using var folder = new TempFolder();
        var next = YearMonth.Of(KoreanTime.BusinessDate(TimeProvider.System.GetUtcNow().UtcDateTime)).PlusMonths(1);
        var text = ApplicationsDesk.ListOf(good: 12, wrong: 2).Replace(
            "2026-04-01", $"{next.FirstDay:yyyy-MM-dd}", StringComparison.Ordinal);
        string[] words =
        [
            "benefit-plus", "receive", folder.Write("신청.csv", text), "--rejects", folder.At("rejects.csv"),
            "--reason", "상인회에 돌려보내 고치게 함", "--officer", "city.finance", "--json",
        ];

        var first = await RunAsync(books, maker, words);
        var second = await RunAsync(books, maker, words);

        Assert.True(first.Exit == 0 && second.Exit == 0, first.Error + second.Error);
        Assert.Equal((12, 2), (NumberIn(first, "received"), NumberIn(first, "rejected")));
        Assert.Equal((0, 12), (NumberIn(second, "received"), NumberIn(second, "duplicates")));
        Assert.Equal(3, (await File.ReadAllLinesAsync(folder.At("rejects.csv"))).Length);
        await using var db = await books.Database.CreateDbContextAsync();
        Assert.Equal(12, await db.BenefitPlusApplications.CountAsync());
    }

    private static int NumberIn(CommandRun run, string name) => run.Json.GetProperty(name).GetInt32();

    private static async Task<CommandRun> RunAsync(PortalBooks books, PortalAccount person, string[] words)
    {
        var settings = books.Settings;
        (settings["EUM_PASSWORD"], settings["EUM_CODE"]) = (PortalAccount.Password, await person.CodeAsync());
        using var answer = new StringWriter();
        using var complaints = new StringWriter();
        var terminal = new Terminal(answer, complaints, TimeProvider.System, IsPerson: false) { Settings = settings };
        var exit = await CommandLine.RunAsync(words, terminal);
        return new(exit, answer.ToString(), complaints.ToString());
    }
}
