using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Desk;

/// <summary>Counts the programmes in the books.</summary>
internal sealed class CountThings(FrontDesk desk, Duty duty) : Question<int, int>(desk)
{
    public override Duty Duty => duty;

    protected override int? DistrictOf(int request) => request == 0 ? null : request;

    protected override async Task<Outcome<int>> AnswerAsync(Reading reading, int request, CancellationToken cancel) =>
        await reading.Db.Programmes.CountAsync(cancel);
}

/// <summary>Adds a programme under the number asked for.</summary>
internal sealed class AddThing(FrontDesk desk, Duty? duty = null) : Change<AddThing.Request, string>(desk)
{
    private int _runs;

    public int Runs => _runs;

    public override Duty Duty => duty ?? new("thing.add", Permissions.CardsStateChange);

    protected override int? DistrictOf(Request request) => request.District;

    protected override Task<Outcome<string>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        Interlocked.Increment(ref _runs);
        if (request.Name.Length == 0) return Task.FromResult<Outcome<string>>(new Problem("name", "이름이 없습니다."));

        work.Db.Add(new ProgrammeRow { ProgrammeNo = request.No, Code = request.Name, Brand = "INCHEON" });
        work.Audit("프로그램 등록", $"programme/{request.No}", request.Name);
        return Task.FromResult<Outcome<string>>($"added {request.No}");
    }

    internal sealed record Request(short No, string Name, int? District);
}
