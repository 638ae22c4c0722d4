using Eum.Admin.Desk;
using Eum.Admin.Features.Policies;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Policies;

/// <summary>Officers who draft policies, and those who decide on them.</summary>
internal sealed class PolicyDesk(IDbContextFactory<EumDbContext> database, TimeProvider? clock = null)
{
    public const int Seohae = 28275;

    public TwoPeople People { get; } = new(database, clock, desk => new ProposeVersion(desk));

    public FrontDesk Desk => People.Desk;

    public Task<Caller> SeohaeAsync() => People.Counter.OfficerAsync(RoleTable.GuOfficial, Seohae);

    public async Task<long> StartAsync(Caller by, string policy, int authority) =>
        ValueOf(await new StartDraft(Desk).RunAsync(by, new(policy, authority, $"{policy} 새 판"), null, default));

    public async Task<DraftView> ReadAsync(Caller by, long no) =>
        ValueOf(await new DraftDetail(Desk).RunAsync(by, new(no), default));

    public Task<Outcome<long>> SaveAsync(Caller by, DraftView seen, PolicyDraft draft) =>
        new SaveDraft(Desk).RunAsync(by, new(seen.No, seen.Saved, seen.Title, DraftText.Of(draft)), null, default);

    public async Task<Outcome<long>> ProposeAsync(Caller by, long no)
    {
        var view = await ReadAsync(by, no);
        return await new ProposeVersion(Desk).ProposeAsync(
            by, new(no, view.Policy.Authority, view.Text, view.Simulation), "위원회 의결", null, default);
    }

    /// <summary>A saved draft of the base rule that pays half from a day on, with an example that holds.</summary>
    public async Task<long> HalvedAsync(Caller by, DateOnly from)
    {
        var no = await StartAsync(by, "INCHEON-BASE", 28000);
        var view = await ReadAsync(by, no);
        ValueOf(await SaveAsync(by, view, Halved(view.Draft, from)));
        return no;
    }

    public static PolicyDraft Halved(PolicyDraft draft, DateOnly from)
    {
        (draft.From, draft.Body, draft.Document) = (from, "인천사랑상품권운영위원회", "2026-7");
        foreach (var layer in draft.Layers)
        {
            foreach (var band in layer.Bands) band.RateBp /= 2;
            if (layer.Funding.Count > 1) (layer.Funding[0].Share, layer.Funding[1].Share) = (30, 70);
        }

        draft.Examples.Add(new() { Name = "한식 5만 원", District = 28185, Amount = 50_000, Base = 2_500 });
        return draft;
    }

    public static T ValueOf<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused refused => throw new InvalidOperationException(string.Join(' ', refused.Problems)),
        _ => throw new InvalidOperationException(),
    };

    public static string RefusalOf<T>(Outcome<T> outcome) =>
        string.Join(' ', Assert.IsType<Outcome<T>.Refused>(outcome).Problems.Select(problem => problem.Message));
}
