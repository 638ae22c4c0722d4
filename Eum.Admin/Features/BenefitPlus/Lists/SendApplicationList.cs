using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.BenefitPlus.Lists;

/// <summary>Takes a file of applications in; its columns are mapped next.</summary>
public sealed class SendApplicationList(FrontDesk desk, UploadFolder uploads, ListBook book)
    : Errand<SendApplicationList.Request, long>(desk)
{
    /// <param name="FirstDay">Of what is asked for, where a row does not say.</param>
    /// <param name="Upload">Made up by who sends.</param>
    public sealed record Request(DateOnly FirstDay, Guid Upload, string Name, Stream Content)
    {
        /// <summary>접속지.</summary>
        public string Address { get; init; } = "";
    }

    public override Duty Duty { get; } = new("benefit-plus.list-send", Permissions.BenefitPlusApplicationReceive);

    protected override async Task<Outcome<long>> GoAsync(Officer officer, Request request, CancellationToken cancel)
    {
        if (SentLists.IsNoDay(request.FirstDay)) return SentLists.NoDay;
        var by = SentLists.By(ListSubject.Applications, officer, Duty, request.Address);
        return await SentLists.TakeAsync(
            uploads, officer, request.Upload, request.Name, request.Content, progress: null,
            (name, stored, path) => book.BeginAsync(
                by, ListKind.Applications, name, request.Upload, stored, path, request.FirstDay, beside: null, cancel),
            cancel);
    }
}

public sealed class MapApplicationList(FrontDesk desk, ListBook book)
    : MapList(desk, book, ListSubject.Applications)
{
    public override Duty Duty { get; } = new("benefit-plus.list-map", Permissions.BenefitPlusApplicationReceive);
}

public sealed class CorrectApplicationRow(FrontDesk desk, ListBook book)
    : CorrectRow(desk, book, ListSubject.Applications)
{
    public override Duty Duty { get; } = new("benefit-plus.list-correct", Permissions.BenefitPlusApplicationReceive);
}

public sealed class DropApplicationList(FrontDesk desk, ListBook book)
    : DropList(desk, book, ListSubject.Applications)
{
    public override Duty Duty { get; } = new("benefit-plus.list-drop", Permissions.BenefitPlusApplicationReceive);
}

/// <summary>The rows that were not received, as they were sent, each with why.</summary>
public sealed class ApplicationListRejects(FrontDesk desk, FieldCipher cipher)
    : ListRejectsFile(desk, cipher, ListSubject.Applications)
{
    public override Duty Duty { get; } = new("benefit-plus.list-rejects", Permissions.BenefitPlusApplicationReceive)
    {
        Export = true,
    };

    public override string Name => "혜택플러스 신청 목록의 반려 행";
}

/// <summary>Where lists of applications are worked on.</summary>
public sealed record ApplicationListRoom(
    MapApplicationList Mapping, CorrectApplicationRow Correcting, DropApplicationList Dropping)
    : ListRoom("/benefit-plus/lists", Mapping, Correcting, Dropping);
