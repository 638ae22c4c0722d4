using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;

namespace Eum.Benchmarks;

/// <summary>
/// Reading and checking the rows of a payments file, beside the least that any parser must do: finding the commas and
/// line ends of the same bytes. Both read the same blocks from memory.
/// </summary>
internal static class ParseBench
{
    private const int ChunkRows = 131_072; // As the import holds them.
    private const int LongerBy = 10;
    private const int AtLeast = 1_000_000; // Rows to a round: a short file is read several times over.

    public static void Run(Asked asked)
    {
        using var file = OperatorFile.Open(asked["file"]);
        var data = DataOf(file);
        var rows = file.Check.Rows;
        var columns = file.Envelope.Kind.Columns.Count;
        Agree(file.Check, Parse(data, 1, columns), Delimiters(data, 1), columns);

        var times = (int)Math.Max(1, AtLeast / Math.Max(1, rows));
        var (parse, floor, quotient) = Measure.InTurn(
            asked.Rounds, () => Parse(data, times, columns), () => Delimiters(data, times));
        var opened = Measure.Median(Enumerable.Range(0, asked.Rounds).Select(_ =>
            Measure.Seconds(() => OperatorFile.Open(asked["file"]).Dispose())));
        var once = AllocatedBy(() => Parse(data, 1, columns));
        var longer = AllocatedBy(() => Parse(data, LongerBy, columns));

        Measure.Print("parse.rows", rows, "rows");
        Measure.Print("parse.speed", times * rows / parse / 1e6, "M rows/s", ">= 5");
        Measure.Print("parse.quotient", quotient, "x SIMD count of commas and line ends", "<= 4");
        Measure.Print("parse.floor", times * rows / floor / 1e6, "M rows/s");
        Measure.Print("parse.with_file_check", rows / ((parse / times) + opened) / 1e6, "M rows/s");
        Measure.Print("parse.allocated", once / 1048576.0, "MiB", null);
        Measure.Print("parse.allocated_10x", longer / 1048576.0, "MiB", null);
        Measure.Print("parse.allocation_growth", (longer - once) / 1048576.0, "MiB", "<= 1");
    }

    private static byte[] DataOf(OperatorFile file)
    {
        using var text = file.OpenText();
        text.Position = file.Check.DataOffset;
        var data = new byte[file.Check.EndOffset - file.Check.DataOffset];
        text.ReadExactly(data);
        return data;
    }

    private static (long Rows, long Bad, long Amount) Parse(byte[] data, int times, int columns)
    {
        var parser = new PaymentParser(new IdSeries());
        var chunk = new PaymentChunk(ChunkRows);
        using var reader = new CsvReader(new SequentialBlocks(new RepeatedStream(data, times), 0, 1));
        long rows = 0, bad = 0, amount = 0;
        while (reader.Read())
        {
            rows++;
            ref var entry = ref chunk.Next();
            if (parser.Read(reader, columns, ref entry) is not null)
            {
                bad++;
                continue;
            }

            amount += entry.Sign * entry.Amount;
            chunk.Keep();
            if (chunk.Count == ChunkRows) chunk.Clear();
        }

        return (rows, bad, amount);
    }

    private static long Delimiters(byte[] data, int times)
    {
        using var stream = new RepeatedStream(data, times);
        var block = new byte[1 << 20];
        long found = 0;
        while (stream.Read(block) is > 0 and var length) found += Delimiters(block.AsSpan(0, length));
        return found;
    }

    private static long Delimiters(ReadOnlySpan<byte> block)
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        var comma = Vector256.Create((byte)',');
        var line = Vector256.Create((byte)'\n');
        long found = 0;
        var at = 0;
        for (; at <= block.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            found += BitOperations.PopCount(
                (Vector256.Equals(bytes, comma) | Vector256.Equals(bytes, line)).ExtractMostSignificantBits());
        }

        for (; at < block.Length; at++)
            if (block[at] is (byte)',' or (byte)'\n') found++;
        return found;
    }

    private static void Agree(FileCheck check, (long Rows, long Bad, long Amount) parsed, long delimiters, int columns)
    {
        if (parsed.Rows != check.Rows || (parsed.Bad == 0 && parsed.Amount != check.Totals[0]))
            throw new DisagreementException(
                $"{parsed.Rows} rows and {parsed.Amount} won were parsed; the file says {check.Rows} and {check.Totals[0]}.");
        if (delimiters != check.Rows * columns)
            throw new DisagreementException(
                $"{delimiters} delimiters found in {check.Rows} rows of {columns} columns.");
    }

    private static long AllocatedBy(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
