using System.Net;
using System.Net.Sockets;
using System.Text;
using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Anchoring;

/// <summary>AL-4: what leaves the database, and what can be verified without it.</summary>
public sealed class AuditCommandTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_4_the_trail_is_anchored_exported_and_verified_offline_by_its_verbs(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        using var folder = new TempFolder();
        var file = folder.At("trail.jsonl");

        var verified = await RunAsync(books, "audit", "verify", "--json");
        var anchored = await RunAsync(books, "audit", "anchor", "--json");
        var exported = await RunAsync(
            books, "audit", "export", "--out", file, "--reason", "정기 감사 자료 제출", "--json");
        var offline = await RunAsync(
            books, "audit", "verify", "--file", file, "--anchors", books.AnchorFile, "--key-id",
            exported.Json.GetProperty("keyId").GetString()!, "--json");

        Assert.Equal([0, 0, 0, 0], [verified.Exit, anchored.Exit, exported.Exit, offline.Exit]);
        Assert.True(verified.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(books.Second + 3, verified.Json.GetProperty("entries").GetInt64());
        Assert.Equal("2026-03-02T09:00:20+09:00", verified.Json.GetProperty("lastAnchor").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, verified.Json.GetProperty("firstBad").ValueKind);
        Assert.Equal(3, anchored.Json.GetProperty("checkpoint").GetInt64());
        Assert.Equal(3, (await File.ReadAllLinesAsync(books.AnchorFile)).Length);
        Assert.True(offline.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(books.Second + 6, offline.Json.GetProperty("entries").GetInt64()); // Three acts.
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_4_an_export_that_was_edited_is_named_offline(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        using var folder = new TempFolder();
        var file = folder.At("trail.jsonl");
        await RunAsync(books, "audit", "export", "--out", file, "--reason", "정기 감사 자료 제출");
        var lines = await File.ReadAllLinesAsync(file);
        var number = $"\"entryNo\":{books.First + 4},";
        var at = Array.FindIndex(lines, line => line.Contains($"{{\"entry\":{{{number}", StringComparison.Ordinal));

        List<(string[] Lines, long FirstBad)> edits =
        [
            ([.. lines[..at], lines[at].Replace("민원", "만원"), .. lines[(at + 1)..]], books.First + 4),
            ([.. lines[..at], .. lines[(at + 1)..]], books.First + 4),
            ([.. lines[..^4]], books.Second + 2),
        ];
        foreach (var (edited, firstBad) in edits)
        {
            await File.WriteAllLinesAsync(file, edited);
            var found = await RunAsync(books, "audit", "verify", "--file", file, "--json");
            Assert.Equal(4, found.Exit);
            Assert.Equal(firstBad, found.Json.GetProperty("firstBad").GetInt64());
            Assert.NotEmpty(found.Error);
        }

        await File.WriteAllLinesAsync(file, lines);
        Assert.Equal(0, (await RunAsync(books, "audit", "verify", "--file", file)).Exit);
        Assert.Equal(4, (await RunAsync(books, "audit", "verify", "--file", file, "--key-id", "00")).Exit);
    }

    [Fact]
    public async Task A_broken_trail_ends_the_verb_with_4_and_the_first_bad_entry()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        await books.BehindItsBackAsync($"DELETE FROM audit_entries WHERE entry_no = {books.First + 4}");

        var found = await RunAsync(books, "audit", "verify");

        Assert.Equal(4, found.Exit);
        Assert.Contains($"{books.First + 4}번부터", found.Out, StringComparison.Ordinal);
        Assert.Contains("chain: ", found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_said_in_a_sentence()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        using var folder = new TempFolder();

        Assert.Equal(2, (await RunAsync(books, "audit", "verify", "--key-id", "00")).Exit);
        Assert.Equal(3, (await RunAsync(books, "audit", "verify", "--file", folder.At("none"))).Exit);
        Assert.Equal(3, (await RunAsync(books, "audit", "verify", "--file", folder.Write("x", "{}\n"))).Exit);
        Assert.Equal(3, (await RunAsync(books, "audit", "verify", "--file", folder.Write("y", "x\n"))).Exit);
        var refused = await RunAsync(books, "audit", "export", "--out", folder.At("z"), "--reason", "짧다");
        Assert.Equal(3, refused.Exit);
        Assert.False(File.Exists(folder.At("z")));
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(books.Database.Keys.Signing, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal(2, (await RunAsync(books, "audit", "anchor")).Exit);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_4_a_checkpoint_that_did_not_reach_the_file_reaches_it_the_next_time(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        var lines = await File.ReadAllLinesAsync(books.AnchorFile);
        await File.WriteAllLinesAsync(books.AnchorFile, [lines[0]]);

        await books.Sealer.AnchorAsync(default);

        Assert.Equal(lines, (await File.ReadAllLinesAsync(books.AnchorFile))[..2]);
        Assert.True((await books.VerifyAsync()).Ok);
    }

    [Fact]
    public async Task AL_4_nothing_new_needs_no_new_checkpoint()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        var first = await books.Sealer.AnchorAsync(default);

        Assert.Equal(first, await books.Sealer.AnchorAsync(default));
        Assert.Equal(0, await books.Sealer.SealAsync(default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_4_many_who_seal_at_once_make_one_chain(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);

        for (var round = 0; round < 3; round++)
        {
            await books.WriteAsync(3, anchor: false);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => books.Sealer.AnchorAsync(default)));
        }

        books.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty((await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task AL_4_a_checkpoint_goes_to_the_log_of_another_machine()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        using var log = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var options = books.Database.Keys.Options;
        options.Syslog = $"udp://127.0.0.1:{((IPEndPoint)log.Client.LocalEndPoint!).Port}";
        using var sealer = new AuditSealer(books.Database, options, books.Clock);

        await sealer.AnchorAsync(default);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var text = Encoding.UTF8.GetString((await log.ReceiveAsync(patience.Token)).Buffer);
        Assert.StartsWith("<109>1 2026-03-02T", text, StringComparison.Ordinal);
        Assert.Contains("\"checkpointNo\":3", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AL_12_who_verifies_or_exports_the_trail_stands_in_it()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        using var folder = new TempFolder();

        await RunAsync(books, "audit", "verify");
        await RunAsync(books, "audit", "export", "--out", folder.At("a"), "--reason", "정기 감사 자료 제출");

        await using var db = books.Database.Open();
        // The last line says how much it was.
        var last = db.AuditEntries.OrderByDescending(row => row.EntryNo).Skip(1).Take(2).ToList();
        Assert.Equal([AuditActions.Download, "audit.verify"], last.Select(row => row.Action));
        Assert.Equal("정기 감사 자료 제출", last[0].Reason);
        Assert.All(last, row => Assert.Equal((AuditResult.Seen, "operations"), (row.Result, row.Actor)));
    }

    private static async Task<CommandRun> RunAsync(SealedBooks books, params string[] words)
    {
        using StringWriter answer = new(), complaints = new();
        var terminal = new Terminal(answer, complaints, books.Clock, IsPerson: false)
        {
            Settings = books.Database.Settings,
        };
        return new(await CommandLine.RunAsync(words, terminal), answer.ToString(), complaints.ToString());
    }
}
