using System.Reflection;
using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Approvals;

/// <summary>A guarded change has no other way than a proposal and somebody else: by no door, for nobody.</summary>
public sealed class NoWayRoundTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    private static readonly Type[] GuardedTypes =
    [
        .. typeof(Program).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Guarded))),
    ];

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_1_by_every_door_and_for_every_role_asking_makes_a_proposal_or_nothing(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        List<Caller> callers = [Caller.Machine, Caller.Machine with { Door = Door.Job }];
        foreach (var role in RoleTable.All)
            callers.Add(await desk.People.Counter.OfficerAsync(role.Code, role.Reach == RoleReach.Gu ? 28260 : 28000));

        var proposals = 0;
        foreach (var caller in callers)
            foreach (var door in Enum.GetValues<Door>())
                if (await desk.Rebrand.ProposeAsync(caller with { Door = door }, new(1, "NEW", 1), "까닭", null, default)
                    is Outcome<long>.Done)
                    proposals++;

        Assert.Equal(4, proposals); // The city's maker, by each door: a gu's asks nothing for the city.
        Assert.Equal(0, desk.Executions);
        Assert.Equal(proposals, await desk.Database.NumberAsync("SELECT count(*) FROM proposals WHERE state = 1"));
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT count(*) FROM programmes"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_1_the_inner_handler_called_raw_executes_nothing(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var probe = new RawCall(desk.People.Desk, desk.Rebrand);
        var maker = await desk.People.MakerAsync();
        var before = await TablesDigest.OfAsync(desk.Database);

        foreach (var attempt in RawCall.Attempts)
            await Assert.ThrowsAsync<InvalidOperationException>(() => probe.RunAsync(maker, attempt, null, default));

        Assert.Equal(0, desk.Executions);
        Assert.Equal(before, await TablesDigest.OfAsync(desk.Database));
    }

    [Fact]
    public void FE_1_what_executes_is_closed_to_everyone_but_the_approval()
    {
        Assert.True(GuardedTypes.Length >= 3);
        Assert.All(GuardedTypes, type =>
        {
            Assert.True(type.IsSealed, type.Name);
            var own = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static
                | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName);
            Assert.Empty(own.Select(method => $"{type.Name}.{method.Name}"));
        });
        Assert.Equal(
            ["EditAsync", "ProposeAsync", "ProposeAsync", "ShowPayloadAsync"],
            typeof(Guarded<>).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(method => method.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FE_1_every_guarded_use_case_says_who_decides_and_its_maker_may_not()
    {
        await using var registry = Registry.Open();
        Guarded[] all = [.. registry.UseCases.OfType<Guarded>()];

        Assert.Equal(GuardedTypes.ToHashSet(), all.Select(one => one.GetType()).ToHashSet());
        Assert.All(all, one =>
        {
            Assert.Equal(Permissions.ApprovalOf(one.Duty.Permission), one.Duty.Approval);
            Assert.DoesNotContain(RoleTable.All, role =>
                role.Permissions.Contains(one.Duty.Permission) && role.Permissions.Contains(one.Duty.Approval!));
        });
    }

    [Fact]
    public void FE_1_there_is_no_switch_no_setting_is_read_on_the_way()
    {
        var way = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)
            && (file.StartsWith("Eum.Admin/Desk/", StringComparison.Ordinal)
                || file.StartsWith("Eum.Admin/Features/Approvals/", StringComparison.Ordinal)
                || file.StartsWith("Eum.Domain/Approvals/", StringComparison.Ordinal)
                || file.StartsWith("Eum.Infrastructure/Storage/Approvals/", StringComparison.Ordinal))).ToList();
        string[] settings =
            ["IConfiguration", "IOptions", "GetEnvironmentVariable", "IsDevelopment", "AppContext", "#if"];

        way.Remove("Eum.Admin/Desk/PermissionPolicies.cs"); // The framework's own options: how a page's door is named.
        Assert.True(way.Count > 20);
        Assert.All(way, file => Assert.All(
            settings, word => Assert.DoesNotContain(word, Repository.Read(file), StringComparison.Ordinal)));
    }

    /// <summary>A colleague's use case that tries to run a guarded one's inside by itself.</summary>
    private sealed class RawCall(FrontDesk desk, Guarded guarded) : Change<string, int>(desk)
    {
        private static readonly DateTime Now = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

        public static string[] Attempts { get; } = ["waiting", "self-approved", "approved but not kept", "other kind"];

        public override Duty Duty { get; } = new("test.raw", Permissions.BudgetsDocumentPropose);

        protected override int? DistrictOf(string request) => null;

        protected override async Task<Outcome<int>> DecideAsync(Work work, string request, CancellationToken cancel) =>
            await guarded.ExecuteApprovedAsync(work, Forged(request), cancel) is { } problem ? problem : 1;

        private Proposal Forged(string how)
        {
            var kind = how == "other kind" ? "test.other" : guarded.Kind;
            var content = new ProposalContent(
                kind, 28000, CanonicalJson.Of(new Rebrand.Request(1, "FORGED", 1)), new("t", [], 1, []), "까닭", []);
            var maker = new Person(Guid.CreateVersion7(), "가", "E1");
            var other = new Person(Guid.CreateVersion7(), "나", "E2");
            var made = ((Outcome<Proposal>.Done)Proposal.Make(1, maker, content, Now)).Value;
            var approved = ((Outcome<Proposal>.Done)made.Approve(other, content.Sha256(), "", Now)).Value;
            return how switch
            {
                "waiting" => made,
                "self-approved" => approved with { Makers = [other, maker] },
                _ => approved,
            };
        }
    }
}
