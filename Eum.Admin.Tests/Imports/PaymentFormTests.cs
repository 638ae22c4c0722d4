using System.Text;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;

namespace Eum.Admin.Tests.Imports;

/// <summary>The quick reading of a payment beside the one field by field, row by row of the same file.</summary>
public sealed class PaymentFormTests
{
    private const int Columns = 14;
    private const string Good =
        "202610220000000007,PAY,,2026-10-22T09:41:07.118+09:00,M000929043,C0000984770,S00077783,"
        + "11500,11000,400,100,0,CARD,1150";

    [Fact]
    public void A_row_with_any_byte_changed_is_read_alike_in_both_ways()
    {
        byte[] spoilt = [.. "09-,:.+T\n\r\0 Z\u00FF"u8, 0x2F, 0x3A, 0x80, 0xFF];
        var rows = new List<byte[]>();
        for (var at = 0; at < Good.Length; at++)
            foreach (var c in spoilt)
            {
                var row = Encoding.UTF8.GetBytes(Good);
                row[at] = c;
                rows.Add(row);
            }

        Assert.NotEmpty(ReadAlike(rows));
    }

    [Fact]
    public void A_row_with_any_field_in_another_form_is_read_alike_in_both_ways()
    {
        string[] words =
        [
            "", "0", "00", "7", "-1", "+1", "12345678", "123456789", "123456789012", "1234567890123", "1e3", "CARD",
            "QR", "PHONE", "card", "PAY", "CANCEL", "2026-10-22T24:00:00.000+09:00", "2026-10-22T23:59:59.999+09:00",
            "2026-10-23T00:00:00.000+09:00", "2026-10-22T23:60:59.999+09:00", "2026-10-22T00:00:00Z", "M1", "M-00077",
            "M000929044", "C0000984771", "N000929043", "9001011234567", "900101-1234567", "900101-9234567", "11500",
            "99999999999999999999999999999999999999999", new string('a', 40), "202610230000000008", "\u3131",
        ];
        var fields = Good.Split(',');
        var rows = new List<byte[]>();
        for (var at = 0; at < fields.Length; at++)
            foreach (var word in words)
            {
                var row = (string[])fields.Clone();
                row[at] = word;
                rows.Add(Encoding.UTF8.GetBytes(string.Join(',', row)));
                rows.Add(Encoding.UTF8.GetBytes(string.Join(',', row) + "\r"));
                rows.Add(Encoding.UTF8.GetBytes(string.Join(',', row) + ",1"));
            }

        Assert.NotEmpty(ReadAlike(rows));
    }

    [Fact]
    public void Nearly_every_row_of_a_usual_file_is_read_the_quick_way()
    {
        var form = new PaymentForm();
        var parser = new PaymentParser(new IdSeries());
        using var reader = Reader(Enumerable.Repeat(Encoding.UTF8.GetBytes(Good), 100));
        var quick = 0;
        while (reader.Read())
        {
            var entry = default(PaymentEntry);
            if (form.TryRead(reader.Ahead, ref entry, out _)) quick++;
            Assert.Null(parser.Read(reader, Columns, ref entry));
            form.Learn(reader, in entry);
        }

        Assert.InRange(quick, 96, 99); // Not the first one, nor the last few, which have no room behind them.
    }

    // A good row before each one, so that its form is known; a parser of its own for each shows the other way.
    private static List<string> ReadAlike(IEnumerable<byte[]> rows)
    {
        var series = new IdSeries();
        var quick = new PaymentParser(series);
        var good = Encoding.UTF8.GetBytes(Good);
        using var first = Reader(rows.SelectMany(row => new[] { good, row }).Append(good).Append(good));
        using var second = Reader(rows.SelectMany(row => new[] { good, row }).Append(good).Append(good));
        var outcomes = new List<string>();
        while (first.Read())
        {
            Assert.True(second.Read());
            PaymentEntry one = default, other = default;
            var problem = quick.Read(first, Columns, ref one);
            var otherProblem = new PaymentParser(series).Read(second, Columns, ref other);
            Assert.Equal(otherProblem, problem);
            if (problem is null) Assert.Equal(other, one);
            Assert.Equal(second.Record.ToArray(), first.Record.ToArray());
            Assert.Equal((second.Line, second.Offset), (first.Line, first.Offset));
            outcomes.Add(problem?.Rule ?? "good");
        }

        Assert.False(second.Read());
        return outcomes;
    }

    private static CsvReader Reader(IEnumerable<byte[]> rows) => new(new SequentialBlocks(
        new MemoryStream([.. rows.SelectMany(row => row.Append((byte)'\n'))]), 0, 1));
}
