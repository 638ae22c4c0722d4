using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.PersonalData;

/// <summary>PD-2, PD-3, PD-5: a merchant's phone, from the operator's file to the one who may see it.</summary>
public sealed class RevealFieldTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const string Phone = "010-9876-5432";
    private const string Reason = "가맹점주 민원 회신";

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_2_a_field_is_shown_with_reason_record_and_a_limit_of_time(StorageEngine engine)
    {
        using var desk = await BooksAsync(engine);
        var (counter, reveal) = Open(desk);
        var officer = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var key = await KeyAsync(desk);

        var outcome = await reveal.RunAsync(officer, Ask(key), null, default);

        var shown = Assert.IsType<Outcome<RevealedField>.Done>(outcome).Value;
        Assert.Equal((Phone, 29), (shown.Text, shown.Left));
        Assert.InRange(shown.For, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        var entry = await LastAsync(desk);
        Assert.Equal((AuditActions.Reveal, AuditResult.Seen), (entry.Action, entry.Result));
        Assert.Equal($"CitizenAsks: {Reason}", entry.Reason);
        Assert.Equal(desk.Database.Keys.Cipher.SubjectOf($"merchant/{key}"), entry.SubjectPerson);
        Assert.DoesNotContain("9876", $"{entry}", StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_2_without_reason_right_or_reach_nothing_is_shown(StorageEngine engine)
    {
        using var desk = await BooksAsync(engine);
        var (counter, reveal) = Open(desk);
        var city = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var own = await counter.OfficerAsync(RoleTable.GuOfficial, 28185);
        var other = await counter.OfficerAsync(RoleTable.GuOfficial, 28237);
        var auditor = await counter.OfficerAsync(RoleTable.Auditor, 28000);
        var key = await KeyAsync(desk);

        (Caller, RevealField.Request)[] refused =
        [
            (city, Ask(key) with { Why = null }), (city, Ask(key) with { Words = " 짧다          " }),
            (city, Ask(key + 1)), (city, Ask(key) with { Field = "merchants.name" }), (other, Ask(key)),
            (auditor, Ask(key)), (Caller.Machine, Ask(key)),
        ];
        foreach (var (caller, request) in refused)
            Assert.IsType<Outcome<RevealedField>.Refused>(await reveal.RunAsync(caller, request, null, default));

        Assert.IsType<Outcome<RevealedField>.Done>(await reveal.RunAsync(own, Ask(key), null, default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_2_thirty_a_day_and_not_one_more_however_many_windows_ask(StorageEngine engine)
    {
        using var desk = await BooksAsync(engine);
        var (counter, reveal) = Open(desk);
        var officer = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var key = await KeyAsync(desk);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(
            _ => reveal.RunAsync(officer, Ask(key), null, default)));

        Assert.Equal(30, outcomes.Count(outcome => outcome is Outcome<RevealedField>.Done));
        Assert.Equal(30, await desk.Database.NumberAsync(
            $"SELECT COUNT(*) FROM audit_entries WHERE action = '{AuditActions.Reveal}'"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_3_a_person_is_found_by_the_whole_number_only(StorageEngine engine)
    {
        using var desk = await BooksAsync(engine);
        var (counter, _) = Open(desk);
        var find = new FindMerchants(counter.Desk, desk.Database.Keys.Cipher);
        var officer = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var other = await counter.OfficerAsync(RoleTable.GuOfficial, 28237);

        string[] broad =
        [
            "", "010", "9876", "%", "010-9876-543%", "_", "*", "5432", "010*", "' OR 1=1 --", "01098765", "0",
            new('9', 30),
        ];
        foreach (var phone in broad)
            Assert.Empty(await find.AskAsync(new(phone, ""), officer) ?? []);
        foreach (var number in (string[])["123", "123456789", "12345678%", "1234567890"])
            Assert.Null(await find.AskAsync(new("", number), officer));

        var found = await find.AskAsync(new("01098765432", ""), officer);
        Assert.Equal("010-****-5432", Assert.Single(found!).Phone.Masked);
        Assert.Single((await find.AskAsync(new("", OperatorDesk.RegistrationNo), officer))!);
        Assert.Empty((await find.AskAsync(new(Phone, ""), other))!);
        var entry = await LastAsync(desk);
        Assert.Equal(("personal.find", AuditResult.Seen), (entry.Action, entry.Result));
        Assert.DoesNotContain("9876", $"{entry}", StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_5_no_table_holds_the_number_and_a_second_report_changes_nothing(StorageEngine engine)
    {
        using var desk = await BooksAsync(engine);
        var before = await desk.RowsAsync("SELECT phone, phone_index FROM merchants");

        Assert.DoesNotContain("9876", before, StringComparison.Ordinal);
        Assert.StartsWith("v1:", before, StringComparison.Ordinal);
        var change = OperatorDesk.Merchant("S9", "CHANGE", "2025-09-01", phone: Phone, bracket: "LE3B");
        await desk.TakeAsync(desk.Write("merchants", [change], sequence: 2));
        Assert.Equal(before, await desk.RowsAsync("SELECT phone, phone_index FROM merchants"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_5_keys_are_renewed_while_others_read(StorageEngine engine)
    {
        using var desk = await BooksAsync(engine);
        var merchants = Enumerable.Range(100, 1200).Select(no => OperatorDesk.Merchant(
            $"S{no}", "NEW", "2020-01-02", phone: string.Create(CultureInfo.InvariantCulture, $"032-555-{no:0000}")));
        await desk.TakeAsync(desk.Write("merchants", [.. merchants], sequence: 2));
        var reader = desk.Database.Keys.Cipher;
        var cipher = desk.Database.Keys.Cipher;
        var rotation = new KeyRotation(desk.Database, cipher, new(new RingKeys(cipher.Ring)), new StoppedClock());

        List<long> seen = [];
        var done = await rotation.RunAsync("test", 2, cells =>
        {
            seen.Add(cells);
            ReadAll(desk, reader);
        }, default);

        Assert.Equal(new RotatedKeys(2, 1201), done);
        Assert.True(seen.Count >= 3);
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM merchants WHERE phone LIKE 'v1:%'"));
        Assert.Equal(new RotatedKeys(2, 0), await rotation.RunAsync("test", 2, null, default));
        Assert.Single(ReadAll(desk, reader), text => text == Phone);
    }

    private static List<string> ReadAll(OperatorDesk desk, FieldCipher cipher)
    {
        using var db = desk.Database.Open();
        return [.. db.Merchants.AsNoTracking().ToList().Select(row => cipher.Decrypt(
            row.Phone,
            ProtectedColumns.MerchantPhone.CellOf(row.MerchantKey.ToString(CultureInfo.InvariantCulture))))];
    }

    private static RevealField.Request Ask(long key) =>
        new(ProtectedColumns.MerchantPhone.Purpose, key, RevealReason.CitizenAsks, Reason);

    private static (Counter, RevealField) Open(OperatorDesk desk)
    {
        var counter = new Counter(desk.Database, new StoppedClock());
        return (counter, new(counter.Desk, desk.Database.Keys.Cipher));
    }

    private static async Task<OperatorDesk> BooksAsync(StorageEngine engine)
    {
        var desk = OperatorDesk.Empty(engine);
        await desk.TakeAsync(desk.Write("merchants", [OperatorDesk.Merchant("S9", "NEW", "2020-01-02", phone: Phone)]));
        return desk;
    }

    private static Task<long> KeyAsync(OperatorDesk desk) =>
        desk.Database.NumberAsync("SELECT MAX(merchant_key) FROM merchants");

    private static async Task<AuditEntry> LastAsync(OperatorDesk desk)
    {
        await using var db = desk.Database.Open();
        return (await db.AuditEntries.OrderByDescending(row => row.EntryNo).FirstAsync()).ToEntry();
    }
}
