using Eum.Admin.Desk;
using Eum.Domain.Merchants.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>Takes a list in from a browser; its columns are mapped next.</summary>
public sealed class SendMerchantList(FrontDesk desk, UploadFolder uploads, MerchantListBook book)
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
        if (!Enum.IsDefined(request.Kind)) return Refusals.NotFound;
        if (request.EffectiveOn.Year is < 2019 or > 2100) return new Problem("day", "적용일을 적으세요.");
        try
        {
            var file = await uploads.ReceiveAsync(
                officer.Id, request.Upload, request.Name, request.Content, request.Progress, UploadFolder.Unseen,
                cancel);
            var path = uploads.Find(officer.Id, request.Upload, file.Stored)!;
            var begun = await book.BeginAsync(
                ListSenders.Of(officer, Duty, request.Address), request.Kind, file.Name, request.Upload, file.Stored,
                path, request.EffectiveOn, cancel);
            if (begun is Outcome<long>.Refused) uploads.Drop(officer.Id, request.Upload);
            return begun;
        }
        catch (FileRefusedException refused)
        {
            return new Problem("file", refused.Message);
        }
    }
}

/// <summary>Says which column is what, and has every row judged.</summary>
public sealed class MapMerchantList(FrontDesk desk, MerchantListBook book)
    : Errand<MapMerchantList.Request, ListCounts>(desk)
{
    /// <param name="Mapping">As <see cref="ListMapping"/> prints it.</param>
    public sealed record Request(long List, string Mapping, DateOnly EffectiveOn)
    {
        public string Address { get; init; } = "";
    }

    public override Duty Duty { get; } = new("merchants.list-map", Permissions.MerchantsListPrepare);

    protected override async Task<Outcome<ListCounts>> GoAsync(
        Officer officer, Request request, CancellationToken cancel)
    {
        if (ListMapping.Parse(request.Mapping) is not { } mapping)
            return new Problem("mapping", "파일의 어느 열이 무엇인지 하나라도 고르세요.");
        if (request.EffectiveOn.Year is < 2019 or > 2100) return new Problem("day", "적용일을 적으세요.");
        return await book.MapAsync(
            ListSenders.Of(officer, Duty, request.Address), request.List, mapping, request.EffectiveOn, cancel);
    }
}

/// <summary>Corrects one row in place.</summary>
public sealed class CorrectListRow(FrontDesk desk, MerchantListBook book)
    : Errand<CorrectListRow.Request, ListRow>(desk)
{
    /// <param name="Cells">In the order of the mapping; null leaves a cell as it is.</param>
    public sealed record Request(long List, int Line, IReadOnlyList<string?> Cells)
    {
        public string Address { get; init; } = "";
    }

    public override Duty Duty { get; } = new("merchants.list-correct", Permissions.MerchantsListPrepare);

    protected override Task<Outcome<ListRow>> GoAsync(Officer officer, Request request, CancellationToken cancel) =>
        book.CorrectAsync(
            ListSenders.Of(officer, Duty, request.Address), request.List, request.Line, request.Cells, cancel);
}

/// <summary>Throws a list away that is not in the books.</summary>
public sealed class DropMerchantList(FrontDesk desk, MerchantListBook book)
    : Errand<DropMerchantList.Request, long>(desk)
{
    public sealed record Request(long List)
    {
        public string Address { get; init; } = "";
    }

    public override Duty Duty { get; } = new("merchants.list-drop", Permissions.MerchantsListPrepare);

    protected override Task<Outcome<long>> GoAsync(Officer officer, Request request, CancellationToken cancel) =>
        book.DropAsync(ListSenders.Of(officer, Duty, request.Address), request.List, cancel);
}

internal static class ListSenders
{
    public static ListSender Of(Officer officer, Duty duty, string address) =>
        new(officer, officer.ScopeFor(duty.Permission), address);
}
