using System.Text;

namespace Eum.Domain.Values;

/// <summary>One of the tables the product carries: lines of fields without quotes, comments behind #.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a table, named by its folder and file: "Districts.districts.csv".</summary>
    public static IReadOnlyList<string[]> Rows(string name)
    {
        var assembly = typeof(EmbeddedTable).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Eum.Domain.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                rows.Add(line.Split(','));

        return rows;
    }
}
