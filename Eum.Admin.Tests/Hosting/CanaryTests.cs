using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Eum.Admin.Desk;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Hosting;

/// <summary>AL-9, PD-1: what may be found nowhere is put in everywhere, and everything is searched for it.</summary>
public sealed partial class CanaryTests : IAsyncLifetime
{
    private const string Phone = "010-9876-5432";
    private const string Card = "9410-1677-3456-8901";
    private const string Name = "남궁카나리아";
    private static readonly string[] Numbers = [Phone, "01098765432", "9876-5432", Card, Card.Replace("-", "")];

    private PortalBooks _books = null!;
    private PortalProcess _portal = null!;
    private int _batch;

    public async Task InitializeAsync()
    {
        _books = await PortalBooks.OnSqliteAsync();
        await SampleMonth.FillAsync(_books.Database);
        using var files = OperatorDesk.Empty(Eum.Infrastructure.Storage.Engines.StorageEngine.Sqlite);
        await TakeAsync(files.Write("merchants", [OperatorDesk.Merchant("S9", "NEW", "2020-01-02", phone: Phone)]));
        _batch = await TakeAsync(files.Write(
            "merchants",
            [
                OperatorDesk.Merchant("S8", "NEW", "2020-01-02", phone: Phone, registration: "1234567890"),
                OperatorDesk.Merchant("S7", "NEW", "2020-01-02", name: Card, phone: Phone, bracket: Card),
            ],
            sequence: 2));
        _portal = await PortalProcess.StartAsync(_books);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _books.DisposeAsync();
    }

