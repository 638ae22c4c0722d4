using System.Globalization;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>What one person holds by all her accounts in use.</summary>
/// <param name="Standing">Given and not taken back, in the order in which it was.</param>
/// <param name="Version">Moves with every row about her.</param>
public sealed record PersonGrants(string Key, IReadOnlyList<OfficerGrant> Standing, string Version)
{
    /// <summary>By employee number, as four eyes look at her: a second account is no second person.</summary>
    public static async Task<PersonGrants> ReadAsync(EumDbContext db, string employeeNo, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var person = Person.KeyOf(employeeNo);
        var users = await db.Users.AsNoTracking().Where(user => user.DisabledAt == null)
            .Select(user => new { user.Id, user.EmployeeNo }).ToListAsync(cancel);
        var hers = users.Where(user => Person.KeyOf(user.EmployeeNo) == person)
            .Select(user => user.Id).Order().ToList();
        var rows = await db.OfficerGrants.AsNoTracking().Where(grant => hers.Contains(grant.UserId))
            .OrderBy(grant => grant.GrantNo).ToListAsync(cancel);
        // Each account's rows take the place of its own only.
        var standing = rows.GroupBy(row => row.UserId)
            .SelectMany(own => OfficerGrant.Standing(own.Select(row => row.ToGrant()))).ToList();
        var last = rows.Count == 0 ? 0 : rows[^1].GrantNo;
        return new(person, standing, string.Create(CultureInfo.InvariantCulture, $"{hers.Count} / {last}"));
    }

    /// <summary>For a proposal that rests on it.</summary>
    public BaseVersion Base => new($"officer-grants/{Key}", Version);
}
