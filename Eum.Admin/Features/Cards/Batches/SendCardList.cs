using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Cards;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>Takes a list of people in, for cards of a group or for the money of a policy fund.</summary>
public sealed class SendCardList(FrontDesk desk, UploadFolder uploads, ListBook book)
    : Errand<SendCardList.Request, long>(desk)
{
    /// <param name="Fund">Number of the policy fund; 0 where only cards are issued.</param>
    /// <param name="Day">Of the order, KST: by it ages are told.</param>
    /// <param name="Upload">Made up by who sends.</param>
    public sealed record Request(
        string Programme, long Fund, DateOnly Day, Guid Upload, string Name, Stream Content)
    {
        public IProgress<long>? Progress { get; init; }

        /// <summary>접속지.</summary>
        public string Address { get; init; } = "";
    }

    public override Duty Duty { get; } = new("cards.list-send", Permissions.CardsOrderMake);

    protected override async Task<Outcome<long>> GoAsync(Officer officer, Request request, CancellationToken cancel)
    {
        if (SentLists.IsNoDay(request.Day)) return SentLists.NoDay;
        var by = SentLists.By(ListSubject.Cards, officer, Duty, request.Address);
        return await SentLists.TakeAsync(
            uploads, officer, request.Upload, request.Name, request.Content, request.Progress,
            (name, stored, path) => book.BeginAsync(
                by, ListKind.Cards, name, request.Upload, stored, path, request.Day,
                (db, list) => BesideAsync(db, list, by, request, cancel), cancel),
            cancel);
    }

    private static async Task<Problem?> BesideAsync(
        EumDbContext db, SentListRow list, ListSender by, Request request, CancellationToken cancel)
    {
        var code = request.Programme;
        if (request.Fund > 0)
        {
            var fund = await db.PolicyFunds.SingleOrDefaultAsync(row => row.FundNo == request.Fund, cancel);
            if (fund is null) return new("Fund", "지원금을 고르세요.");
            if (fund.ClosedAt is not null || fund.LastDay < request.Day) return new("Fund", "끝난 지원금입니다.");
            code = fund.Programme;
        }

        var programme = (await ProgrammeBook.ReadAsync(db, cancel)).Find(code);
        if (Against(programme, request, by.Scope) is { } wrong) return wrong;
        db.CardBatches.Add(new()
        {
            ListNo = list.ListNo,
            Authority = list.Authority,
            Programme = programme!.Code.Text,
            FundNo = request.Fund,
            OrderedBy = by.Officer.Name,
        });
        return null;
    }

    // A group's cards are issued by whoever answers for the group; money goes onto whatever card its fund names.
    private static Problem? Against(Programme? programme, Request request, DistrictScope scope)
    {
        if (programme?.ProfileOn(request.Day) is not { } profile) return new("Programme", "카드 프로그램을 고르세요.");
        if (!profile.Open) return new("Programme", "지금 발급하지 않는 상품입니다.");
        if (request.Fund > 0) return null;
        if (!programme.IsGroup) return new("Programme", "목록으로 발급하는 것은 단체카드입니다. 한 사람은 창구에서 발급합니다.");
        return scope.Covers(profile.Authority) ? null : new("Programme", "다른 기관의 상품입니다.");
    }
}

public sealed class MapCardList(FrontDesk desk, ListBook book) : MapList(desk, book, ListSubject.Cards)
{
    public override Duty Duty { get; } = new("cards.list-map", Permissions.CardsOrderMake);
}

public sealed class CorrectCardRow(FrontDesk desk, ListBook book) : CorrectRow(desk, book, ListSubject.Cards)
{
    public override Duty Duty { get; } = new("cards.list-correct", Permissions.CardsOrderMake);
}

public sealed class DropCardList(FrontDesk desk, ListBook book) : DropList(desk, book, ListSubject.Cards)
{
    public override Duty Duty { get; } = new("cards.list-drop", Permissions.CardsOrderMake);
}

/// <summary>Where lists of people are worked on.</summary>
public sealed record CardListRoom(MapCardList Mapping, CorrectCardRow Correcting, DropCardList Dropping)
    : ListRoom("/cards/batches", Mapping, Correcting, Dropping);
