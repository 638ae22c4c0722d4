using System.IO.Compression;
using System.Text;

namespace Eum.Admin.Tests.Reference;

/// <summary>An operator file read in the plainest way: all text at once, columns by name.</summary>
internal sealed record CsvFile(string Kind, DateOnly Day, List<Dictionary<string, string>> Rows)
{
    public static CsvFile Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        var records = Records(reader.ReadToEnd());
        var columns = records[1];
        var rows = records
            .Skip(2)
            .TakeWhile(record => record[0] != "#END")
            .Select(record => columns.Zip(record).ToDictionary(pair => pair.First, pair => pair.Second))
            .ToList();
        return new CsvFile(records[0][1], DateOnly.ParseExact(records[0][4], "yyyy-MM-dd"), rows);
    }

    private static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is ',' or '\n')
            {
                record.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (letter != '\n')
                    continue;
                records.Add(record);
                record = [];
            }
            else
                field.Append(letter);
        }

        if (field.Length > 0 || record.Count > 0)
            records.Add([.. record, field.ToString()]);
        return records;
    }
}
