using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Audit;
using Eum.Admin.Features.Cards;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Features.Merchants;
using Eum.Admin.Features.Papers;
using Eum.Admin.Features.Payments;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>
/// PD-1: who is issued a card, at the desk or by a roster, is on no page, in no log, record or file, and not in the
/// database, unless she is revealed or taken out for a reason.
/// </summary>
public sealed class CardCanaryTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_1_people_who_are_issued_cards_are_on_no_page_in_no_log_record_or_table(StorageEngine engine)
    {
        await using var books = engine == StorageEngine.Sqlite
            ? await PortalBooks.OnSqliteAsync()
            : await PortalBooks.OnPostgresAsync();
        await using var town = await CanaryTown.OpenAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        var (pages, all) = (0, new StringBuilder());
        foreach (var role in RoleTable.All)
        {
            var authority = role.Reach == RoleReach.Gu ? 28185 : 28000;
            var account = await PortalAccount.AddAsync(
                books, $"look.{role.Code.ToLowerInvariant().Replace('_', '-')}", role.Code, authority);
            using var session = await PortalSession.OpenAsync(portal.Address, account);
            foreach (var path in Paths(town.CardsFile))
            {
                var answer = await session.GetAsync(path);
                if (answer.StatusCode != HttpStatusCode.OK) continue;
                var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.Empty(CanaryTown.Texts.Where(html.Contains).Select(text => $"{role.Code} {path}: {text}"));
                all.Append(html);
                pages++;
            }
        }

        Assert.True(pages > 200, $"{pages}");
        foreach (var masked in (string[])["남****아", "선***새", "황***구", "010-****-5432", CanaryTown.MaskedCard])
            Assert.Contains(masked, all.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(CanaryTown.Texts, portal.Log.Contains);
        var record = await RecordAsync(books);
        Assert.Contains("카드 발급 주문", record, StringComparison.Ordinal);
        Assert.DoesNotContain(CanaryTown.Texts, record.Contains);
        var stored = engine == StorageEngine.Sqlite ? await FileAsync(books) : await DumpAsync(books);
        Assert.Empty(Canary.In(stored, CanaryTown.Texts));
        Assert.NotEmpty(Canary.In(stored, ["INCHEON-INU"])); // The search finds what is there.
    }

    [Fact]
    public async Task PD_1_no_paper_and_no_list_that_leaves_tells_of_them()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var town = await CanaryTown.OpenAsync(books);
        var auditor = await new Counter(books.Database, TimeProvider.System).OfficerAsync(RoleTable.Auditor, 28000);
        var (from, to) = (CanaryTown.Today.AddDays(-300), CanaryTown.Today);
        List<string> found = [];

        foreach (var form in Admin.Features.Papers.Papers.All)
            foreach (var format in Enum.GetValues<PaperFormat>())
            {
                var order = new PaperOrder(form.Name, format, from, to, DistrictView.Recorded, null, English: false)
                {
                    Query = form.Name == ExploredPaper.Name ? "?measures=members,joined,issued&rows=district" : "",
                };
                PaperDownload paper = form.IsExtract ? town.Get<TakeExtract>() : town.Get<TakePaper>();
                var file = await BytesAsync(paper.RunAsync(auditor, new(order, CanaryTown.Reason), default));
                found.AddRange(Canary.In(await PlainAsync(file), CanaryTown.Texts)
                    .Select(text => $"{form.Name} {format}: {text}"));
            }

        byte[][] lists =
        [
            await BytesAsync(town.Get<ExportAudit>().RunAsync(auditor, new(new(), CanaryTown.Reason), default)),
            await BytesAsync(town.Get<ExportMerchants>().RunAsync(
                town.City, new(new(MerchantFilter.None, default, []), CanaryTown.Reason), default)),
            await BytesAsync(town.Get<ExportPayments>().RunAsync(
                town.City,
                new(new(PaymentFilter.None with { From = from, To = to }, default, []), CanaryTown.Reason), default)),
            await BytesAsync(town.Get<Admin.Features.Imports.RejectsFile>().RunAsync(
                town.City, new(new(town.CardsFile), CanaryTown.Reason), default)),
        ];
        Assert.Empty(found);
        Assert.All(lists, file => Assert.Empty(Canary.In(file, CanaryTown.Texts)));
        Assert.NotEmpty(Canary.In(lists[^1], ["C000902"]));
    }

    [Fact]
    public async Task PD_1_for_a_reason_she_is_shown_and_taken_out_and_that_stands_on_record()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var town = await CanaryTown.OpenAsync(books);
        var (who, by) = (CanaryTown.Student, town.City);

        foreach (var (field, text) in ((ProtectedColumn, string)[])
                 [
                     (ProtectedColumns.PersonName, who.Name), (ProtectedColumns.PersonBirthDate, who.Birth),
                     (ProtectedColumns.PersonPhone, who.Phone),
                 ])
        {
            var asked = new RevealField.Request(field.Purpose, 2, RevealReason.CitizenAsks, "본인 확인 요청을 받음");
            Assert.Equal(text, CanaryTown.Done(await town.Get<RevealField>().RunAsync(by, asked, null, default)).Text);
        }

        var orders = await BytesAsync(town.Get<OrdersFile>().RunAsync(by, new(new(1), CanaryTown.Reason), default));
        var rejects = await BytesAsync(
            town.Get<CardListRejects>().RunAsync(by, new(new(1), CanaryTown.Reason), default));

        foreach (var person in (Canary[])[CanaryTown.AtDesk, who, CanaryTown.Corrected])
            Assert.NotEmpty(Canary.In(orders, [person.Name]));
        Assert.NotEmpty(Canary.In(orders, [CanaryTown.OtherPhone]));
        Assert.NotEmpty(Canary.In(rejects, [CanaryTown.Child.Phone]));
        await using var db = await books.Database.CreateDbContextAsync();
        var cipher = books.Services.GetService(typeof(FieldCipher)) as FieldCipher;
        Assert.Equal(3, await db.AuditEntries.CountAsync(row =>
            row.Action == AuditActions.Reveal && row.SubjectPerson == cipher!.SubjectOf("person/2")));
        Assert.Equal(2, await db.AuditEntries.CountAsync(row =>
            row.Action == AuditActions.Download && row.Reason == CanaryTown.Reason));
        Assert.DoesNotContain(CanaryTown.Texts, (await RecordAsync(books)).Contains);
    }

    // Every page that has an address without a number in it, and those of the canaries.
    private static IEnumerable<string> Paths(int cards) =>
        typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template).Where(template => !template.Contains('{', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Concat(
            [
                "/cards/orders/1", "/cards/orders/2", "/cards/orders/3", "/cards/orders?state=failed",
                "/cards/C000901", "/cards/batches/1", "/cards/batches/1?verdict=rejected", "/cards/batches/2",
                $"/imports/{cards}", $"/imports/{cards - 1}",
            ]);

    private static async Task<string> RecordAsync(PortalBooks books)
    {
        await using var db = await books.Database.CreateDbContextAsync();
        return string.Join('\n', (await db.AuditEntries.AsNoTracking().ToListAsync()).Select(line =>
            string.Join('|', line.GetType().GetProperties()
                .Select(property => Convert.ToString(property.GetValue(line), CultureInfo.InvariantCulture)))));
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

    // Every row of every table as text.
    private static async Task<byte[]> DumpAsync(PortalBooks books)
    {
        await using var db = await books.Database.CreateDbContextAsync();
        var tables = await db.Database.SqlQueryRaw<string>(
            "SELECT query_to_xml(format('SELECT t::text FROM %I.%I t', schemaname, tablename), true, true, '')::text "
            + "AS \"Value\" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')").ToListAsync();
        Assert.True(tables.Count > 50);
        return Encoding.UTF8.GetBytes(string.Join('\n', tables));
    }

    private static async Task<byte[]> BytesAsync(Task<Outcome<TakenFile>> taking)
    {
        using var taken = CanaryTown.Done(await taking);
        using var bytes = new MemoryStream();
        await taken.Content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<byte[]> PlainAsync(byte[] file)
    {
        if (!file.AsSpan().StartsWith("%PDF"u8)) return file;
        using var folder = new TempFolder();
        return Encoding.UTF8.GetBytes(await OtherPrograms.TextOfAsync(folder, file));
    }
}
