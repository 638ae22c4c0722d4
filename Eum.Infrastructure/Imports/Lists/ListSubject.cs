using System.Globalization;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Lists;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>What lists are about: who may see one of merchants does not see one of people.</summary>
/// <param name="Target">In the record and in proposals, before the number.</param>
/// <param name="ProposalKind">Of the proposals that commit such lists, by which one that waits is known.</param>
public sealed record ListSubject(string Target, string ProposalKind, IReadOnlyList<ListKind> Kinds, int MostRows)
{
    public static ListSubject Merchants { get; } = new(
        "merchant-list", "merchants.commit", [ListKind.Merchants, ListKind.Brackets, ListKind.Designations],
        ListSheet.MostRows);

    public static ListSubject Cards { get; } = new("card-list", "cards.batch", [ListKind.Cards], 50_000);

    /// <summary>Nothing of them is proposed: each application is, after it was taken in.</summary>
    public static ListSubject Applications { get; } = new(
        "application-list", "", [ListKind.Applications], 10_000);

    public string TargetOf(long list) => string.Create(CultureInfo.InvariantCulture, $"{Target}/{list}");
}

/// <summary>Who sends a list of what, and how far she reaches.</summary>
/// <param name="Address">접속지.</param>
public sealed record ListSender(ListSubject Subject, Officer Officer, DistrictScope Scope, string Address);

/// <summary>Holds the rows of a list against the books, as far as its sender reaches.</summary>
public abstract class ListJudging
{
    public abstract ListSubject Subject { get; }

    /// <summary>The rows with their verdicts; changes nothing.</summary>
    public abstract Task<IReadOnlyList<ListRow>> JudgeAsync(
        SentListRow list, ListMapping mapping, DateOnly effectiveOn, DistrictScope scope, DateOnly today,
        IReadOnlyList<ListRow> rows, CancellationToken cancel);

    /// <summary>Removes what is kept beside a list that is thrown away; saved with it.</summary>
    public virtual Task ForgetAsync(EumDbContext db, long list, CancellationToken cancel) => Task.CompletedTask;
}
