using System.Security.Cryptography;
using System.Text;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>The codes of an authenticator and the ten on paper. Each is good for one sign-in.</summary>
public sealed class SecondFactor(SecretBox box)
{
    public const int RecoveryCodes = 10;
    private const int RecoveryBytes = 10; // 80 bits: 16 letters, far beyond guessing even with the hashes at hand.
    private const int Group = 4;

    internal byte[] Seal(Guid userId, ReadOnlySpan<byte> seed) => box.Seal(PurposeOf(userId), seed);

    /// <summary>The seed of an account that has one.</summary>
    internal byte[] SeedOf(AppUser user) => box.Open(PurposeOf(user.Id), user.TotpSeed);

    /// <summary>Uses a code up. Of many at once with the same code, one is let through.</summary>
    internal async Task<bool> UseCodeAsync(
        EumDbContext db, AppUser user, string code, DateTime now, CancellationToken cancel)
    {
        if (user.TotpSeed is null) return false;

        var seed = SeedOf(user);
        if (Totp.StepOf(seed, Digits(code), now) is not { } step) return false;
        return await db.Users.Where(row => row.Id == user.Id && row.TotpStep < step)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.TotpStep, step), cancel) == 1;
    }

    /// <summary>Uses a recovery code up; the same holds.</summary>
    internal static async Task<bool> UseRecoveryCodeAsync(
        EumDbContext db, Guid userId, string code, DateTime now, CancellationToken cancel)
    {
        var hash = HashOf(userId, code);
        return await db.Set<RecoveryCodeRow>()
            .Where(row => row.UserId == userId && row.CodeHash == hash && row.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.UsedAt, (DateTime?)now), cancel) == 1;
    }

    /// <summary>Ten new codes in place of all before; saved with the context. They are shown once.</summary>
    internal static async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(
        EumDbContext db, Guid userId, CancellationToken cancel)
    {
        await db.Set<RecoveryCodeRow>().Where(row => row.UserId == userId).ExecuteDeleteAsync(cancel);
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => NewRecoveryCode())];
        db.AddRange(codes.Select(code => new RecoveryCodeRow { UserId = userId, CodeHash = HashOf(userId, code) }));
        return codes;
    }

    private static string NewRecoveryCode() => string.Join('-', Totp
        .Written(RandomNumberGenerator.GetBytes(RecoveryBytes)).Chunk(Group).Select(group => new string(group)));

    private static string HashOf(Guid userId, string code)
    {
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId:N}|{letters}")));
    }

    private static string Digits(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));

    internal static string PurposeOf(Guid userId) => $"totp/{userId:N}";
}
