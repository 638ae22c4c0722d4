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

    private static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    private static Problem Needed { get; } = new(
        "Permit",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Download.MostPeople:#,0}명이 넘는 자료입니다. 내려받기 결재를 받은 뒤 그 번호로 다시 하세요."));

    private static Problem Wrong { get; } = new(
        "Permit", "그 번호로는 내려받을 수 없습니다. 본인이 올려 승인된 같은 자료의 결재여야 하고, 7일 안에 한 번만 씁니다.");

    /// <summary>Null where the permit holds.</summary>
    public static async Task<Problem?> ProblemAsync<TRequest>(
        Work work, long? permit, string useCase, TRequest what, CancellationToken cancel)
    {
        if (permit is not { } no) return Needed;
        if (await new ProposalBook(work.Db).FindAsync(no, cancel) is not Outcome<Proposal>.Done(var proposal))
            return Wrong;

        var asked = CanonicalJson.Read<PermitRequest>(PayloadOf(proposal));
        var holds = proposal.State == ProposalState.Approved && work.Now - proposal.Last.At <= Lives
            && asked.UseCase == useCase && asked.What == CanonicalJson.Of(what)
            && (work.Officer.IsMachine || proposal.IsMadeBy(
                new(work.Officer.Id, work.Officer.Name, work.Officer.EmployeeNo)))
            && !await work.Db.Downloads.AnyAsync(row => row.PermitNo == no, cancel);
        return holds ? null : Wrong;
    }

    private static string PayloadOf(Proposal proposal) =>
        proposal.Content.Kind == Kind ? proposal.Content.Payload : CanonicalJson.Of(new PermitRequest("", "", null));
}

/// <summary>Which file is asked for.</summary>
/// <param name="UseCase">Of the download.</param>
/// <param name="What">Its request as canonical JSON.</param>
/// <param name="District">That the request names.</param>
public sealed record PermitRequest(string UseCase, string What, int? District);
