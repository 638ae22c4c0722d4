using System.Globalization;
using System.Net;
using System.Text;
using Eum.Admin.Features.Cards;
using Eum.Admin.Features.Drafts;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>PD-1: who was at the desk is on no page, in no log or record, and not in the database file.</summary>
public sealed class CardCanaryTests
{
    private const string Name = "남궁카나리아";
    private const string Phone = "010-9876-5432";
    private const string Born = "1985-11-23";

    private static readonly string[] Person = [Name, Phone, "01098765432", "9876-5432", Born, "19851123"];

    [Fact]
    public async Task PD_1_a_person_at_the_desk_is_found_nowhere_but_where_she_is_revealed()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.SettleAsync(books.Database);
        await OrderAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        var pages = 0;
        foreach (var role in RoleTable.All)
        {
            var authority = role.Reach == RoleReach.Gu ? 28185 : 28000;
            var account = await PortalAccount.AddAsync(
                books, $"look.{role.Code.ToLowerInvariant().Replace('_', '-')}", role.Code, authority);
            using var session = await PortalSession.OpenAsync(portal.Address, account);
            foreach (var path in (string[])
                     [
                         "/cards", "/cards/C000001", "/cards/orders", "/cards/orders/1", "/cards/orders?state=ordered",
                         "/cards/issue", "/cards/programmes", "/audit/trail", "/audit/access", "/jobs", "/approvals",
                     ])
            {
                var answer = await session.GetAsync(path);
                if (answer.StatusCode != HttpStatusCode.OK) continue;
                var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.Empty(Person.Where(html.Contains).Select(text => $"{role.Code} {path}: {text}"));
                if (path == "/cards/orders/1") Assert.Contains("남****아", html, StringComparison.Ordinal);
                pages++;
            }
        }

        Assert.True(pages > 30, $"{pages}");
        Assert.DoesNotContain(Person, portal.Log.Contains);
        await using var db = await books.Database.CreateDbContextAsync();
        var record = string.Join('\n', (await db.AuditEntries.AsNoTracking().ToListAsync()).Select(line =>
            string.Join('|', line.GetType().GetProperties()
                .Select(property => Convert.ToString(property.GetValue(line), CultureInfo.InvariantCulture)))));
        Assert.Contains("카드 발급 주문", record, StringComparison.Ordinal);
        Assert.DoesNotContain(Person, record.Contains);
        var file = await FileAsync(books);
        Assert.DoesNotContain(Person, text => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
        Assert.True(file.AsSpan().IndexOf("YEONSU"u8) >= 0); // The search finds what is there.
    }

    // Ordered under a key, looked up, and half of another person typed and kept.
    private static async Task OrderAsync(PortalBooks books)
    {
        var counter = new Counter(books.Database, TimeProvider.System);
        var (cipher, by) = (
            books.Services.GetRequiredService<FieldCipher>(), await counter.OfficerAsync(RoleTable.GuOfficial, 28185));
        var register = new PersonRegister(cipher);
        var ordered = await new IssueCard(counter.Desk, register, cipher).RunAsync(
            by, new("YEONSU", Name, Born, Phone, Consents.Required), Guid.CreateVersion7(), default);
        Assert.Equal(1, Assert.IsType<Outcome<long>.Done>(ordered).Value);
        var looked = await new CheckEligibility(counter.Desk, register, cipher).RunAsync(
            by, new("YEONSU", Name, Born, Phone), Guid.CreateVersion7(), default);
        Assert.False(Assert.IsType<Outcome<Verdict>.Done>(looked).Value.Fits);
        var drafts = new Infrastructure.Storage.Officers.Drafts(books.Database, cipher, TimeProvider.System);
        Assert.IsType<Outcome<DraftView>.Done>(await new KeepDraft(counter.Desk, drafts).RunAsync(
            by, new("cards.issue", $"{{\"name\":\"{Name}\",\"born\":\"{Born}\",\"phone\":\"{Phone}\"}}", "",
                Guid.CreateVersion7()), default));
    }

    // The books as a thief would take them, what is not written back yet included.
    private static async Task<byte[]> FileAsync(PortalBooks books)
    {
        var path = books.ConnectionString["Data Source=".Length..];
        using var copy = new MemoryStream();
        foreach (var file in ((string[])[path, $"{path}-wal"]).Where(File.Exists))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await stream.CopyToAsync(copy);
        }

        return copy.ToArray();
    }
}
