using System.Globalization;
using Eum.Domain.Approvals;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Desk;

/// <summary>
/// What allows to take out data of more than a thousand people: a proposal for exactly that, approved by somebody else,
/// once, and within a week.
/// </summary>
internal static class DownloadPermits
{
    public const string Kind = "personal.download";

    private const int MostTried = 50;

    private static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    /// <summary>Nobody has asked for a permit yet.</summary>
    public static Problem Needed { get; } = new(
        "Permit",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Download.MostPeople:#,0}명이 넘는 자료입니다. 내려받기 결재를 받은 뒤 그 번호로 다시 하세요."));

    private static Problem Wrong { get; } = new(
        "Permit", "그 번호로는 내려받을 수 없습니다. 본인이 올려 승인된 같은 자료의 결재여야 하고, 7일 안에 한 번만 씁니다.");

    /// <summary>
    /// The permit that holds for a file: the one that is named or, where none is, hers that was approved for just this.
    /// </summary>
    public static async Task<Outcome<long>> FindAsync<TRequest>(
        Work work, long? named, string useCase, TRequest what, CancellationToken cancel)
    {
        var asked = (useCase, CanonicalJson.Of(what));
        if (named is { } one)
            return await HoldsAsync(work, one, asked, cancel) is { State: ProposalState.Approved } ? one : Wrong;

        var hers = await work.Db.Proposals
            .Where(row => row.Kind == Kind && row.MakerId == work.Officer.Id
                && (row.State == ProposalState.Approved || row.State == ProposalState.Waiting))
            .OrderByDescending(row => row.ProposalNo).Select(row => row.ProposalNo).Take(MostTried)
            .ToListAsync(cancel);
        foreach (var no in hers)
            switch ((await HoldsAsync(work, no, asked, cancel))?.State)
            {
                case ProposalState.Approved: return no;
                case ProposalState.Waiting: return Waits(no);
                default: continue;
            }

        return Needed;
    }

    // Null where it is not of her, not for this, used, refused, or approved too long ago.
    private static async Task<Proposal?> HoldsAsync(
        Work work, long no, (string UseCase, string What) asked, CancellationToken cancel)
    {
        if (await new ProposalBook(work.Db).FindAsync(no, cancel) is not Outcome<Proposal>.Done(var proposal))
            return null;

        var permit = CanonicalJson.Read<PermitRequest>(PayloadOf(proposal));
        var open = proposal.State == ProposalState.Waiting
            || (proposal.State == ProposalState.Approved && work.Now - proposal.Last.At <= Lives);
        return open && (permit.UseCase, permit.What) == asked
            && (work.Officer.IsMachine || proposal.IsMadeBy(
                new(work.Officer.Id, work.Officer.Name, work.Officer.EmployeeNo)))
            && !await work.Db.Downloads.AnyAsync(row => row.PermitNo == no, cancel)
            ? proposal
            : null;
    }

    private static Problem Waits(long no) => new(
        "Permit", string.Create(
            CultureInfo.InvariantCulture, $"이 자료의 내려받기 결재 {no}번이 아직 결재를 기다립니다. 승인되면 다시 내려받으세요."));

    private static string PayloadOf(Proposal proposal) =>
        proposal.Content.Kind == Kind ? proposal.Content.Payload : CanonicalJson.Of(new PermitRequest("", "", null));
}

/// <summary>Which file is asked for.</summary>
/// <param name="UseCase">Of the download.</param>
/// <param name="What">Its request as canonical JSON.</param>
/// <param name="District">That the request names.</param>
public sealed record PermitRequest(string UseCase, string What, int? District);
