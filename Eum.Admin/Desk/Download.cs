using System.Globalization;
using Eum.Domain.Approvals;
using Eum.Domain.Audit;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Desk;

/// <summary>What is to be taken out of the portal, and why.</summary>
/// <param name="Permit">The approved proposal that allows it; needed for more than a thousand people.</param>
public sealed record TakeAway<TRequest>(TRequest What, string Reason, long? Permit = null);

/// <summary>How much a file holds.</summary>
/// <param name="People">About how many people it tells something.</param>
public sealed record DownloadSize(long Rows, long People);

/// <summary>What a request would take out now, and of which district it is.</summary>
public sealed record MeasuredDownload(DownloadSize Size, int? District, string Subject);

/// <summary>Who takes a file, when, why and under which number: it is written into it where there is room.</summary>
/// <param name="At">UTC.</param>
public sealed record DownloadMark(long No, string Account, string EmployeeNo, DateTime At, string Reason)
{
    /// <summary>12, kim, 20-1234, 2026-03-02T09:00:00+09:00.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{No}, {Account}, {EmployeeNo}, {KoreanTime.Print(At)}");
}

/// <summary>A use case by which data leaves the portal as a file; there is no other.</summary>
public abstract class Download : UseCase
{
    /// <summary>Beyond so many people a second person decides.</summary>
    public const int MostPeople = 1_000;

    public const int ReasonLength = 10;

    /// <summary>What a permit is asked for, Korean: 반려 행.</summary>
    public abstract string Name { get; }

    /// <summary>How much a request, as canonical JSON, would take out now, and of which district it is.</summary>
    public abstract Task<Outcome<MeasuredDownload>> MeasureAsync(
        Reading reading, string request, CancellationToken cancel);
}

/// <summary>
/// In this order: the reason is on record, the file is written where nobody reaches it, it is counted and hashed, a
/// large one is held against its permit, and only when all of that is on record too it is handed over.
/// </summary>
public abstract class Download<TRequest>(FrontDesk desk) : Download
    where TRequest : notnull
{
    public async Task<Outcome<TakenFile>> RunAsync(
        Caller caller, TakeAway<TRequest> order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var district = DistrictOf(order.What);
        var begun = await desk.ChangeAsync(
            Duty, caller, district, key: null, work => BeginAsync(work, order, cancel), cancel);
        if (begun is not Outcome<DownloadMark>.Done(var mark)) return Again<DownloadMark, TakenFile>(begun);

        var draft = new FileDraft();
        try
        {
            var written = await desk.AskAsync( // The line that tells of it is written above and below.
                Duty with { Export = false, PersonalData = false }, caller, district,
                new(SubjectOf(order.What), mark.Reason),
                reading => WriteAsync(reading, order.What, mark, draft.Stream, cancel), cancel);
            if (written is not Outcome<WrittenFile>.Done(var file)) return Again<WrittenFile, TakenFile>(written);

            var taken = draft.Close(mark, file);
            var ended = await desk.ChangeAsync(
                Duty, caller, district, key: null,
                work => EndAsync(work, order, taken, file.DataSha256, cancel), cancel);
            if (ended is not Outcome<EndedDownload>.Done(var end)) return Again<EndedDownload, TakenFile>(ended);
            if (end.Refused is { } refused) return refused;

            draft = null;
            return taken;
        }
        finally
        {
            draft?.Dispose();
        }
    }

    /// <summary>What a permit for a file is asked with.</summary>
    public PermitRequest PermitOf(TRequest request) =>
        new(Duty.UseCase, CanonicalJson.Of(request), DistrictOf(request));

    public sealed override async Task<Outcome<MeasuredDownload>> MeasureAsync(
        Reading reading, string request, CancellationToken cancel)
    {
        var what = CanonicalJson.Read<TRequest>(request);
        return await SizeAsync(reading, what, cancel) switch
        {
            Outcome<DownloadSize>.Done(var size) => new MeasuredDownload(size, DistrictOf(what), SubjectOf(what)),
            var refused => Again<DownloadSize, MeasuredDownload>(refused),
        };
    }

    /// <summary>The district that the request itself names; null where it names none.</summary>
    protected abstract int? DistrictOf(TRequest request);

    /// <summary>What is taken, for the record.</summary>
    protected abstract string SubjectOf(TRequest request);

    protected abstract Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, TRequest request, CancellationToken cancel);

    /// <summary>Writes the file, within what its taker reaches.</summary>
    protected abstract Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, TRequest request, DownloadMark mark, Stream target, CancellationToken cancel);

    private async Task<Outcome<DownloadMark>> BeginAsync(
        Work work, TakeAway<TRequest> order, CancellationToken cancel)
    {
        var reason = order.Reason.Trim();
        if (reason.Length is < ReasonLength or > 1000)
            return new Problem(nameof(order.Reason), $"내려받는 까닭을 {ReasonLength}자 이상 1,000자 안으로 적으세요.");

        await work.Db.HoldTrailAsync(cancel); // Numbers are given one at a time.
        var mark = new DownloadMark(
            (await work.Db.Downloads.MaxAsync(row => (long?)row.DownloadNo, cancel) ?? 0) + 1,
            work.Officer.Account, work.Officer.EmployeeNo, work.Now, reason);
        var subject = SubjectOf(order.What);
        work.Db.Downloads.Add(new()
        {
            DownloadNo = mark.No,
            UseCase = Duty.UseCase,
            Subject = subject[..Math.Min(subject.Length, 200)],
            Account = mark.Account,
            EmployeeNo = mark.EmployeeNo,
            Address = work.Caller.Address,
            Reason = reason,
            BegunAt = mark.At,
        });
        work.Record(work.By.Line(AuditActions.Download, subject, $"{Duty.UseCase} download/{mark.No}") with
        {
            Reason = reason,
            Result = AuditResult.Seen,
        });
        return mark;
    }

    private async Task<Outcome<EndedDownload>> EndAsync(
        Work work, TakeAway<TRequest> order, TakenFile file, string data, CancellationToken cancel)
    {
        var said = string.Create(
            CultureInfo.InvariantCulture, $"rows={file.Rows} people={file.People} sha256={file.Sha256}");
        var line = work.By.Line("내려받은 파일", $"download/{file.Mark.No}", said);
        long? permit = null;
        if (file.People > MostPeople)
        {
            switch (await DownloadPermits.FindAsync(work, order.Permit, Duty.UseCase, order.What, cancel))
            {
                case Outcome<long>.Done(var holds):
                    permit = holds;
                    break;
                case Outcome<long>.Refused { Problems: [var missing, ..] }:
                    work.Record(line with { Result = AuditResult.Refused, Reason = missing.Message });
                    return new EndedDownload(missing);
            }
        }

        var row = await work.Db.Downloads.SingleAsync(one => one.DownloadNo == file.Mark.No, cancel);
        (row.Rows, row.People, row.Sha256, row.DoneAt) = (file.Rows, file.People, file.Sha256, work.Now);
        row.DataSha256 = data;
        row.PermitNo = permit;
        work.Record(line);
        return new EndedDownload(null);
    }

    private static Outcome<TOther> Again<T, TOther>(Outcome<T> outcome) =>
        Refusals.Again<TOther>(((Outcome<T>.Refused)outcome).Problems);
}

/// <param name="Name">As which it is saved.</param>
/// <param name="Type">Media type.</param>
public sealed record WrittenFile(string Name, string Type, DownloadSize Size)
{
    /// <summary>Of what it tells, however it is written: two of one matter can be compared. Empty for none.</summary>
    public string DataSha256 { get; init; } = "";
}

internal sealed record EndedDownload(Problem? Refused);
