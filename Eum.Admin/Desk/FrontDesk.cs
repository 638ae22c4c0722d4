using System.Text.Json;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Desk;

/// <summary>
/// The one way to anything, from every door: officer read anew, permission, district, step-up, key, decision, and the
/// change with its line of audit in one transaction.
/// </summary>
public sealed class FrontDesk(
    IDbContextFactory<EumDbContext> database, IOfficerRoll roll, IProposals proposals, TimeProvider clock)
{
    private static readonly TimeSpan StepUpHolds = TimeSpan.FromMinutes(5);

    /// <summary>Who this is and what is granted to her now; null for who has no account or session.</summary>
    public async Task<Officer?> KnowAsync(Caller caller, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scope = DistrictScope.Nothing;
        return (await roll.FindAsync(db, caller, cancel))?.Officer;
    }

    internal async Task<Outcome<T>> AskAsync<T>(
        Duty duty, Caller caller, int? district, Told told, Func<Reading, Task<Outcome<T>>> answer,
        CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var (admitted, refused) = await AdmitAsync(db, duty, caller, district, cancel);
        if (admitted is null) return await TurnAwayAsync<T>(duty, caller, refused!, district, cancel);

        await using var reading = new Reading(db, database, admitted);
        var outcome = await answer(reading);
        // What nobody can put on record nobody gets to see.
        if (outcome is Outcome<T>.Done && (duty.PersonalData || duty.Export))
            await RecordAsync(
                admitted.Line(duty.UseCase, told.Subject, "") with { Result = AuditResult.Seen, Reason = told.Reason },
                cancel);
        return outcome;
    }

    internal async Task<Outcome<T>> SendAsync<T>(
        Duty duty, Caller caller, Func<Officer, Task<Outcome<T>>> go, CancellationToken cancel)
    {
        Officer officer;
        await using (var db = await database.CreateDbContextAsync(cancel))
        {
            var (admitted, refused) = await AdmitAsync(db, duty, caller, null, cancel);
            if (admitted is null) return await TurnAwayAsync<T>(duty, caller, refused!, null, cancel);
            officer = admitted.Officer;
        }

        return await go(officer);
    }

    internal Task<Outcome<long>> ProposeAsync(
        Duty duty, Caller caller, int? district, Idempotency? key, Func<Work, Task<Outcome<ProposalDraft>>> draft,
        long? edited, CancellationToken cancel) =>
        ChangeAsync<long>(
            duty, caller, district, key,
            async work => await draft(work) switch
            {
                Outcome<ProposalDraft>.Done(var made) => edited is { } proposal
                    ? await proposals.EditAsync(work, proposal, made, cancel)
                    : await proposals.MakeAsync(work, made, follows: null, cancel),
                Outcome<ProposalDraft>.Refused refused => Refusals.Again<long>(refused.Problems),
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            },
            cancel);

    internal async Task<Outcome<T>> ChangeAsync<T>(
        Duty duty, Caller caller, int? district, Idempotency? key, Func<Work, Task<Outcome<T>>> decide,
        CancellationToken cancel)
    {
        // Where another took the key meanwhile, its answer is there the second time; the third is for its undoing.
        for (var tries = 0; tries < 3; tries++)
            if (await TryChangeAsync(duty, caller, district, key, decide, cancel) is { } outcome) return outcome;
        return Refusals.KeyUsed;
    }

    private async Task<Outcome<T>?> TryChangeAsync<T>(
        Duty duty, Caller caller, int? district, Idempotency? key, Func<Work, Task<Outcome<T>>> decide,
        CancellationToken cancel)
    {
        Problem? refused;
        await using (var db = await database.CreateDbContextAsync(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            (var admitted, refused) = await AdmitAsync(db, duty, caller, district, cancel);
            if (admitted is not null)
            {
                var (decided, outcome) = await DecideAsync(db, admitted, duty, key, decide, cancel);
                if (decided) await transaction.CommitAsync(cancel);
                return outcome;
            }
        }

        return await TurnAwayAsync<T>(duty, caller, refused!, district, cancel);
    }

    // Commit is false for what was refused, for what was answered before, and (no outcome) for a key just taken.
    private static async Task<(bool Commit, Outcome<T>? Outcome)> DecideAsync<T>(
        EumDbContext db, Admitted admitted, Duty duty, Idempotency? key, Func<Work, Task<Outcome<T>>> decide,
        CancellationToken cancel)
    {
        var taken = key?.RowOf(admitted);
        if (taken is not null)
        {
            if (await key!.AnsweredAsync<T>(db, admitted.Officer.Id, cancel) is { } before) return (false, before);
            if (!await IdempotencyKeys.TryTakeAsync(db, taken, cancel)) return (false, null);
        }

        var work = new Work(db, admitted, duty);
        var outcome = await decide(work);
        if (outcome is not Outcome<T>.Done done) return (false, outcome);

        if (taken is not null)
        {
            taken.Answer = JsonSerializer.Serialize(done.Value, DeskJson.Options);
            await Drafts.SentAsync(db, admitted.Officer.Id, taken.Key, cancel);
        }

        return await db.SaveAsync(work.Lines, cancel) is { } conflict ? (false, conflict) : (true, outcome);
    }

    private async Task<(Admitted?, Problem?)> AdmitAsync(
        EumDbContext db, Duty duty, Caller caller, int? district, CancellationToken cancel)
    {
        db.Scope = DistrictScope.Nothing;
        if (await roll.FindAsync(db, caller, cancel) is not { } standing) return (null, Refusals.SignIn);

        var officer = standing.Officer;
        var scope = officer.ScopeFor(duty.Permission);
        if (!officer.May(duty.Permission) || scope.IsNothing) return (null, Refusals.NotAllowed);
        if (duty.City && !scope.IsWholeCity) return (null, Refusals.NotAllowed);
        if (duty.Approval is not null && officer.IsMachine) return (null, Refusals.NotAllowed);
        if (district is { } named && !scope.Covers(named)) return (null, Refusals.NotFound);

        var now = clock.GetUtcNow().UtcDateTime;
        if (duty.StepUp && !(standing.SteppedUpAt <= now && now - standing.SteppedUpAt <= StepUpHolds))
            return (null, Refusals.StepUp);

        db.Scope = scope;
        return (new(officer, scope, caller, district, now), null);
    }

    // Who was turned away and from what is on record too.
    private async Task<Outcome<T>> TurnAwayAsync<T>(
        Duty duty, Caller caller, Problem refused, int? district, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await database.CreateDbContextAsync(cancel);
        var officer = caller.OfficerId is null ? Officer.Operations
            : (await roll.FindAsync(db, caller, cancel))?.Officer
            ?? new(caller.OfficerId.Value, $"{caller.OfficerId}", "", "", []);
        var line = new Admitted(officer, DistrictScope.Nothing, caller, district, now).Line(duty.UseCase, "", "");
        await RecordAsync(line with { Result = AuditResult.Refused, Reason = refused.Message }, cancel);
        return refused;
    }

    private async Task RecordAsync(AuditEntry line, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.SaveAsync(line, cancel) is { } failed) throw new InvalidOperationException(failed.Message);
    }
}
