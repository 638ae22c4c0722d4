using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Desk;

/// <summary>
/// Role × use case × district, as Snapshots/who-may-what.txt was reviewed: for each role three signs, of her own gu,
/// another gu and the city. + is let in, - has no permission, 0 finds nothing there. EUM_SNAPSHOTS=write writes it
/// anew.
/// </summary>
public sealed class WhoMayWhatTests
{
    private const string File = "Eum.Admin.Tests/Desk/Snapshots/who-may-what.txt";
    private static readonly int[] Districts = [28260, 28200, 28000];

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AZ_3_each_role_is_let_in_where_the_reviewed_table_says(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var table = new StringBuilder(new string(' ', 60));
        var officers = new List<Caller>();
        foreach (var role in RoleTable.All)
        {
            var authority = role.Reach == RoleReach.Gu ? Districts[0] : Districts[2];
            officers.Add(await counter.OfficerAsync(role.Code, authority));
            table.Append(role.Code.PadRight(17));
        }

        table.Append("machine\n");
        foreach (var duty in registry.UseCases.Select(one => one.Duty))
        {
            table.Append(duty.UseCase.PadRight(24)).Append(duty.Permission.PadRight(36));
            foreach (var officer in officers.Append(Caller.Machine))
                table.Append((await SignsAsync(counter.Desk, duty, officer)).PadRight(17));
            table.Length -= 17 - 3;
            table.Append('\n');
        }

        Compare(table.ToString());
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AZ_10_whatever_the_auditor_asks_for_nothing_but_the_record_changes(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var auditor = await counter.OfficerAsync(RoleTable.Auditor, 28000);
        var before = await TablesDigest.OfAsync(database);
        var letIn = new List<string>();

        foreach (var useCase in registry.UseCases)
        {
            var signs = await SignsAsync(counter.Desk, useCase.Duty, auditor);
            if (signs != "---" && Writes(useCase)) letIn.Add(useCase.Duty.Permission);
        }

        Assert.Empty(letIn.Except(
        [
            Permissions.AccountOwnManage, Permissions.AuditReviewSign, Permissions.SystemBooksVerify,
            Permissions.AuditTrailVerify, Permissions.AuditTrailExport, Permissions.StatisticsReportsExport,
            Permissions.PaymentsLedgerExport, Permissions.MerchantsRegisterExport,
        ]));
        Assert.Equal(WithoutRecord(before), WithoutRecord(await TablesDigest.OfAsync(database)));
    }

    // Errands write in rooms of their own; a proposal is a row too.
    private static bool Writes(UseCase useCase)
    {
        for (var type = useCase.GetType(); type != typeof(UseCase); type = type.BaseType!)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Question<,>)) return false;
        return true;
    }

    private static async Task<string> SignsAsync(FrontDesk desk, Duty duty, Caller caller)
    {
        var signs = new char[Districts.Length];
        foreach (var (at, district) in Districts.Index())
            signs[at] = await new Probe(desk, duty).RunAsync(caller, district, default) switch
            {
                Outcome<int>.Done => '+',
                Outcome<int>.Refused { Problems: [var problem] } when problem == Refusals.NotFound => '0',
                Outcome<int>.Refused { Problems: [var problem] } when problem == Refusals.NotAllowed => '-',
                var other => throw new InvalidOperationException($"{duty.UseCase}: {other}"),
            };
        return new(signs);
    }

    private static SortedDictionary<string, string> WithoutRecord(SortedDictionary<string, string> digests)
    {
        foreach (var table in digests.Keys.Where(name => name.StartsWith("audit_", StringComparison.Ordinal)).ToList())
            digests.Remove(table);
        return digests;
    }

    private static void Compare(string table)
    {
        var file = Repository.At(File);
        if (Environment.GetEnvironmentVariable("EUM_SNAPSHOTS") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            System.IO.File.WriteAllText(file, table);
        }

        Assert.True(System.IO.File.Exists(file), $"{File} is missing; EUM_SNAPSHOTS=write makes it.");
        Assert.Equal(System.IO.File.ReadAllText(file), table);
    }

    // The desk's judgement of a duty, without what lies behind it.
    private sealed class Probe(FrontDesk desk, Duty duty) : Question<int, int>(desk)
    {
        public override Duty Duty => duty;

        protected override int? DistrictOf(int request) => request;

        protected override Task<Outcome<int>> AnswerAsync(Reading reading, int request, CancellationToken cancel) =>
            Task.FromResult<Outcome<int>>(request);
    }
}
