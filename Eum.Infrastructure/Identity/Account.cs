using System.Security.Cryptography;
using Eum.Domain.Audit;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>What sign-in, sessions and enrolment do alike with accounts and their lines of audit.</summary>
internal static class Account
{
    private const string Unknown = "?"; // What was typed instead of an account may be a password.

    /// <summary>Account names are compared without regard to case, as Identity does.</summary>
    internal static string Normalized(string account) => account.Trim().Normalize().ToUpperInvariant();

    internal static Task<AppUser?> FindAsync(EumDbContext db, string account, CancellationToken cancel)
    {
        var name = Normalized(account);
        return db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.NormalizedUserName == name, cancel);
    }

    /// <summary>Ends whatever was signed in with the account as it was: a new stamp.</summary>
    internal static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    internal static AuditEntry Entry(DateTime at, AppUser? user, string action, string address, string details) =>
        new(at, user?.UserName ?? Unknown, action, $"account/{user?.UserName ?? Unknown}", details)
        {
            ActorId = user?.Id,
            EmployeeNo = user?.EmployeeNo ?? "",
            Address = address,
        };

    internal static async Task RecordAsync(EumDbContext db, AuditEntry entry, CancellationToken cancel)
    {
        if (await db.SaveAsync(entry, cancel) is { } problem) throw new InvalidOperationException(problem.Message);
    }
}
