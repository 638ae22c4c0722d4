using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>Takes a list in from a browser; its columns are mapped next.</summary>
public sealed class SendMerchantList(FrontDesk desk, UploadFolder uploads, ListBook book)
    : Errand<SendMerchantList.Request, long>(desk)
{
    /// <param name="Upload">Made up by who sends.</param>
    public sealed record Request(ListKind Kind, DateOnly EffectiveOn, Guid Upload, string Name, Stream Content)
    {
        public IProgress<long>? Progress { get; init; }

        /// <summary>접속지.</summary>
        public string Address { get; init; } = "";
    }

    public override Duty Duty { get; } = new("merchants.list-send", Permissions.MerchantsListPrepare);

    protected override async Task<Outcome<long>> GoAsync(Officer officer, Request request, CancellationToken cancel)
    {
        if (!ListSubject.Merchants.Kinds.Contains(request.Kind)) return Refusals.NotFound;
        if (SentLists.IsNoDay(request.EffectiveOn)) return SentLists.NoDay;
        var by = SentLists.By(ListSubject.Merchants, officer, Duty, request.Address);
        return await SentLists.TakeAsync(
            uploads, officer, request.Upload, request.Name, request.Content, request.Progress,
            (name, stored, path) => book.BeginAsync(
                by, request.Kind, name, request.Upload, stored, path, request.EffectiveOn, beside: null, cancel),
            cancel);
    }
}

public sealed class MapMerchantList(FrontDesk desk, ListBook book) : MapList(desk, book, ListSubject.Merchants)
{
    public override Duty Duty { get; } = new("merchants.list-map", Permissions.MerchantsListPrepare);
}

public sealed class CorrectListRow(FrontDesk desk, ListBook book) : CorrectRow(desk, book, ListSubject.Merchants)
{
    public override Duty Duty { get; } = new("merchants.list-correct", Permissions.MerchantsListPrepare);
}

public sealed class DropMerchantList(FrontDesk desk, ListBook book) : DropList(desk, book, ListSubject.Merchants)
{
    public override Duty Duty { get; } = new("merchants.list-drop", Permissions.MerchantsListPrepare);
}

/// <summary>Where lists of merchants are worked on.</summary>
public sealed record MerchantListRoom(MapMerchantList Mapping, CorrectListRow Correcting, DropMerchantList Dropping)
    : ListRoom("/merchants/lists", Mapping, Correcting, Dropping);
