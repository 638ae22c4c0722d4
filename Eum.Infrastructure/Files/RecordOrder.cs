namespace Eum.Infrastructure.Files;

/// <summary>The rows of a payments file in order of approval, for a file that does not hold them so.</summary>
internal static class RecordOrder
{
    /// <summary>Ties keep the order of the file; a time that cannot be read stays beside the row before it.</summary>
    public static IReadOnlyList<RecordPlace> OfTime(FileStream text, FileCheck check)
    {
        var column = check.Envelope.Kind.Column("approved_at");
        var instant = new InstantField();
        var rows = new List<(long Time, RecordPlace Place)>();
        long latest = 0;
        text.Position = check.DataOffset;
        using var reader = new CsvReader(new SequentialBlocks(text, check.DataOffset, check.DataLine));
        while (reader.Read() && reader.Offset < check.EndOffset)
        {
            if (reader.FieldCount > column && instant.TryRead(reader.Field(column), out var time)) latest = time;
            rows.Add((latest, new(reader.Offset, reader.Record.Length, reader.Line)));
        }

        return [.. rows.OrderBy(row => row.Time).Select(row => row.Place)];
    }
}
