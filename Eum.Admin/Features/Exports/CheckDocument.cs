using Eum.Admin.Desk;
using Eum.Admin.Features.Papers;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Papers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Exports;

/// <summary>What is known of a file.</summary>
public enum DocumentVerdict
{
    /// <summary>It is, byte for byte, what left the portal.</summary>
    Genuine = 1,

    /// <summary>It is genuine, but the same paper made later says something else.</summary>
    Superseded = 2,

    /// <summary>It carries a number of ours and is not what left under it.</summary>
    Altered = 3,

    /// <summary>Nothing of ours.</summary>
    Unknown = 4,
}

/// <param name="Document">Of ours that it is or says it is; empty for nothing of ours.</param>
/// <param name="By">The account that took it.</param>
/// <param name="Later">The document that took its place; empty where none did.</param>
public sealed record CheckedDocument(
    DocumentVerdict Verdict, string Sha256, string Document, string Subject, string By, DateTime? MadeAt, long Rows,
    string Later);

/// <summary>Tells whether a file is what left the portal. Only numbers and hashes are looked up.</summary>
public sealed class CheckDocument(FrontDesk desk) : Question<CheckDocument.Request, CheckedDocument>(desk)
{
    /// <summary>Bytes of a file that is looked at.</summary>
    public const long LargestFile = 200L << 20;

    /// <param name="Sha256">Of the whole file, lower-case hex.</param>
    /// <param name="No">That the file carries, if it does.</param>
    public sealed record Request(string Sha256, long? No);

    public override Duty Duty { get; } = new("documents.check", Permissions.AccountOwnManage);

    /// <summary>What to ask of a file as it comes in; it is looked at where nobody reads it, and gone.</summary>
    public static async Task<Request> LookAsync(Stream content, string name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var draft = new FileDraft();
        await content.CopyToAsync(draft.Stream, cancel);
        var mark = await DocumentMark.ReadAsync(draft.Back(), name, cancel);
        return new(mark.Sha256, mark.No);
    }

    protected override async Task<Outcome<CheckedDocument>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var done = reading.Db.Downloads.Where(row => row.DoneAt != null);
        var same = await done.Where(row => row.Sha256 == request.Sha256).OrderBy(row => row.DownloadNo)
            .FirstOrDefaultAsync(cancel);
        if (same is null)
        {
            var named = request.No is { } no
                ? await done.FirstOrDefaultAsync(row => row.DownloadNo == no, cancel)
                : null;
            // Of a document that is not in her hands she is told no more than that it is there.
            return named is null
                ? new CheckedDocument(DocumentVerdict.Unknown, request.Sha256, "", "", "", null, 0, "")
                : new CheckedDocument(
                    DocumentVerdict.Altered, request.Sha256, DocumentNumber.Of(named.DownloadNo, named.BegunAt), "", "",
                    null, 0, "");
        }

        var later = same.DataSha256.Length == 0 ? null : await done
            .Where(row => row.UseCase == same.UseCase && row.Subject == same.Subject && row.DownloadNo > same.DownloadNo
                && row.DataSha256 != "" && row.DataSha256 != same.DataSha256)
            .OrderByDescending(row => row.DownloadNo).FirstOrDefaultAsync(cancel);
        return new CheckedDocument(
            later is null ? DocumentVerdict.Genuine : DocumentVerdict.Superseded, request.Sha256,
            DocumentNumber.Of(same.DownloadNo, same.BegunAt), same.Subject, same.Account, same.BegunAt, same.Rows,
            later is null ? "" : DocumentNumber.Of(later.DownloadNo, later.BegunAt));
    }
}
