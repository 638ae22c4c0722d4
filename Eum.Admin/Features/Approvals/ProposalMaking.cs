using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>Puts proposals into the books: the proposal, its files and its line of audit, and nothing else.</summary>
internal sealed class ProposalMaking : IProposals
{
    public const int MostFiles = 5;
    public const int LargestFile = 10 * 1024 * 1024;

    public async Task<Outcome<long>> MakeAsync(
        Work work, ProposalDraft draft, long? follows, CancellationToken cancel)
    {
        if (WrongFile(draft.Files) is { } wrong) return wrong;
        if (!work.Db.Scope.Covers(draft.District ?? DistrictTable.CityCode)) return Refusals.NotAllowed;

        await work.Db.HoldProposalsAsync(cancel);
        var book = new ProposalBook(work.Db);
        Proposal? earlier = null;
        if (follows is { } old)
        {
            if (await book.FindAsync(old, cancel) is not Outcome<Proposal>.Done found) return Refusals.NotFound;
            earlier = found.Value;
        }

        var no = await book.NextNoAsync(cancel);
        switch (Proposal.Make(no, work.Officer.AsPerson(), ContentOf(draft), work.Now, earlier))
        {
            case Outcome<Proposal>.Done done:
                book.Add(done.Value);
                work.Db.ProposalFiles.AddRange(draft.Files.Select((file, index) => RowOf(no, index + 1, file)));
                work.AuditOf("기안", done.Value);
                return no;
            case Outcome<Proposal>.Refused refused:
                return Refusals.Again<long>(refused.Problems);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    public async Task<Outcome<long>> EditAsync(Work work, long proposal, ProposalDraft draft, CancellationToken cancel)
    {
        await work.Db.HoldProposalsAsync(cancel);
        var book = new ProposalBook(work.Db);
        if (await book.FindAsync(proposal, cancel) is not Outcome<Proposal>.Done found) return Refusals.NotFound;

        // The files stay: they are part of what was asked for.
        var content = ContentOf(draft) with { Files = found.Value.Content.Files };
        switch (found.Value.Edit(work.Officer.AsPerson(), content, work.Now))
        {
            case Outcome<Proposal>.Done done:
                book.Move(done.Value);
                work.AuditOf("수정", done.Value);
                return proposal;
            case Outcome<Proposal>.Refused refused:
                return Refusals.Again<long>(refused.Problems);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    internal static ProposalContent ContentOf(ProposalDraft draft) => new(
        draft.Kind, draft.District ?? DistrictTable.CityCode, draft.Payload, draft.Shown, draft.Reason.Trim(),
        [.. draft.Files.Select(file => file.Shown)]);

    internal static Problem? WrongFile(IReadOnlyList<Attachment> files)
    {
        if (files.Count > MostFiles) return new("Files", $"첨부는 {MostFiles}개까지입니다.");
        if (files.Any(file => file.Content.Length is 0 or > LargestFile))
            return new("Files", "첨부 파일은 비어 있을 수 없고 10 MB를 넘을 수 없습니다.");
        return files.Any(file => file.Name.Length is 0 or > 200 || file.Name.Any(char.IsControl))
            ? new("Files", "첨부 파일의 이름이 없거나 너무 깁니다.")
            : null;
    }

    private static ProposalFileRow RowOf(long no, int fileNo, Attachment file) => new()
    {
        ProposalNo = no,
        FileNo = fileNo,
        Name = file.Name,
        Sha256 = file.Shown.Sha256,
        Content = file.Content,
    };
}

/// <summary>Officers and proposals in each other's words.</summary>
internal static class ProposalWords
{
    public static Person AsPerson(this Officer officer) => new(officer.Id, officer.Name, officer.EmployeeNo);

    /// <summary>A line of audit about a proposal: what, its money, its hash and what was said.</summary>
    public static void AuditOf(this Work work, string act, Proposal proposal)
    {
        var content = proposal.Content;
        var district = content.Authority == DistrictTable.CityCode ? (int?)null : content.Authority;
        work.Audit(
            act, $"proposal/{proposal.No}",
            $"{content.Kind} {content.Shown.Target} {new Won(content.Shown.Effect)} sha256 {proposal.Last.Sha256}",
            proposal.Last.Comment.Length > 0 ? proposal.Last.Comment : content.Reason, district);
    }
}
