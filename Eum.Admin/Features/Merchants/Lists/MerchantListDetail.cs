using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>A list of merchants with a page of its rows, and what its brackets do to cashback.</summary>
public sealed record MerchantListView(SentListView List, BracketEffectFound? Effect)
{
    public SentListLine Line => List.Line;
}

/// <summary>The lists that the asker reaches, the newest first.</summary>
public sealed class MerchantLists(FrontDesk desk)
    : Question<MerchantLists.Request, IReadOnlyList<SentListLine>>(desk)
{
    public const int Most = 200;

    public sealed record Request;

    public override Duty Duty { get; } = new("merchants.lists", Permissions.MerchantsRegisterSee);

    protected override async Task<Outcome<IReadOnlyList<SentListLine>>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        new Outcome<IReadOnlyList<SentListLine>>.Done(
            await SentListReader.AllAsync(reading, ListSubject.Merchants, Most, cancel));
}

/// <summary>Reads one, and fifty of its rows.</summary>
public sealed class MerchantListDetail(FrontDesk desk, SentListReader lists)
    : Question<SentListAsked, MerchantListView>(desk)
{
    public override Duty Duty { get; } = new("merchants.list-show", Permissions.MerchantsRegisterSee);

    protected override async Task<Outcome<MerchantListView>> AnswerAsync(
        Reading reading, SentListAsked request, CancellationToken cancel)
    {
        var list = await SentListReader.FindAsync(reading, ListSubject.Merchants, request.List, cancel);
        if (list is null) return Refusals.NotFound;
        try
        {
            return new MerchantListView(
                await lists.ReadAsync(reading, ListSubject.Merchants, list, request, cancel),
                CommitMerchantList.EffectOf(list));
        }
        catch (CellBrokenException broken)
        {
            return new Problem("", broken.Message);
        }
    }
}
