using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Chaos;

/// <summary>An import may die at any instant: the next one leaves the books as if nothing had happened.</summary>
public sealed class ImportChaosTests(FragileCity city) : IClassFixture<FragileCity>
{
    public static TheoryData<StorageEngine> Engines => TestDatabase.Engines;

    [Fact]
    public async Task An_undisturbed_import_leaves_the_same_rows_on_both_engines()
    {
        var sqlite = await city.UndisturbedAsync(StorageEngine.Sqlite);
        var postgres = await city.UndisturbedAsync(StorageEngine.PostgreSql);

        Assert.Equal(sqlite.Tables, postgres.Tables);
        Assert.Equal(sqlite.Boundaries, postgres.Boundaries);
        Assert.True(sqlite.Boundaries.Count >= 30, $"Only {sqlite.Boundaries.Count} chunks to break off after.");
        Assert.DoesNotContain("0 ", sqlite.Tables["payments"][..2]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Broken_off_after_every_single_chunk_it_ends_as_if_undisturbed(StorageEngine engine)
    {
        var whole = await city.UndisturbedAsync(engine);
        using var database = TestDatabase.On(engine);

        for (var chunk = 0; chunk < whole.Boundaries.Count; chunk++)
        {
            await Assert.ThrowsAsync<PowerCutException>(
                () => city.ImportAsync(database, () => throw new PowerCutException()));
            Assert.Equal(whole.Boundaries[chunk], await FragileCity.ProgressAsync(database));
        }

        await city.AssertResumesAsync(database);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public Task Killed_at_six_random_instants_it_ends_as_if_undisturbed(StorageEngine engine) =>
        KillAtRandomAsync(engine, times: 6, seed: 20260701);

    [LongTheory]
    [MemberData(nameof(Engines))]
    public Task Killed_at_fifty_random_instants_it_ends_as_if_undisturbed(StorageEngine engine) =>
        KillAtRandomAsync(engine, times: 50, seed: 50);

    [LongTheory]
    [MemberData(nameof(Engines))]
    public async Task Killed_at_every_chunk_boundary_it_ends_as_if_undisturbed(StorageEngine engine)
    {
        foreach (var boundary in (await city.UndisturbedAsync(engine)).Boundaries)
            await KillAsync(engine, boundary, TimeSpan.Zero);
    }

    private async Task KillAtRandomAsync(StorageEngine engine, int times, int seed)
    {
        var chance = new Random(seed);
        var end = (await city.UndisturbedAsync(engine)).Boundaries[^1];
        var killed = 0;
        for (var time = 0; time < times; time++)
            if (await KillAsync(engine, chance.NextInt64(end), TimeSpan.FromMilliseconds(chance.Next(30)))) killed++;

        Assert.NotEqual(0, killed);
    }

    private async Task<bool> KillAsync(StorageEngine engine, long progress, TimeSpan later)
    {
        using var database = TestDatabase.On(engine);
        using var import = new BrokenImport(database, city.Words);
        var killed = await import.KillAsync(database, progress, later);

        await city.AssertResumesAsync(database);
        return killed;
    }

    private sealed class PowerCutException() : Exception("The power is gone.");
}
