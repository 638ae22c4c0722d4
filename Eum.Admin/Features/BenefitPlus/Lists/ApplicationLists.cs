using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Features.BenefitPlus.Lists;

/// <summary>The lists of applications that the asker reaches, the newest first.</summary>
public sealed record ApplicationListsView(IReadOnlyList<SentListLine> Lines, bool MayReceive);

public sealed class ApplicationLists(FrontDesk desk)
    : Question<ApplicationLists.Request, ApplicationListsView>(desk)
{
    public const int Most = 200;

    public sealed record Request;

    public override Duty Duty { get; } = new("benefit-plus.lists", Permissions.BenefitPlusContractsSee);

    protected override async Task<Outcome<ApplicationListsView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        new ApplicationListsView(
            await SentListReader.AllAsync(reading, ListSubject.Applications, Most, cancel),
            reading.Officer.May(Permissions.BenefitPlusApplicationReceive));
}

/// <summary>Reads one, and fifty of its rows.</summary>
public sealed class ApplicationListDetail(FrontDesk desk, SentListReader lists)
    : Question<SentListAsked, SentListView>(desk)
{
    public override Duty Duty { get; } = new("benefit-plus.list-show", Permissions.BenefitPlusContractsSee);

    protected override async Task<Outcome<SentListView>> AnswerAsync(
        Reading reading, SentListAsked request, CancellationToken cancel)
    {
        var list = await SentListReader.FindAsync(reading, ListSubject.Applications, request.List, cancel);
        if (list is null) return Refusals.NotFound;
        try
        {
            return await lists.ReadAsync(reading, ListSubject.Applications, list, request, cancel);
        }
        catch (CellBrokenException broken)
        {
            return new Problem("", broken.Message);
        }
    }
}
