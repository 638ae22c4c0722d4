using Eum.Admin.Components;
using Eum.Admin.Features.Settings;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Features.Settings;

/// <summary>Her portal looks as she likes it, and nobody else's does.</summary>
public sealed class SettingsTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly Settled Dark = new("en-US", new("dark", "dense", "eok"));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_an_officer_settles_is_hers_alone_and_can_be_changed(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var counter = new Counter(database, new StoppedClock());
        var (keep, own) = (new KeepSettings(counter.Desk), new OwnSettings(counter.Desk));
        var hers = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var other = await counter.OfficerAsync(RoleTable.GuOfficial, 28260);
        Assert.Equal(Settled.Nothing, await own.AskAsync(new(), hers));

        Assert.IsType<Outcome<Settled>.Done>(await keep.RunAsync(hers, Dark, null, default));
        Assert.Equal(Dark, await own.AskAsync(new(), hers));
        Assert.Equal(Settled.Nothing, await own.AskAsync(new(), other));

        Assert.IsType<Outcome<Settled>.Done>(await keep.RunAsync(hers, Settled.Nothing, null, default));
        Assert.Equal(Settled.Nothing, await own.AskAsync(new(), hers));
    }

    [Theory]
    [InlineData("fr-FR", null, null, null)]
    [InlineData(null, "pink", null, null)]
    [InlineData(null, null, "x\" onload=\"", null)]
    [InlineData(null, null, null, "dollar")]
    public async Task What_does_not_exist_is_refused_and_kept_nowhere(
        string? language, string? theme, string? density, string? unit)
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        var counter = new Counter(database, new StoppedClock());
        var hers = await counter.OfficerAsync(RoleTable.CityFinance, 28000);

        var outcome = await new KeepSettings(counter.Desk)
            .RunAsync(hers, new(language, new(theme, density, unit)), null, default);

        Assert.IsType<Outcome<Settled>.Refused>(outcome);
        await using var db = database.Open();
        Assert.Empty(db.OfficerSettings);
    }

    [Fact]
    public void A_forged_cookie_is_no_look() =>
        Assert.Equal(Look.Default, new Look("<script>", "loose", "\"").Known());
}
