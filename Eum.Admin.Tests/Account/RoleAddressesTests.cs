using System.Net;
using Eum.Admin.Account;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;

namespace Eum.Admin.Tests.Account;

/// <summary>AU-15: a role is used from where it may be, and nobody says himself where he is.</summary>
public sealed class RoleAddressesTests
{
    private static readonly OfficerGrant Grant = new(RoleTable.CityFinance, 28000, new(2026, 1, 1), null);

    [Theory]
    [InlineData("", "203.0.113.9", true)]
    [InlineData("10.20.0.0/16", "10.20.3.4", true)]
    [InlineData("10.20.0.0/16; 192.168.7.9", "192.168.7.9", true)]
    [InlineData("2001:db8::/32", "2001:db8::1", true)]
    [InlineData("10.20.0.0/16", "10.21.3.4", false)]
    [InlineData("10.20.0.0/16", "?", false)]
    [InlineData("10.20.0.0/16", "", false)]
    [InlineData("10.20.0.0/16", "::ffff:10.21.3.4", false)]
    [InlineData("192.168.7.9", "192.168.7.90", false)]
    public void AU_15_a_role_is_held_only_from_its_networks(string list, string from, bool holds)
    {
        var addresses = new RoleAddresses { Addresses = { [RoleTable.CityFinance] = list } };

        Assert.Equal(holds, addresses.Usable([Grant], from).Count == 1);
        Assert.Single(addresses.Usable([Grant with { Role = RoleTable.Auditor }], from)); // Of which nothing is said.
    }

    [Fact]
    public void AU_15_a_list_that_nobody_can_read_ends_the_start()
    {
        var check = new RoleAddressesCheck();
        Assert.True(check.Validate(null, new() { Addresses = { ["MAYOR"] = "10.0.0.0/8" } }).Failed);
        Assert.True(check.Validate(null, new() { Addresses = { [RoleTable.Auditor] = "10.0.0.0/33" } }).Failed);
        Assert.True(check.Validate(
            null, new() { Addresses = { [RoleTable.Auditor] = "10.0.0.0/8;10.0.0.1" } }).Succeeded);
    }

    [Fact]
    public async Task AU_15_no_header_says_where_somebody_is_unless_a_listed_proxy_sends_it()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var account = await PortalAccount.AddAsync(books);
        await using var inside = await PortalProcess.StartAsync(
            books, more: new() { ["Account:Addresses:CITY_FINANCE"] = "127.0.0.0/8" });
        using (var session = await PortalSession.OpenAsync(inside.Address, account))
            Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("/imports")).StatusCode);
        await using var outside = await PortalProcess.StartAsync(
            books, more: new() { ["Account:Addresses:CITY_FINANCE"] = "10.20.0.0/16" });
        using var far = await PortalSession.OpenAsync(outside.Address, account);

        foreach (var (header, value) in ((string, string)[])
                 [
                     ("X-Forwarded-For", "10.20.0.1"), ("X-Forwarded-For", "10.20.0.1, 127.0.0.1"),
                     ("X-Forwarded-For", "127.0.0.1, 10.20.0.1"), ("X-Forwarded-For", "10.20.0.1:4711"),
                     ("X-Forwarded-For", "::ffff:10.20.0.1"), ("X-Forwarded-For", "\"10.20.0.1\""),
                     ("Forwarded", "for=10.20.0.1"), ("Forwarded", "for=\"10.20.0.1:80\";proto=https"),
                     ("X-Real-IP", "10.20.0.1"), ("X-Client-IP", "10.20.0.1"), ("True-Client-IP", "10.20.0.1"),
                     ("X-Original-For", "10.20.0.1"),
                 ])
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, "/imports");
            ask.Headers.TryAddWithoutValidation(header, value);
            var answer = await far.Http.SendAsync(ask);
            Assert.Equal((header, value, HttpStatusCode.NotFound), (header, value, answer.StatusCode));
        }
    }
}