    [Fact]
    public async Task AL_9_no_secret_and_no_person_is_in_the_record_the_log_an_answer_or_the_file()
    {
        const string typed = "열세 자리 비밀번호 카나리아";
        var account = await PortalAccount.AddAsync(_books);
        var token = await TokenAsync();
        var answers = new StringBuilder();
        using var session = new PortalSession(_portal.Address);
        foreach (var (who, password) in ((string, string)[])
                 [(account.Name, typed), ("nobody", typed), (account.Name, PortalAccount.Password)])
            await KeepAsync(session.PasswordAsync(who, password));
        await session.PasswordAsync(typed, "x"); // Into the wrong field: it is shown to whoever typed it.
        await session.PasswordAsync(account.Name, PortalAccount.Password);
        await KeepAsync(session.PostAsync("/sign-in/recovery", "code", ("code", account.RecoveryCodes[1] + "X")));
        await KeepAsync(session.PostAsync("/enrol", "token", ("token", token + "x")));
        await KeepAsync(session.PostAsync("/sign-in/code", "code", ("code", await account.CodeAsync())));
        await LookAsync(account);
        foreach (var path in (string[])["/personal-data", "/merchants", "/imports/x", $"/imports/{_batch}", "/error"])
            await KeepAsync(session.GetAsync(path));

        string[] secrets =
        [
            .. Numbers, typed, PortalAccount.Password, token, .. account.RecoveryCodes,
            .. account.RecoveryCodes.Select(code => code.Replace("-", "")), Totp.Written(account.Seed),
            Convert.ToBase64String(account.Seed), Convert.ToHexString(account.Seed),
            Convert.ToHexStringLower(account.Seed),
        ];
        await using var db = await _books.Database.CreateDbContextAsync();
        var lines = await db.AuditEntries.AsNoTracking().ToListAsync();
        Assert.True(lines.Count > 8);
        var record = string.Join('\n', lines.Select(line => string.Join('|', line.GetType().GetProperties()
            .Select(property => Convert.ToString(property.GetValue(line), CultureInfo.InvariantCulture)))));
        Assert.DoesNotContain(secrets.Append(Name), record.Contains);
        Assert.DoesNotContain(secrets.Append(Name), _portal.Log.Contains);
        Assert.DoesNotContain(secrets, answers.ToString().Contains);
        var file = await FileAsync();
        Assert.DoesNotContain(
            secrets.Except(Numbers), secret => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0);
        Assert.True(file.AsSpan().IndexOf(account.Seed) < 0);
        Assert.True(file.AsSpan().IndexOf("city.finance"u8) >= 0); // The search finds what is there.

        async Task KeepAsync(Task<HttpResponseMessage> asked)
        {
            var answer = await asked;
            answers.Append(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())).Append(answer.Headers);
        }
    }

    [Fact]
    public async Task PD_1_no_page_shows_any_role_a_number_of_a_person()
    {
        var visited = 0;
        foreach (var role in RoleTable.All)
        {
            var authority = role.Reach == RoleReach.Gu ? 28185 : 28000;
            var account = await PortalAccount.AddAsync(
                _books, $"crawl.{role.Code.ToLowerInvariant().Replace('_', '-')}", role.Code, authority);
            using var session = await PortalSession.OpenAsync(_portal.Address, account);
            HashSet<string> seen = [];
            var open = new Queue<string>(Pages().Append($"/imports/{_batch}"));
            while (open.TryDequeue(out var path) && seen.Count < 60)
            {
                if (!seen.Add(path)) continue;
                var answer = await session.GetAsync(path);
                if (answer.StatusCode != HttpStatusCode.OK) continue;
                var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.Empty(Numbers.Where(html.Contains).Select(number => $"{role.Code} {path}: {number}"));
                visited++;
                if (path == $"/imports/{_batch}") Assert.Contains("010-****-5432", html, StringComparison.Ordinal);
                foreach (Match link in Link().Matches(html)) open.Enqueue(link.Groups["to"].Value);
            }
        }

        Assert.True(visited > 60, $"{visited}");
    }

    // Every page that has an address without a number in it.
    private static IEnumerable<string> Pages() =>
        typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(
                typeof(Microsoft.AspNetCore.Components.RouteAttribute), inherit: false))
            .Cast<Microsoft.AspNetCore.Components.RouteAttribute>().Select(route => route.Template)
            .Where(template => !template.Contains('{', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private async Task LookAsync(PortalAccount account)
    {
        await using var db = await _books.Database.CreateDbContextAsync();
        var stamp = (await db.Users.SingleAsync(user => user.Id == account.Id)).SecurityStamp;
        var key = await db.Merchants.Where(row => row.Phone != "").MaxAsync(row => row.MerchantKey);
        var desk = new Counter(_books.Database, TimeProvider.System).Desk;
        var cipher = _books.Services.GetRequiredService<FieldCipher>();
        var caller = new Caller(account.Id, Door.CommandLine, "127.0.0.1", null, stamp, null);
        Assert.Single((await new FindMerchants(desk, cipher).AskAsync(new(Phone, ""), caller))!);
        var shown = await new RevealField(desk, cipher).RunAsync(
            caller, new(ProtectedColumns.MerchantPhone.Purpose, key, RevealReason.CitizenAsks, "가맹점주 민원 회신"), null,
            default);
        Assert.Equal(Phone, Assert.IsType<Outcome<RevealedField>.Done>(shown).Value.Text);
    }

    private async Task<string> TokenAsync()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var user = Infrastructure.Identity.Accounts.RowOf(new("newcomer", Name, "I-77", ""), now);
        await using var db = await _books.Database.CreateDbContextAsync();
        db.Add(user);
        var token = await Enrolment.IssueAsync(db, user.Id, now, default);
        await db.SaveChangesAsync();
        return token;
    }

    private async Task<int> TakeAsync(string path)
    {
        var importer = _books.Services.GetRequiredService<FileImporter>();
        return (await importer.ImportAsync(path, null, "test", null, default)).BatchNo;
    }

    // The books as a thief would take them, what is not written back yet included.
    private async Task<byte[]> FileAsync()
    {
        var path = _books.ConnectionString["Data Source=".Length..];
        var bytes = new List<byte>();
        foreach (var file in (string[])[path, $"{path}-wal"])
            if (File.Exists(file))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var copy = new MemoryStream();
                await stream.CopyToAsync(copy);
                bytes.AddRange(copy.ToArray());
            }

        return [.. bytes];
    }

    [GeneratedRegex("href=\"(?<to>/(?!_|css|js|fonts|sign-out|language)[^\"#]*)\"")]
    private static partial Regex Link();
}
