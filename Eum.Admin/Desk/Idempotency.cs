using System.Security.Cryptography;
using System.Text.Json;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Officers;

namespace Eum.Admin.Desk;

/// <summary>A request's key and what it asks, so that it can be known again.</summary>
internal sealed record Idempotency(Guid Key, string UseCase, string RequestHash)
{
    public static Idempotency? Of<TRequest>(Guid? key, Duty duty, TRequest request) => key is { } known
        ? new(known, duty.UseCase, Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, DeskJson.Options))))
        : null;

    /// <summary>What was answered the first time; null where this is the first time.</summary>
    public async Task<Outcome<T>?> AnsweredAsync<T>(EumDbContext db, Guid officer, CancellationToken cancel)
    {
        if (await IdempotencyKeys.FindAsync(db, officer, Key, cancel) is not { } row) return null;
        if (row.UseCase != UseCase || row.RequestHash != RequestHash) return Refusals.KeyUsed;
        return JsonSerializer.Deserialize<T>(row.Answer, DeskJson.Options)!;
    }

    public IdempotencyKeyRow RowOf(Admitted by) => new()
    {
        OfficerId = by.Officer.Id,
        Key = Key,
        UseCase = UseCase,
        RequestHash = RequestHash,
        At = by.Now,
    };
}
