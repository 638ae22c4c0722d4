using Eum.Admin.Desk;
using Eum.Admin.Features.Simulations;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Simulations;

/// <summary>A simulation that somebody has run over the town's payments, with its job.</summary>
internal static class FrozenSimulation
{
    public const string Job = "0199aaaa-0000-7000-8000-000000000002";

    /// <summary>The base rate halved and its limit raised: some gain, most lose.</summary>
    public static string Draft { get; } = PolicyDocument.Write(Drafts.Changed(
        "INCHEON-BASE", layer => layer.Bands.Count == 0 ? layer : layer with { Bands = [new(400_000, 500)] }));

    public static async Task AddAsync(PortalBooks books, PortalAccount maker)
    {
        await using var db = await books.Database.CreateDbContextAsync();
        var stamp = await db.Users.Where(user => user.Id == maker.Id).Select(user => user.SecurityStamp).SingleAsync();
        var caller = new Caller(maker.Id, Door.CommandLine, "test", null, stamp, SteppedUpAt: null);
        var desk = new Counter(books.Database, TimeProvider.System).Desk;
        var replayed = await new ReplayDraft(desk).RunAsync(caller, new(Draft, "2026-02", "2026-03"), default);
        var result = Assert.IsType<Outcome<SimulationResult>.Done>(replayed).Value;
        var kept = await new KeepSimulation(desk).RunAsync(
            caller, new(Guid.Parse(Job), Draft, result.Text), null, default);
        Assert.IsType<Outcome<long>.Done>(kept);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        db.Jobs.Add(new()
        {
            JobId = Guid.Parse(Job),
            Kind = SimulationJob.KindName,
            Title = "인천시 기본 캐시백 29판 · 2026-02 ~ 2026-03",
            OfficerId = maker.Id,
            OfficerName = maker.Name,
            Address = "127.0.0.1",
            Request = "{}",
            Status = JobStatus.Done,
            Unit = "rows",
            Message = "1번 시뮬레이션",
            AskedAt = now,
            StartedAt = now,
            EndedAt = now,
        });
        Assert.Null(await db.SaveAsync(new AuditEntry(now, "test", "시험 준비", "jobs", ""), default));
    }
}
