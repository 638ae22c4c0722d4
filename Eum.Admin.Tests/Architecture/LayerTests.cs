using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Architecture;

/// <summary>Domain ◄ Infrastructure ◄ Admin; a page asks a use case, a use case knows no page.</summary>
public sealed class LayerTests
{
    private static readonly Assembly Domain = Assembly.Load("Eum.Domain");
    private static readonly Assembly Infrastructure = Assembly.Load("Eum.Infrastructure");
    private static readonly Assembly Admin = typeof(Program).Assembly;

    [Fact]
    public void The_domain_uses_the_base_library_and_nothing_else() =>
        Assert.All(Names(Domain), name => Assert.StartsWith("System", name, StringComparison.Ordinal));

    [Fact]
    public void Infrastructure_knows_no_page()
    {
        Assert.DoesNotContain(
            Names(Infrastructure), name => InNamespace(name, "Microsoft.AspNetCore.Components"));
        Assert.DoesNotContain(Admin.GetName().Name, Names(Infrastructure));
    }

    [Fact]
    public void A_page_asks_a_use_case_and_never_the_database() => Assert.Empty(StorageSeenByPages(Admin.GetTypes()));

    [Fact]
    public void A_use_case_knows_no_page_and_no_request() => Assert.Empty(WebSeenByUseCases(Admin.GetTypes()));

    [Fact]
    public void A_use_case_calls_no_other_use_case() => Assert.Empty(UseCasesSeenByUseCases(Admin.GetTypes()));

    [Fact]
    public void The_domain_counts_in_whole_numbers() => Assert.Empty(FractionsSeenBy(Domain.GetTypes()));

    [Fact]
    public void The_domain_waits_for_nothing() => Assert.Empty(WaitingSeenBy(Domain.GetTypes()));

    [Fact]
    public void No_type_is_named_after_nothing() =>
        Assert.Empty(from assembly in new[] { Domain, Infrastructure, Admin }
                     from type in assembly.GetTypes()
                     where type.Namespace?.StartsWith("Eum.", StringComparison.Ordinal) == true
                     from ending in new[] { "Manager", "Helper", "Helpers", "Service", "Dto", "Info", "Utils" }
                     where type.Name.EndsWith(ending, StringComparison.Ordinal)
                     select type.FullName);

    [Fact]
    public void These_guards_see_what_they_forbid()
    {
        Assert.Equal(3, StorageSeenByPages([typeof(Samples.Features.Page)]).Count());
        Assert.Equal(2, WebSeenByUseCases([typeof(Samples.Features.UseCase)]).Count());
        Assert.Single(UseCasesSeenByUseCases([typeof(Samples.Features.UseCase), typeof(Samples.Features.Other)]));
        Assert.Equal(3, FractionsSeenBy([typeof(Samples.Features.Fractions)]).Count());
        Assert.Single(WaitingSeenBy([typeof(Samples.Features.Waiting)]));
    }

    private static IEnumerable<string> StorageSeenByPages(IEnumerable<Type> types) =>
        from page in types
        where page.IsAssignableTo(typeof(ComponentBase))
        from used in TypesUsedBy(page)
        where InNamespace(used, "Microsoft.EntityFrameworkCore") || used.Assembly == Infrastructure
              || used == typeof(IServiceProvider)
        select $"{page.Name} uses {used.Name}";

    private static IEnumerable<string> WebSeenByUseCases(IEnumerable<Type> types) =>
        from useCase in types
        where IsUseCase(useCase)
        from used in TypesUsedBy(useCase)
        where InNamespace(used, "Microsoft.AspNetCore.Components") || InNamespace(used, "Microsoft.AspNetCore.Http")
        select $"{useCase.Name} uses {used.Name}";

    private static IEnumerable<string> UseCasesSeenByUseCases(IEnumerable<Type> types) =>
        from useCase in types
        where IsUseCase(useCase)
        from used in TypesUsedBy(useCase)
        where used != useCase && IsUseCase(used)
        select $"{useCase.Name} uses {used.Name}";

    private static IEnumerable<string> FractionsSeenBy(IEnumerable<Type> types) =>
        from type in types
        from used in TypesUsedBy(type)
        where used == typeof(double) || used == typeof(float) || used == typeof(Half)
        select $"{type.Name} uses {used.Name}";

    private static IEnumerable<string> WaitingSeenBy(IEnumerable<Type> types) =>
        from type in types
        from used in TypesUsedBy(type)
        where InNamespace(used, "System.Threading.Tasks") || used == typeof(TimeProvider) || used == typeof(Random)
        select $"{type.Name} uses {used.Name}";

    // A use case is a class beside its page that runs: one public RunAsync or ReadAsync.
    private static bool IsUseCase(Type type) =>
        InNamespace(type, "Eum") && type.Namespace!.Contains(".Features", StringComparison.Ordinal)
        && !type.IsAssignableTo(typeof(ComponentBase)) && type.GetMethod("RunAsync") is not null;

    private static bool InNamespace(Type type, string name) => type.Namespace is { } own && InNamespace(own, name);

    private static bool InNamespace(string own, string name) =>
        own == name || own.StartsWith(name + ".", StringComparison.Ordinal);

    private static IEnumerable<string> Names(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IEnumerable<Type> TypesUsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
                               | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetProperties(All).Select(property => property.PropertyType))
            .Concat(type.GetConstructors(All).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
            .Concat(type.GetMethods(All).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
            .Concat(type.GetMethods(All).Select(m => m.ReturnType))
            .SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.GetGenericArguments().SelectMany(Parts)
            .Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
}
