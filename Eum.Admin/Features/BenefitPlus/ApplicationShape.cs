using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Values;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>The columns of the queue.</summary>
internal static class ApplicationShape
{
    /// <summary>Days after which an open application is told to be old: two weeks.</summary>
    public const int OldDays = 14;

    public static ListShape<ApplicationLine> List { get; } = new(
        "benefit-plus", new("received", Descending: false),
        new("no", "benefit.no", (row, _) => new($"{row.No}") { Link = $"/benefit-plus/{row.No}" })
        {
            IsHead = true,
            Sorts = true,
        },
        new("state", "benefit.state", StateOf),
        new("age", "benefit.age", AgeOf) { IsNumber = true, Unit = "benefit.days" },
        new("act", "benefit.act", (row, texts) => ListCell.Of(texts["contract-act." + row.Act])) { Look = "kind" },
        new("merchant", "benefit.merchant", (row, _) => new(row.Merchant) { Note = row.MerchantId }) { Sorts = true },
        new("number", "benefit.number", (row, _) => ListCell.Of(row.RegistrationNo)) { Look = "code", IsExtra = true },
        new("district", "benefit.district", (row, _) => ListCell.Of(Names.District(row.District))) { Look = "kind" },
        new("rate", "benefit.rate", (row, _) => ListCell.Of(RateOf(row))) { IsNumber = true, Sorts = true },
        new("first", "benefit.first", (row, _) => ListCell.Day(row.First)) { Sorts = true, Look = "date" },
        new("last", "benefit.last", (row, _) => ListCell.Day(row.Last)) { Look = "date" },
        new("received", "benefit.received", (row, _) => ListCell.Time(row.ReceivedAt)) { Sorts = true, Look = "date" },
        new("by", "benefit.by", (row, _) => ListCell.Of(row.ReceivedBy)) { IsExtra = true, Look = "kind" },
        new("proposal", "benefit.proposal", (row, _) => row.Proposal is { } no
            ? new($"{no}") { Link = $"/approvals/{no}" }
            : default));

    /// <summary>Where it stands, 결재함 included: the key of its word, and the look of its badge.</summary>
    public static (string Word, string Look) StandingOf(ApplicationState state, ProposalState? decision) =>
        (state, decision) switch
        {
            (ApplicationState.Received, ProposalState.Waiting) => ("Proposed", "running"),
            (ApplicationState.Received, ProposalState.Returned) => ("SentBack", "partly"),
            (ApplicationState.Received, _) => ("Received", "waiting"),
            (ApplicationState.Returned, _) => ("Returned", "partly"),
            (ApplicationState.Approved, _) => ("Approved", "done"),
            (ApplicationState.Rejected, _) => ("Rejected", "refused"),
            _ => ("Withdrawn", "waiting"),
        };

    private static ListCell StateOf(ApplicationLine row, IStringLocalizer texts)
    {
        var (word, look) = StandingOf(row.State, row.Decision);
        return new(texts["application-state." + word]) { Badge = look == "waiting" ? "running" : look };
    }

    private static ListCell AgeOf(ApplicationLine row, IStringLocalizer texts)
    {
        var isOld = row.Days >= OldDays && row.State is ApplicationState.Received or ApplicationState.Returned;
        var age = ListCell.Whole(row.Days);
        return isOld ? age with { Note = texts["benefit.old"].Value } : age;
    }

    private static string RateOf(ApplicationLine row) => row.RateBp > 0 ? new BasisPoints(row.RateBp).ToString() : "–";
}
