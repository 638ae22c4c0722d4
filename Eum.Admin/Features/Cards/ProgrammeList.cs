using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>A programme as it stands on a day.</summary>
/// <param name="Next">The day its next profile begins; null for none decided.</param>
public sealed record ProgrammeLine(
    string Code, ProgrammeProfile Profile, ProgrammeLimits Limits, bool HasBegun, DateOnly? Next);

public sealed record ProgrammeListView(IReadOnlyList<ProgrammeLine> Lines, bool MayPropose, DateOnly Today);

/// <summary>카드 프로그램: every programme of the city, as it stands today; they are no secret to any gu.</summary>
public sealed class ProgrammeList(FrontDesk desk) : Question<ProgrammeList.Request, ProgrammeListView>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("cards.programmes", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<ProgrammeListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var today = reading.Today;
        var table = await ProgrammeBook.ReadAsync(reading.Db, cancel);
        return new ProgrammeListView(
            [
                .. table.All.Select(programme => new ProgrammeLine(
                    programme.Code.Text, programme.ProfileAround(today), programme.LimitsOn(today),
                    programme.ProfileOn(today) is not null,
                    programme.Profiles.Where(one => one.From > today).Select(one => (DateOnly?)one.From)
                        .FirstOrDefault())),
            ],
            reading.Officer.May(Permissions.CardsProgrammePropose), today);
    }
}

/// <summary>A programme along time.</summary>
public sealed record ProgrammeView(Programme Programme, bool MayPropose, DateOnly Today);

/// <summary>카드 프로그램 하나.</summary>
public sealed class ProgrammeDetail(FrontDesk desk) : Question<ProgrammeDetail.Request, ProgrammeView>(desk)
{
    public sealed record Request(string Code);

    public override Duty Duty { get; } = new("cards.programme.show", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<ProgrammeView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if ((await ProgrammeBook.ReadAsync(reading.Db, cancel)).Find(request.Code) is not { } programme)
            return Refusals.NotFound;
        var officer = reading.Officer;
        return new ProgrammeView(
            programme,
            officer.May(Permissions.CardsProgrammePropose) && officer.ScopeFor(Permissions.CardsProgrammePropose)
                .Covers(programme.ProfileAround(reading.Today).Authority),
            reading.Today);
    }
}
