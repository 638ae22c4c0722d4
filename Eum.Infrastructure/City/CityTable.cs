using System.Globalization;
using System.Text;

namespace Eum.Infrastructure.City;

/// <summary>One of the city's own tables: comma-separated, comments behind #, whole numbers.</summary>
internal static class CityTable
{
    public static IReadOnlyList<string[]> Rows(string name)
    {
        using var stream = typeof(CityTable).Assembly.GetManifestResourceStream($"Eum.Infrastructure.City.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                rows.Add(line.Split(','));
        return rows;
    }

    public static int Int(string field) => int.Parse(field, CultureInfo.InvariantCulture);

    public static long Long(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
