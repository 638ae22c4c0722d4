using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using FsCheck;
using FsCheck.Fluent;

namespace Eum.Admin.Tests.Imports;

public sealed class SortedKeysTests
{
    [Fact]
    public void Finds_every_key_where_it_stands_and_no_other()
    {
        Prop.ForAll(Numbers().ToArbitrary(), numbers =>
        {
            long[] keys =
                [.. numbers.Select(number => ExternalKey.Pack(1 + (int)(number % 3), number)).Distinct().Order()];
            var sorted = new SortedKeys([.. keys, 0, 0], keys.Length);
            return keys.Select((key, at) => sorted.Find(key) == at).All(found => found)
                && keys.SelectMany(key => new[] { key - 1, key + 1 }).Except(keys).All(key => sorted.Find(key) == -1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Finds_nothing_among_none() => Assert.Equal(-1, new SortedKeys([], 0).Find(ExternalKey.Pack(1, 7)));

    // Runs without holes, as an operator numbers, with a few far away and a cluster far from them.
    private static Gen<long[]> Numbers() =>
        from start in Gen.Choose(1, 1_000_000)
        from length in Gen.Choose(0, 200)
        from far in Gen.Choose(1, int.MaxValue).Select(number => (long)number * 100).ListOf(5)
        from cluster in Gen.Choose(0, 300)
        select (long[])[.. Enumerable.Range(start, length).Select(number => (long)number), .. far,
            .. Enumerable.Range(0, cluster).Select(number => 500_000_000_000L + number)];
}
