using System.Security.Cryptography;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Imports;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Takes operator files into the books, one at a time (architecture: Import). One import runs at any time.
/// </summary>
public sealed class FileImporter(BulkConnections connections, TimeProvider clock)
{
    private FieldCipher? _cipher;

    /// <summary>Rows to a transaction: the setting Import:ChunkRows.</summary>
    public int ChunkRows { get; init; } = ImportOptions.UsualChunkRows;

    /// <summary>The policies payments are rated with; unless given, those of the books as an import begins.</summary>
    public PolicyTimeline? Timeline { get; init; }

    /// <summary>What personal data is encrypted with; the ring beside the books unless given.</summary>
    public FieldCipher Cipher
    {
        get => _cipher ??= new(KeyRing.Open(ProtectionServices.DefaultRing(connections.Storage)));
        init => _cipher = value;
    }

    /// <summary>Imports a file; never throws for what is in it.</summary>
    /// <param name="kind">The kind the file must be, or null for any.</param>
    /// <param name="actor">Who imports, for the record.</param>
    /// <exception cref="ImportBusyException">Another import is running.</exception>
    public Task<ImportResult> ImportAsync(
        string path, string? kind, string actor, IProgress<ImportProgress>? progress, CancellationToken cancel) =>
        ImportAsync(path, Path.GetFileName(path), kind, actor, progress, cancel);

    /// <param name="name">What the file is called where that is not what it lies under.</param>
    /// <inheritdoc cref="ImportAsync(string, string?, string, IProgress{ImportProgress}?, CancellationToken)"/>
    public async Task<ImportResult> ImportAsync(
        string path, string name, string? kind, string actor, IProgress<ImportProgress>? progress,
        CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        using var @lock = connections.Open(cacheKiB: 256);
        if (!@lock.TryLockImports()) throw new ImportBusyException();
        var batches = new ImportBatches(@lock, actor, clock);
        using var masters = FileHead.IsOf(FileKind.Payments, path)
            ? PaymentMasters.Begin(connections, new FileInfo(path).Length)
            : null;
        try
        {
            using var file = OperatorFile.Open(path, name);
            if (kind is not null && kind != file.Envelope.Kind.Name)
                throw new FileRefusedException(1, $"{kind} 파일이라 했는데 머리줄은 {file.Envelope.Kind.Name}입니다.");
            if (kind is null && FileKind.Find(file.Envelope.Kind.Name) is null)
                throw new FileRefusedException(
                    1, $"{file.Envelope.Kind.KoreanName}은(는) 운영사 파일이 아닙니다. 가맹점 ▸ 목록 올리기로 올리세요.");
            var batch = batches.Open(file);
            if (batch.Status is BatchStatus.Done or BatchStatus.Partly) return Already(batch, file, started);

            var problems = Run(file, masters, batch, progress, cancel);
            batch = batches.Finish(batch.BatchNo);
            return Result(batch, file.Name, started, problems, batches.Differences(batch.BatchNo));
        }
        catch (FileRefusedException refused)
        {
            batches.Refuse(name, await HashAsync(path, cancel), refused.Message);
            return new()
            {
                Name = name,
                Status = "REFUSED",
                Message = refused.Line > 0 ? $"{refused.Line}행: {refused.Message}" : refused.Message,
                Problems = [new(refused.Line, "", "file", refused.Message)],
                Took = clock.GetElapsedTime(started),
            };
        }
    }

    /// <summary>Sequence numbers of a kind that have not come yet.</summary>
    public IReadOnlyList<int> Missing(string kind)
    {
        if (FileKind.Find(kind) is not { } known) return [];
        using var store = connections.Open(cacheKiB: 256);
        return ImportBatches.Missing(store, known);
    }

    private List<ImportProblem> Run(
        OperatorFile file, PaymentMasters? masters, ImportBatchRow batch, IProgress<ImportProgress>? progress,
        CancellationToken cancel)
    {
        var problems = new List<ImportProblem>();
        using var reading = connections.Open(cacheKiB: 4_096);
        using var writing = connections.Open(cacheKiB: 20_480);
        var progressed = ImportProgress.From(file, batch);
        using var writer = new ChunkWriter(writing, batch.BatchNo, chunk =>
        {
            foreach (var (line, problem) in chunk.Quarantine.First.Take(Math.Max(0, 20 - problems.Count)))
                problems.Add(new(line, problem.Column, problem.Rule, problem.Message));
            progressed = progressed.And(chunk.Counts);
            progress?.Report(progressed);
        });

        var context = new ImportContext
        {
            File = file,
            BatchNo = batch.BatchNo,
            Store = reading,
            Masters = masters,
            Series = IdSeries.Load(reading),
            Programmes = new(reading),
            Cipher = Cipher,
            Timeline = Timeline ?? BookPolicies.Read(reading),
            ClosedMonths = ClosedMonths(reading),
            ChunkRows = ChunkRows,
            Drain = writer.Drain,
        };
        var import = KindImports.For(context);
        import.StartAt(batch.NextOffset);
        using var reader = file.Rows(batch.NextOffset, (int)batch.NextLine);
        while (import.Next(reader) is { } chunk)
        {
            cancel.ThrowIfCancellationRequested(); // What is written stays; the next run goes on from there.
            writer.Post(chunk);
        }

        writer.Drain();
        return problems;
    }

    private static HashSet<int> ClosedMonths(BulkConnection store)
    {
        var months = new HashSet<int>();
        using var rows = store.Query("SELECT month FROM month_closings");
        while (rows.Read()) months.Add(rows.Int32(0));
        return months;
    }

    private ImportResult Already(ImportBatchRow batch, OperatorFile file, long started)
    {
        var first = Result(batch, file.Name, started, [], []);
        return first with
        {
            IsRepeat = true,
            Accepted = 0,
            Duplicates = file.Check.Rows,
            Conflicts = 0,
            Rejected = 0,
            Amount = 0,
            OperatorCashback = 0,
            OwnCashback = 0,
            Status = "DONE",
            Message = $"이미 가져온 파일입니다 (묶음 {batch.BatchNo}). 바뀐 것이 없습니다.",
        };
    }

    private ImportResult Result(
        ImportBatchRow batch, string name, long started, IReadOnlyList<ImportProblem> problems,
        IReadOnlyList<ImportDifference> differences)
    {
        return new()
        {
            Name = name,
            Kind = batch.Kind,
            BusinessDate = batch.BusinessDate,
            Sequence = batch.SequenceNo ?? 0,
            Rows = batch.Rows,
            Accepted = batch.Accepted,
            Duplicates = batch.Duplicates,
            Conflicts = batch.Conflicts,
            Rejected = batch.Rejected,
            Amount = batch.Amount,
            OperatorCashback = batch.OperatorCashback,
            OwnCashback = batch.OwnCashback,
            Differences = differences,
            Took = clock.GetElapsedTime(started),
            Status = batch.Status == BatchStatus.Partly ? "PARTLY" : "DONE",
            Message = batch.Message,
            BatchNo = batch.BatchNo,
            Problems = problems,
        };
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}

/// <summary>Another import holds the books; it goes on, this one has to wait.</summary>
public sealed class ImportBusyException() : Exception("다른 가져오기가 진행 중입니다. 끝난 뒤 다시 하세요.");
