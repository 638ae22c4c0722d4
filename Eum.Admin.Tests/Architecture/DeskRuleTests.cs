using System.Reflection;
using System.Text.RegularExpressions;
using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Tests.Architecture;

/// <summary>The desk is the only way to the books, and its use cases say what they need.</summary>
public sealed partial class DeskRuleTests
{
    // Rooms that open the books themselves: the desk; what is before it (sign-in, health); verbs of the engine.
    private static readonly string[] Rooms =
        ["Eum.Admin/Desk/", "Eum.Admin/Hosting/", "Eum.Admin/Account/", "Eum.Admin/Commands/"];

    // Where SQL is written by hand: below the model, for engines, streams, sums and locks.
    private static readonly string[] SqlRooms =
    [
        "Eum.Infrastructure/Storage/", "Eum.Infrastructure/Imports/", "Eum.Infrastructure/Reports/",
        "Eum.Infrastructure/Verification/", "Eum.Infrastructure/Anchoring/", "Eum.Infrastructure/Identity/",
        "Eum.Infrastructure/Protection/",
    ];

    // Name no district and lead to none: what is found through them is read within the scope.
    private static readonly string[] Unscoped =
        ["programmes", "payment_spans", "payment_postings", "cancellations"];

    private static readonly Type[] Admin = typeof(Program).Assembly.GetTypes();

    [Fact]
    public async Task AZ_2_every_use_case_is_known_by_a_name_of_its_own_and_says_what_it_needs()
    {
        await using var registry = Registry.Open();
        var all = registry.UseCases;

        Assert.Empty(Admin.Where(IsUseCase).Except(all.Select(one => one.GetType())).Select(type => type.Name));
        Assert.Equal(all.Count, all.Select(one => one.Duty.UseCase).Distinct().Count());
        Assert.All(all, one => Assert.Contains(one.Duty.Permission, Permissions.All));
    }

    [Fact]
    public async Task AZ_2_what_takes_four_eyes_names_the_permission_of_the_second_pair()
    {
        await using var registry = Registry.Open();

        Assert.All(registry.UseCases, one => Assert.Equal(
            one is Guarded ? Permissions.ApprovalOf(one.Duty.Permission) : null, one.Duty.Approval));
        Assert.All(registry.UseCases, one => Assert.Equal(
            one is Guarded, Permissions.ApprovalOf(one.Duty.Permission) is not null));
    }

    [Fact]
    public void AZ_2_only_the_rooms_before_and_below_the_desk_open_the_books() =>
        Assert.Empty(
            from file in Repository.FilesBelow("Eum.Admin/")
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            where !Rooms.Any(room => file.StartsWith(room, StringComparison.Ordinal))
            where OpensBooks().IsMatch(Repository.Read(file))
            select file);

    [Fact]
    public void AZ_5_no_query_takes_off_its_filter_but_the_one_that_counts_numbers() =>
        Assert.Equal(
            ["Eum.Infrastructure/Storage/EumDbContext.Scope.cs"],
            Product().Where(file => Repository.Read(file).Contains("IgnoreQueryFilters", StringComparison.Ordinal)));

    [Fact]
    public void AZ_5_sql_is_written_by_hand_below_the_model_only() =>
        Assert.Empty(
            from file in Product()
            where !SqlRooms.Any(room => file.StartsWith(room, StringComparison.Ordinal))
            where WritesSql().IsMatch(Repository.Read(file))
            select file);

    [Fact]
    public void AZ_5_every_report_reads_within_its_scope()
    {
        var statements = Repository.FilesBelow("Eum.Infrastructure/Reports/")
            .SelectMany(file => Statement().Matches(Repository.Read(file)).Select(match => (file, match.Value)))
            .Where(statement => !Unscoped.Any(table =>
                statement.Value.Contains($"FROM {table}", StringComparison.Ordinal)))
            .ToList();

        Assert.True(statements.Count >= 6);
        Assert.All(statements, one => Assert.Contains("{books.Within", one.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AZ_12_no_row_is_bound_by_a_form_an_address_or_a_request()
    {
        await using var registry = Registry.Open();
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var requests = registry.UseCases.Select(one => RequestOf(one.GetType()));
        var forms = Admin.Where(type => type.IsAssignableTo(typeof(ComponentBase)))
            .SelectMany(page => page.GetProperties(Own))
            .Where(property => property.IsDefined(typeof(SupplyParameterFromFormAttribute))
                               || property.IsDefined(typeof(SupplyParameterFromQueryAttribute))
                               || property.IsDefined(typeof(ParameterAttribute)))
            .Select(property => property.PropertyType);

        Assert.Empty(requests.Concat(forms).SelectMany(type => RowsIn(type, [])).Distinct());
        Assert.NotEmpty(RowsIn(typeof(Bound), []));
    }

    [Fact]
    public void These_guards_see_what_they_forbid()
    {
        Assert.Matches(OpensBooks(), "class C(IDbContextFactory<EumDbContext> database);");
        Assert.Matches(OpensBooks(), "await Snapshot.OpenAsync(database, cancel)");
        Assert.Matches(WritesSql(), "db.Payments.FromSqlRaw(\"SELECT\")");
        Assert.Matches(WritesSql(), "db.Database.ExecuteSqlAsync($\"\")");
    }

    private static IEnumerable<string> Product() => Repository.FilesEnding(".cs").Where(file =>
        (file.StartsWith("Eum.Admin/", StringComparison.Ordinal)
            || file.StartsWith("Eum.Infrastructure/", StringComparison.Ordinal))
        && !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static bool IsUseCase(Type type) => type.IsAssignableTo(typeof(UseCase)) && !type.IsAbstract;

    private static Type RequestOf(Type useCase)
    {
        for (var type = useCase; ; type = type.BaseType!)
            if (type.IsGenericType) return type.GetGenericArguments()[0];
    }

    private static IEnumerable<string> RowsIn(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return [];
        if (type.IsGenericType) return type.GetGenericArguments().SelectMany(part => RowsIn(part, seen));
        if (type.HasElementType) return RowsIn(type.GetElementType()!, seen);
        if (IsRow(type)) return [type.FullName!];
        return type.Namespace?.StartsWith("Eum.", StringComparison.Ordinal) != true
            ? []
            : type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .SelectMany(property => RowsIn(property.PropertyType, seen));
    }

    private static bool IsRow(Type type) =>
        type.Assembly == typeof(EumDbContext).Assembly
        && (type.Name.EndsWith("Row", StringComparison.Ordinal) || type.Name is "AppUser" or "AppRole");

    [GeneratedRegex(@"IDbContextFactory|CreateDbContext|Snapshot\.OpenAsync|BulkConnections|StorageServices")]
    private static partial Regex OpensBooks();

    [GeneratedRegex(@"\.(FromSql|ExecuteSql|SqlQuery)|CommandText|CreateCommand|\.RowsAsync\(")]
    private static partial Regex WritesSql();

    [GeneratedRegex("\"\"\"\\s*SELECT.*?\"\"\"|\"SELECT[^\"]*FROM programmes\"", RegexOptions.Singleline)]
    private static partial Regex Statement();

    private sealed record Bound(IReadOnlyList<Eum.Infrastructure.Storage.Members.MemberRow> Members);
}
