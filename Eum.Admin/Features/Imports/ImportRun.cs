using Eum.Infrastructure.Imports;

namespace Eum.Admin.Features.Imports;

/// <summary>How far a file of an upload has come.</summary>
public enum UploadState
{
    Waiting = 1,
    Running = 2,
    Done = 3,
    Partly = 4,
    Refused = 5,

    /// <summary>The same bytes were imported before.</summary>
    Repeated = 6,
}

/// <summary>What is asked when an upload is to be imported. The job has the upload's own id.</summary>
public sealed record ImportAsked(IReadOnlyList<ReceivedFile> Files);

/// <summary>What has come of an upload so far, file by file.</summary>
public sealed record ImportRun(IReadOnlyList<ImportRunFile> Files)
{
    public long Rows => Files.Sum(file => file.Rows);

    public long Seen => Files.Sum(file => file.Seen);
}

/// <summary>What has come of one file.</summary>
/// <param name="Rows">That it has; before it is opened, about.</param>
/// <param name="Seen">Rows that are in storage or quarantine.</param>
/// <param name="BatchNo">0 where it has no import of its own.</param>
/// <param name="Message">Why it was refused, or that it is known.</param>
public sealed record ImportRunFile(
    string Stored, string Name, string Kind, UploadState State, long Rows, long Seen, long Accepted, long Duplicates,
    long Conflicts, long Rejected, long RowsPerSecond, int BatchNo, string Message)
{
    public bool HasEnded => State is not (UploadState.Waiting or UploadState.Running);

    internal static ImportRunFile Of(ReceivedFile file) => new(
        file.Stored, file.Name, file.Kind, UploadState.Waiting, file.Rows, 0, 0, 0, 0, 0, 0, 0, "");

    internal ImportRunFile With(ImportProgress progress) => this with
    {
        State = UploadState.Running,
        Rows = progress.Rows,
        Seen = progress.Done,
        Accepted = progress.Accepted,
        Duplicates = progress.Duplicates,
        Conflicts = progress.Conflicts,
        Rejected = progress.Rejected,
    };

    internal ImportRunFile With(ImportResult result) => this with
    {
        // Known, but only because an earlier run of this job had just finished it.
        State = result.IsRepeat && State == UploadState.Running ? result.Rejected + Rejected > 0
                ? UploadState.Partly : UploadState.Done
            : result.IsRepeat ? UploadState.Repeated
            : result.Status switch
            {
                "DONE" => UploadState.Done,
                "PARTLY" => UploadState.Partly,
                _ => UploadState.Refused,
            },
        Kind = result.Kind.Length > 0 ? result.Kind : Kind,
        Rows = result.Status == "REFUSED" ? Rows : result.Rows,
        Seen = result.Status == "REFUSED" ? 0 : result.Rows,
        Accepted = result.Accepted,
        Duplicates = result.Duplicates,
        Conflicts = result.Conflicts,
        Rejected = result.Rejected,
        RowsPerSecond = result.IsRepeat ? 0 : result.RowsPerSecond,
        BatchNo = result.BatchNo,
        Message = result.Status == "PARTLY" ? "" : result.Message ?? "",
    };
}
