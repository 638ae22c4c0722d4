using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;

namespace Eum.Admin.Tests.Approvals;

/// <summary>결재함 at the command line: each verb a person's, with password and a code that works once.</summary>
public sealed class ApprovalCommandTests
{
    private static readonly string[] Document =
    [
        "budget", "add", "--year", "2026", "--fund", "CITY", "--authority", "28000", "--programme", "INCHEON", "--kind",
        "ORIGINAL", "--amount", "1,000,000", "--number", "본예산", "--dated", "2026-01-01", "--decision", "의결", "--source",
        "문서", "--reason", "본예산 의결", "--officer", "city.finance", "--json",
    ];

    [Fact]
    public async Task FE_1_the_verb_proposes_and_only_another_person_makes_it_so()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);

        var proposed = await RunAsync(books, maker, Document);
        Assert.Equal((0, 1), (proposed.Exit, proposed.Json.GetProperty("proposal").GetInt32()));
        var shown = await RunAsync(books, checker, "approval", "show", "1", "--officer", "city.approver", "--json");
        var seen = shown.Json.GetProperty("seen").GetString()!;
        Assert.Equal("0원", shown.Json.GetProperty("changes")[0].GetProperty("before").GetString());

        string[] approve = ["approval", "approve", "1", "--seen", seen, "--officer"];
        Assert.Equal(3, (await RunAsync(books, maker, [.. approve, "city.finance"])).Exit);
        string[] unseen = ["approval", "approve", "1", "--seen", new('0', 64), "--officer", "city.approver"];
        Assert.Equal(3, (await RunAsync(books, checker, unseen)).Exit);
        var approved = await RunAsync(books, checker, [.. approve, "city.approver", "--json"]);

        Assert.Equal("APPROVED", approved.Json.GetProperty("state").GetString());
        await using var db = await books.Database.CreateDbContextAsync();
        Assert.Equal(1_000_000, Assert.Single(db.BudgetLines).Available);
    }

    [Fact]
    public async Task Without_a_person_no_verb_proposes_anything()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var maker = await PortalAccount.AddAsync(books);

        var nobody = await RunAsync(books, null, Document);
        var wrong = await WithCodeAsync(books, maker, "000000", Document);

        Assert.Equal((3, 3), (nobody.Exit, wrong.Exit));
        Assert.Contains("비밀번호가 없습니다", nobody.Error, StringComparison.Ordinal);
        await using var db = await books.Database.CreateDbContextAsync();
        Assert.Empty(db.Proposals);
        Assert.Empty(db.BudgetLines);
    }

    private static async Task<CommandRun> RunAsync(PortalBooks books, PortalAccount? person, params string[] words) =>
        await WithCodeAsync(books, person, person is null ? null : await person.CodeAsync(), words);

    private static async Task<CommandRun> WithCodeAsync(
        PortalBooks books, PortalAccount? person, string? code, string[] words)
    {
        using var answer = new StringWriter();
        using var complaints = new StringWriter();
        var settings = books.Settings;
        if (person is not null) (settings["EUM_PASSWORD"], settings["EUM_CODE"]) = (PortalAccount.Password, code);
        var terminal = new Terminal(answer, complaints, TimeProvider.System, IsPerson: false) { Settings = settings };
        var exit = await CommandLine.RunAsync(words, terminal);
        return new(exit, answer.ToString(), complaints.ToString());
    }
}
