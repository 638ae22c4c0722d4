using System.Security.Cryptography;
using System.Text;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Identity;

/// <summary>Accounts on a real engine and a stopped clock, with a count of the hashes computed.</summary>
internal sealed class Accounts : IDisposable
{
    public const string Password = "바람이 분다 늦은 오후 열두 시";
    public const string Outsider = "203.0.113.9";

    public Accounts(StorageEngine engine)
    {
        Database = TestDatabase.On(engine);
        Box = new(new OneKey());
        Second = new(Box);
        Hasher = new(new Passwords());
        Addresses = new(Clock);
        SignIn = new(Database, Hasher, Second, Addresses, Clock);
        Sessions = new(Database, Options.Create(Limits), Clock);
        Enrolment = new(Database, Hasher, Second, Addresses, Clock);
    }

    public StoppedClock Clock { get; } = new();

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public TestDatabase Database { get; }

    public SessionLimits Limits { get; } = new();

    public SecretBox Box { get; }

    public SecondFactor Second { get; }

    public CountingHasher Hasher { get; }

    public AddressLimit Addresses { get; }

    public SignIn SignIn { get; }

    public Sessions Sessions { get; }

    public Enrolment Enrolment { get; }

    /// <summary>An account that has not been enrolled.</summary>
    public async Task<AppUser> AddAsync(string account = "seo.official", string employeeNo = "I-1001")
    {
        await using var db = Database.Open();
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(Clock.GetUtcNow()),
            UserName = account,
            NormalizedUserName = account.ToUpperInvariant(),
            DisplayName = "김서해",
            EmployeeNo = employeeNo,
            SecurityStamp = "first",
            CreatedAt = Now,
        };
        db.Add(user);
        await db.SaveChangesAsync();
        return user;
    }

    public async Task<string> TokenAsync(Guid userId)
    {
        await using var db = Database.Open();
        var token = await Enrolment.IssueAsync(db, userId, Now, default);
        await db.SaveChangesAsync();
        return token;
    }

    /// <summary>An account with password, authenticator and paper codes; the clock has gone on a minute.</summary>
    public async Task<Enrolled> EnrolAsync(string account = "seo.official", string employeeNo = "I-1001")
    {
        var user = await AddAsync(account, employeeNo);
        var seed = Totp.NewSeed();
        var enrolled = await Enrolment.EnrolAsync(
            await TokenAsync(user.Id), Password, seed, Totp.CodeAt(seed, Totp.StepAt(Now)), "10.0.0.1", default);
        var codes = Assert.IsType<Outcome<IReadOnlyList<string>>.Done>(enrolled).Value;
        Clock.Advance(TimeSpan.FromMinutes(1));
        return new(await ReadAsync(user.Id), seed, codes);
    }

    public async Task<AppUser> ReadAsync(Guid userId)
    {
        await using var db = Database.Open();
        return await db.Users.AsNoTracking().SingleAsync(user => user.Id == userId);
    }

    public async Task ChangeAsync(Guid userId, Action<AppUser> change)
    {
        await using var db = Database.Open();
        change(await db.Users.SingleAsync(user => user.Id == userId));
        await db.SaveChangesAsync();
    }

    public Task<long> AuditedAsync(string action) =>
        Database.NumberAsync($"SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'");

    public string CodeOf(Enrolled enrolled, int steps = 0) =>
        Totp.CodeAt(enrolled.Seed, Totp.StepAt(Now) + steps);

    /// <summary>Every value of these tables as text, blobs also as hex and base64: what a thief would grep.</summary>
    public async Task<string> DumpAsync(params string[] tables)
    {
        var dump = new StringBuilder();
        await using var db = Database.Open();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var column = 0; column < rows.FieldCount; column++)
                    dump.AppendLine(rows.GetValue(column) is byte[] blob
                        ? $"{Convert.ToHexString(blob)} {Convert.ToBase64String(blob)} {Encoding.Latin1.GetString(blob)}"
                        : $"{rows.GetValue(column)}");
        }

        return dump.ToString();
    }

    public void Dispose() => Database.Dispose();

    private sealed class OneKey : ISecretKeys
    {
        public (string Name, byte[] Key) Current { get; } = ("k1", RandomNumberGenerator.GetBytes(32));

        public byte[]? Find(string name) => name == Current.Name ? Current.Key : null;
    }
}

internal sealed record Enrolled(AppUser User, byte[] Seed, IReadOnlyList<string> Codes);

/// <summary>The real hasher, with a count of the work done and of what it was done for.</summary>
internal sealed class CountingHasher(IPasswordHasher<AppUser> real) : IPasswordHasher<AppUser>
{
    private int _verified;

    public int Verified => _verified;

    public List<string> Hashes { get; } = [];

    public string HashPassword(AppUser user, string password) => real.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(
        AppUser user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        lock (Hashes) Hashes.Add(hashedPassword);
        return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
