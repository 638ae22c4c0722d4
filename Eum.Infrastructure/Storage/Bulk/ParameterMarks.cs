using System.Globalization;
using System.Text;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>Turns the ? of the bulk path's statements into an engine's own numbered marks.</summary>
internal static class ParameterMarks
{
    public static string Numbered(string sql, string prefix, int first)
    {
        if (!sql.Contains('?', StringComparison.Ordinal)) return sql;
        var text = new StringBuilder(sql.Length + 16);
        foreach (var c in sql)
            if (c == '?') text.Append(prefix).Append((first++).ToString(CultureInfo.InvariantCulture));
            else text.Append(c);
        return text.ToString();
    }
}
