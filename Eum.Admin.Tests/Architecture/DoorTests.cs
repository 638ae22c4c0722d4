using System.Reflection;
using Eum.Admin.Hosting;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.JSInterop;

namespace Eum.Admin.Tests.Architecture;

/// <summary>
/// Every door says who may come in. open-doors.txt is the reviewed list of those that ask for no permission: public,
/// for anyone; signed-in, for what is an officer's own. An address below one of the list is in it.
/// </summary>
public sealed class DoorTests
{
    private const string List = "Eum.Admin.Tests/Architecture/open-doors.txt";
    private static readonly Assembly Admin = typeof(Program).Assembly;

    private static readonly (string Kind, string Address)[] Open =
    [
        .. Repository.Read(List).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => (words[0], words[1])),
    ];

    [Fact]
    public void AZ_1_the_list_of_public_doors_is_short()
    {
        Assert.InRange(Open.Count(door => door.Kind == "public"), 1, 8);
        Assert.All(Open, door => Assert.Contains(door.Kind, (string[])["public", "signed-in"]));
    }

    [Fact]
    public void AZ_1_every_page_names_a_permission_or_is_on_the_list() =>
        Assert.Empty(Admin.GetTypes().SelectMany(UnsaidPages));

    [Fact]
    public async Task AZ_1_every_address_names_a_permission_or_is_on_the_list()
    {
        await using var portal = PortalHost.Build(
            ["serve", "--environment=Development", "--urls", "http://127.0.0.1:0"]);
        var endpoints = ((IEndpointRouteBuilder)portal).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().ToList();

        Assert.True(endpoints.Count > 5);
        Assert.Empty(endpoints.Where(IsUnsaid).Select(endpoint => endpoint.RoutePattern.RawText));
    }

    [Fact]
    public void AZ_1_no_hub_and_no_method_is_open_to_a_script() => Assert.Empty(Admin.GetTypes().SelectMany(Callable));

    [Fact]
    public void These_guards_see_what_they_forbid()
    {
        Assert.Single(UnsaidPages(typeof(ForgottenPage)));
        Assert.Single(UnsaidPages(typeof(MisspeltPage)));
        Assert.Equal(2, Callable(typeof(OpenToScripts)).Count());
        Assert.False(IsOpen("/accounts", "signed-in"));
        Assert.True(IsOpen("/sign-in/code", "public"));
    }

    private static IEnumerable<string> UnsaidPages(Type page) =>
        from route in page.GetCustomAttributes<RouteAttribute>()
        let asked = page.GetCustomAttributes<AuthorizeAttribute>().Select(a => a.Policy).OfType<string>().ToList()
        where !asked.Any(Permissions.All.Contains)
              && !IsOpen(route.Template, page.IsDefined(typeof(AllowAnonymousAttribute)) ? "public" : null)
        select $"{page.Name} {route.Template}";

    private static bool IsUnsaid(RouteEndpoint endpoint)
    {
        var address = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return false;
        if (address == "/{**path:file}") return false; // The same files, as a development machine finds them.
        // The circuit's own: for whoever is signed in, by the policy for what names none.
        if (address.StartsWith("/_blazor", StringComparison.Ordinal)
            || address.StartsWith("/_framework", StringComparison.Ordinal))
            return endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(asked =>
                Permissions.All.Contains(asked.Policy ?? "")))
            return endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return !IsOpen(address, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "public" : null);
    }

    // Kind null: any of the list.
    private static bool IsOpen(string address, string? kind) => Open.Any(door =>
        (kind is null || door.Kind == kind)
        && (address == door.Address || address.StartsWith(door.Address + "/", StringComparison.Ordinal)));

    private static IEnumerable<string> Callable(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
                               | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsAssignableTo(typeof(Hub))) yield return type.Name;
        foreach (var method in type.GetMethods(Own).Where(method => method.IsDefined(typeof(JSInvokableAttribute))))
            yield return $"{type.Name}.{method.Name}";
    }

    [Route("/forgotten")]
    private sealed class ForgottenPage : ComponentBase;

    [Route("/misspelt"), Authorize(Policy = "Imports.Files.Sea")]
    private sealed class MisspeltPage : ComponentBase;

    private sealed class OpenToScripts : Hub
    {
        [JSInvokable]
        public static string Tell() => "";
    }
}
