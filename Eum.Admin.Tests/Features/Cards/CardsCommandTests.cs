using System.Diagnostics;
using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>The same at the command line, in processes that can be killed.</summary>
public sealed class CardsCommandTests
{
    [Fact]
    public async Task A_roster_is_issued_from_the_command_line_though_the_ordering_is_killed_in_the_middle()
    {
        const int Good = 1_700;
        await using var books = await PortalBooks.OnSqliteAsync();
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        using var folder = new TempFolder();
        var (file, rejects) = (folder.Write("명단.csv", Roster.Of(Good, wrong: 22)), folder.At("rejects.csv"));
        string[] issue =
        [
            "cards", "issue", file, "--programme", IssuingDesk.School, "--rejects", rejects, "--reason", "신입생 학생증 발급 요청",
            "--officer", "city.finance", "--json",
        ];

        var issued = await RunAsync(books, maker, issue);

        Assert.True(issued.Exit == 0, issued.Error);
        var counts = issued.Json.GetProperty("counts");
        Assert.Equal(Good, counts.GetProperty("accepted").GetInt32());
        Assert.Equal(22, counts.GetProperty("rejected").GetInt32());
        Assert.Equal(23, (await File.ReadAllLinesAsync(rejects)).Length);
        Assert.Equal(0, await OrdersAsync(books));
        await ApproveAsync(books, checker, issued.Json.GetProperty("proposal").GetInt64());

        string[] run = ["cards", "run", "1", "--officer", "city.approver", "--json"];
        Assert.InRange(await KilledAsync(books, checker, run), 1, Good);
        var ended = await RunAsync(books, checker, run);

        Assert.True(ended.Exit == 0, ended.Error);
        Assert.Equal(Good, ended.Json.GetProperty("ordered").GetInt32());
        Assert.Equal(Good, await OrdersAsync(books));
        await using var db = await books.Database.CreateDbContextAsync();
        Assert.Equal(Good, await db.Persons.CountAsync());
        Assert.Equal(Good, await db.CardOrders.Select(row => row.PersonNo).Distinct().CountAsync());

        // Sent once more, nobody is due anything.
        var again = await RunAsync(books, maker, issue);
        Assert.Equal(0, again.Json.GetProperty("counts").GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_file_or_a_programme_that_is_not_there_is_a_sentence_and_exit_3()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var maker = await PortalAccount.AddAsync(books);
        using var folder = new TempFolder();
        var file = folder.Write("명단.csv", Roster.Of(2, wrong: 0));
        string[] rest = ["--reason", "신입생 학생증 발급 요청", "--officer", "city.finance"];

        var missing = await RunAsync(books, maker, ["cards", "issue", "없음.csv", "--programme", "INCHEON-INU", .. rest]);
        var strange = await RunAsync(books, maker, ["cards", "issue", file, "--programme", "INCHEON-X", .. rest]);

        Assert.Equal((3, 3), (missing.Exit, strange.Exit));
        Assert.Contains("파일이 없습니다", missing.Error, StringComparison.Ordinal);
        Assert.Contains("카드 프로그램을 고르세요", strange.Error, StringComparison.Ordinal);
    }

    private static async Task ApproveAsync(PortalBooks books, PortalAccount checker, long proposal)
    {
        string[] officer = ["--officer", "city.approver", "--json"];
        var shown = await RunAsync(books, checker, ["approval", "show", $"{proposal}", .. officer]);
        var seen = shown.Json.GetProperty("seen").GetString()!;
        var approved = await RunAsync(
            books, checker, ["approval", "approve", $"{proposal}", "--seen", seen, .. officer]);
        Assert.True(approved.Exit == 0, approved.Error);
    }

    // The program itself, killed when the first page is in the books; how many were ordered for by then.
    private static async Task<int> KilledAsync(PortalBooks books, PortalAccount by, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in await SettingsAsync(books, by))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        while (!process.HasExited && await OrdersAsync(books) == 0) process.WaitForExit(TimeSpan.FromMilliseconds(5));
        process.Kill();
        await process.WaitForExitAsync();
        return await OrdersAsync(books);
    }

    private static async Task<int> OrdersAsync(PortalBooks books)
    {
        await using var db = await books.Database.CreateDbContextAsync();
        return await db.CardOrders.CountAsync();
    }

    private static async Task<Dictionary<string, string?>> SettingsAsync(PortalBooks books, PortalAccount person)
    {
        var settings = books.Settings;
        (settings["EUM_PASSWORD"], settings["EUM_CODE"]) = (PortalAccount.Password, await person.CodeAsync());
        return settings;
    }

    private static async Task<CommandRun> RunAsync(PortalBooks books, PortalAccount person, string[] words)
    {
        using var answer = new StringWriter();
        using var complaints = new StringWriter();
        var terminal = new Terminal(answer, complaints, TimeProvider.System, IsPerson: false)
        {
            Settings = await SettingsAsync(books, person),
        };
        var exit = await CommandLine.RunAsync(words, terminal);
        return new(exit, answer.ToString(), complaints.ToString());
    }
}
