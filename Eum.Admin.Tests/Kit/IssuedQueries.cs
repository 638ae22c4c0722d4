namespace Eum.Admin.Tests.Kit;

/// <summary>
/// What the product sends to SQL Server, kept as reviewed files (Storage/Snapshots/NAME.sql) and held against
/// <see cref="Tsql"/>. EUM_SNAPSHOTS=write in the environment writes the files anew; the change is then read in review.
/// </summary>
internal static class IssuedQueries
{
    private const string Folder = "Eum.Admin.Tests/Storage/Snapshots";

    /// <summary>Queries under a title each, as a chapter's tests collect them with <see cref="SqlServerRecorder"/>,
    /// <c>ToQueryString()</c> or from the product's own SQL texts.</summary>
    internal static void Review(string name, IEnumerable<(string Title, string Sql)> queries)
    {
        var all = queries.ToList();
        Assert.NotEmpty(all);
        Assert.All(all, query => Assert.Empty(Tsql.ProblemsOf(query.Sql)));
        Compare(name, string.Concat(all.Select(query => $"-- {query.Title}\n{query.Sql.Trim()}\nGO\n\n")));
    }

    /// <summary>A whole script.</summary>
    internal static void Review(string name, string script)
    {
        Assert.Empty(Tsql.ProblemsOf(script));
        Compare(name, script);
    }

    private static void Compare(string name, string text)
    {
        var file = Repository.At($"{Folder}/{name}.sql");
        var now = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("EUM_SNAPSHOTS") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, now);
        }

        Assert.True(File.Exists(file), $"{file} is missing; EUM_SNAPSHOTS=write makes it.");
        Assert.Equal(File.ReadAllText(file), now);
    }
}
