using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Kit;

/// <summary>An enrolled officer in the books of a portal, and what a test needs to sign in as her.</summary>
internal sealed class PortalAccount
{
    public const string Password = "바람이 분다 늦은 오후 열두 시";
    private readonly PortalBooks _books;

    private PortalAccount(PortalBooks books, Guid id, string name, byte[] seed, IReadOnlyList<string> recoveryCodes) =>
        (_books, Id, Name, Seed, RecoveryCodes) = (books, id, name, seed, recoveryCodes);

    public Guid Id { get; }

    public string Name { get; }

    public byte[] Seed { get; }

    public IReadOnlyList<string> RecoveryCodes { get; }

    /// <summary>Makes and enrols her. Unless told, a maker of the whole city, who sees all figures.</summary>
    public static async Task<PortalAccount> AddAsync(
        PortalBooks books, string name = "city.finance", string role = RoleTable.CityFinance, int authority = 28000,
        string? employeeNo = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var user = Accounts.RowOf(new(name, $"시험 {name}", employeeNo ?? $"I-{name}", "시험과"), now);
        string token;
        await using (var db = await books.Database.CreateDbContextAsync())
        {
            db.Add(user);
            db.Add(new OfficerGrantRow
            {
                UserId = user.Id,
                Role = role,
                Authority = authority,
                FromDay = KoreanTime.BusinessDate(now),
            });
            token = await Enrolment.IssueAsync(db, user.Id, now, default);
            await db.SaveChangesAsync();
        }

        var seed = Totp.NewSeed();
        var enrolled = await books.Services.GetRequiredService<Enrolment>().EnrolAsync(
            token, Password, seed, Totp.CodeAt(seed, Totp.StepAt(now)), "127.0.0.1", default);
        return new(books, user.Id, name, seed, Assert.IsType<Outcome<IReadOnlyList<string>>.Done>(enrolled).Value);
    }

    /// <summary>The code of now, fresh: a test does not wait half a minute for the next.</summary>
    public async Task<string> CodeAsync()
    {
        await ChangeAsync(user => user.TotpStep = 0);
        return Totp.CodeAt(Seed, Totp.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime));
    }

    public async Task ChangeAsync(Action<AppUser> change)
    {
        await using var db = await _books.Database.CreateDbContextAsync();
        change(await db.Users.SingleAsync(user => user.Id == Id));
        await db.SaveChangesAsync();
    }
}
