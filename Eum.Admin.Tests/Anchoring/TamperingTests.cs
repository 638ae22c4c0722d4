using System.Text.Json;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Anchoring;

/// <summary>AL-5: what a super-user of the database does to the trail, and the entry by which it is named.</summary>
public sealed class TamperingTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    /// <summary>Every column of an entry but its number, and what makes it another value.</summary>
    private static readonly (string Column, string Value)[] Flips =
    [
        ("at", "at + 1"), ("actor_id", "upper(actor_id)"), ("actor", "actor || 'x'"),
        ("employee_no", "'20-1235'"), ("address", "'10.1.2.4'"), ("action", "'로그인'"), ("subject", "'x/9'"),
        ("subject_person", "'ab13'"), ("district", "28237"), ("reason", "''"), ("result", "1"),
        ("request_id", "'r-2'"), ("details", "details || '!'"), ("previous_hash", "hash"), ("hash", "previous_hash"),
    ];

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Books_that_nobody_touched_hold(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);

        var found = await books.VerifyAsync();

        Assert.Empty(found.Findings);
        Assert.Equal((2, 2), (found.Blocks, found.Checkpoints));
        Assert.Equal(books.Second, found.LastAnchor!.EntryNo);
        Assert.Equal(books.Second + 3, found.Entries);
        Assert.Contains("payments=", found.LastAnchor.Ledger, StringComparison.Ordinal);
        Assert.DoesNotContain("payments=;", found.LastAnchor.Ledger, StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_01_a_column_changed_is_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        var entry = books.First + 4;
        await books.BehindItsBackAsync($"CREATE TABLE kept AS SELECT * FROM audit_entries WHERE entry_no = {entry}");

        List<string> missed = [];
        foreach (var (column, value) in Flips)
        {
            await books.BehindItsBackAsync($"UPDATE audit_entries SET {column} = {value} WHERE entry_no = {entry}");
            if ((await books.VerifyAsync()).FirstBad != entry) missed.Add(column);
            await books.BehindItsBackAsync(
                $"DELETE FROM audit_entries WHERE entry_no = {entry}", "INSERT INTO audit_entries SELECT * FROM kept");
        }

        Assert.Empty(missed);
        Assert.True((await books.VerifyAsync()).Ok);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_02_a_line_taken_out_of_the_middle_is_named(StorageEngine engine) => NamedAsync(
        engine, books => books.First + 4, "chain",
        books => books.BehindItsBackAsync($"DELETE FROM audit_entries WHERE entry_no = {books.First + 4}"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_03_a_tail_cut_off_is_named(StorageEngine engine) => NamedAsync(
        engine, books => books.Second - 1, "tail",
        books => books.BehindItsBackAsync($"DELETE FROM audit_entries WHERE entry_no >= {books.Second - 1}"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_04_an_emptied_table_is_named(StorageEngine engine) => NamedAsync(
        engine, _ => 1, "tail",
        books => books.BehindItsBackAsync(
            engine == StorageEngine.PostgreSql ? "TRUNCATE audit_entries" : "DELETE FROM audit_entries"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_04_emptied_seals_and_checkpoints_are_named_by_the_file(StorageEngine engine) => NamedAsync(
        engine, _ => 1, "anchor",
        books => books.BehindItsBackAsync(
            "DELETE FROM audit_entries", "DELETE FROM audit_blocks", "DELETE FROM audit_checkpoints"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_05_a_line_put_in_is_named(StorageEngine engine) => NamedAsync(
        engine, books => books.First + 4, "chain",
        books => books.BehindItsBackAsync(
            $"UPDATE audit_entries SET entry_no = -(entry_no + 1) WHERE entry_no >= {books.First + 4}",
            "UPDATE audit_entries SET entry_no = -entry_no WHERE entry_no < 0",
            $"CREATE TABLE forged AS SELECT * FROM audit_entries WHERE entry_no = {books.First + 5}",
            $"UPDATE forged SET entry_no = {books.First + 4}, actor = 'lee'",
            "INSERT INTO audit_entries SELECT * FROM forged"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_06_two_lines_whose_content_was_swapped_are_named(StorageEngine engine) => NamedAsync(
        engine, books => books.First + 4, "chain",
        books => books.BehindItsBackAsync(
            "UPDATE audit_entries SET subject = CASE subject WHEN 'x/3' THEN 'x/6' ELSE 'x/3' END "
            + $"WHERE entry_no IN ({books.First + 4}, {books.First + 7})"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_07_lines_in_another_order_are_named(StorageEngine engine) => NamedAsync(
        engine, books => books.First + 4, "chain",
        books => books.BehindItsBackAsync(
            $"UPDATE audit_entries SET entry_no = -1 WHERE entry_no = {books.First + 4}",
            $"UPDATE audit_entries SET entry_no = {books.First + 4} WHERE entry_no = {books.First + 7}",
            $"UPDATE audit_entries SET entry_no = {books.First + 7} WHERE entry_no = -1"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_08_a_chain_written_anew_is_named_by_its_seals(StorageEngine engine) => NamedAsync(
        engine, books => books.First + 1, "seal", books => books.RewriteFromAsync(books.First + 4, withBlocks: false));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task AL_5_08_a_chain_written_anew_with_its_seals_is_named_by_the_signature(StorageEngine engine) =>
        NamedAsync(
            engine, books => books.First + 1, "checkpoint",
            books => books.RewriteFromAsync(books.First + 4, withBlocks: true));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_09_an_old_backup_is_named_by_the_file(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        await books.BackUpAsync();
        var before = await books.WriteAsync(0, anchor: false);
        await books.WriteAsync(4);

        await books.RestoreAsync();

        var found = await books.VerifyAsync();
        Assert.Contains(found.Findings, finding => finding.Check == "anchor" && finding.Sentence.Contains("옛 백업"));
        Assert.Equal(books.Second + 1, found.FirstBad);

        // Going on from the old backup as if nothing had been does not hide it either.
        Assert.Equal(before + 4, await books.WriteAsync(4));
        books.Clock.Advance(TimeSpan.FromMinutes(10));
        var later = await books.VerifyAsync();
        Assert.Contains(later.Findings, finding => finding.Check == "anchor");
        Assert.InRange(later.FirstBad!.Value, books.Second + 1, before + 4);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_10_a_trigger_dropped_and_a_line_edited_are_both_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);

        await books.Database.ExecuteAsync(engine == StorageEngine.PostgreSql
            ? "ALTER TABLE audit_entries DISABLE TRIGGER USER"
            : "DROP TRIGGER audit_entries_no_update");
        Assert.Equal("guard", Assert.Single((await books.VerifyAsync()).Findings.DistinctBy(f => f.Check)).Check);
        await books.Database.ExecuteAsync($"UPDATE audit_entries SET actor = 'lee' WHERE entry_no = {books.First + 4}");

        var found = await books.VerifyAsync();
        Assert.Equal(books.First + 4, found.FirstBad);
        Assert.Contains(found.Findings, finding => finding.Check == "guard" && finding.EntryNo == books.Second + 1);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_10_a_trigger_emptied_is_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);

        if (engine == StorageEngine.PostgreSql)
            await books.Database.ExecuteAsync(
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
        else
        {
            await books.Database.ExecuteAsync("DROP TRIGGER audit_entries_no_update");
            await books.Database.ExecuteAsync(
                "CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT 1; END");
        }

        Assert.Contains((await books.VerifyAsync()).Findings, finding => finding.Check == "guard");
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_11_a_won_changed_in_the_books_alone_is_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        string[] changes =
        [
            .. (string[])["amount", "cashback", "national", "city", "gu", "operator_cashback", "from_charge"],
        ];

        List<string> missed = [];
        foreach (var column in changes)
            await TryAsync("payments", column, "tx_key = (SELECT MIN(tx_key) FROM payments)");
        await TryAsync("charges", "amount", "charge_key = (SELECT MIN(charge_key) FROM charges)");
        await TryAsync("import_batches", "own_cashback", "batch_no = 1");
        await TryAsync("import_batches", "accepted", "batch_no = 2");

        Assert.Empty(missed);
        Assert.True((await books.VerifyAsync()).Ok);

        async Task TryAsync(string table, string column, string where)
        {
            await books.BehindItsBackAsync($"UPDATE {table} SET {column} = {column} + 1 WHERE {where}");
            var found = await books.VerifyAsync();
            if (found.FirstBad != 1 || found.Findings.All(f => f.Check != "ledger")) missed.Add($"{table}.{column}");
            await books.BehindItsBackAsync($"UPDATE {table} SET {column} = {column} - 1 WHERE {where}");
        }
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_11_books_mended_with_their_rollups_are_named_by_what_was_signed(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        const string First = "tx_key = (SELECT MIN(tx_key) FROM payments)";
        await books.BehindItsBackAsync(
            $"UPDATE payments SET amount = amount + 1 WHERE {First}",
            "UPDATE payments_monthly SET amount = amount + 1 WHERE kind = 1 AND business_type = "
            + "(SELECT MIN(business_type) FROM payments_monthly WHERE kind = 1)");
        await books.WriteAsync(2);
        books.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Contains((await books.VerifyAsync()).Findings, finding => finding is { Check: "ledger", EntryNo: 1 });
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_12_a_persons_cell_changed_alone_is_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);

        await books.Database.ExecuteAsync(
            "UPDATE merchants SET phone = (SELECT phone FROM merchants WHERE merchant_key = 901) "
            + "WHERE merchant_key = 902");

        var found = await books.VerifyAsync();
        var finding = Assert.Single(found.Findings);
        Assert.Equal("cell", finding.Check);
        Assert.Contains("merchants.phone 902", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(
            await books.Database.NumberAsync("SELECT MAX(entry_no) FROM audit_entries WHERE subject = 'import/1'"),
            found.FirstBad);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_13_another_file_of_anchors_is_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        using var folder = new TempFolder();
        using var other = SigningKey.Open(folder.At("other.pem"));
        var lines = await File.ReadAllLinesAsync(books.AnchorFile);

        string[][] files =
        [
            [lines[0]], // An older copy.
            [],
            [lines[0], lines[1].Replace("\"entryNo\":", "\"entryNo\":1", StringComparison.Ordinal)],
            [lines[0], "{}"],
            [.. lines.Select(line => Resigned(line, other))],
        ];
        foreach (var file in files)
        {
            await File.WriteAllLinesAsync(books.AnchorFile, file);
            var found = await books.VerifyAsync();
            Assert.Contains(found.Findings, finding => finding.Check == "anchor");
            Assert.InRange(found.FirstBad!.Value, 1, long.Parse($"1{books.Second}", null));
        }

        await File.WriteAllLinesAsync(books.AnchorFile, lines);
        Assert.True((await books.VerifyAsync()).Ok);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_14_a_clock_set_back_is_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);

        books.Clock.Advance(TimeSpan.FromHours(-3));
        var entry = await books.WriteAsync(1);

        var found = await books.VerifyAsync();
        Assert.Contains(found.Findings, finding => finding.Check == "clock" && finding.EntryNo == entry);
    }

    private static async Task NamedAsync(
        StorageEngine engine, Func<SealedBooks, long> entry, string check, Func<SealedBooks, Task> tamper)
    {
        using var books = await SealedBooks.OpenAsync(engine);

        await tamper(books);

        var found = await books.VerifyAsync();
        Assert.Equal(entry(books), found.FirstBad);
        Assert.Contains(found.Findings, finding => finding.Check == check);
        Assert.DoesNotContain(found.Findings, finding => finding.Check == "guard");
    }

    private static string Resigned(string line, SigningKey other)
    {
        var anchor = JsonSerializer.Deserialize<Anchor>(line, AnchorFile.Format)!;
        var checkpoint = anchor.Checkpoint with { KeyId = other.KeyId };
        return new Anchor(checkpoint, other.Sign(checkpoint.CanonicalText())).ToLine();
    }
}
