using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>Rows read a few hundred ahead, beside who makes something of them.</summary>
internal static class ReadAhead
{
    private const int BlockRows = 512;
    private const int MostBlocks = 4;

    /// <summary>The same rows in the same order, each good until the next is asked for.</summary>
    /// <param name="rows">Read on a task of its own, to its end or until nobody asks any more.</param>
    public static async IAsyncEnumerable<ReportCell[]> Of(
        IAsyncEnumerable<ReportCell[]> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var full = Channel.CreateBounded<Block>(MostBlocks);
        var empty = Channel.CreateUnbounded<Block>();
        for (var at = 0; at < MostBlocks; at++) empty.Writer.TryWrite(new());
        var reading = Task.Run(() => FillAsync(rows, full.Writer, empty.Reader, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var block in full.Reader.ReadAllAsync(cancel))
            {
                for (var at = 0; at < block.Count; at++) yield return block.Rows[at];
                empty.Writer.TryWrite(block);
            }

            await reading; // Says what went wrong.
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FillAsync(
        IAsyncEnumerable<ReportCell[]> rows, ChannelWriter<Block> full, ChannelReader<Block> empty,
        CancellationToken cancel)
    {
        try
        {
            var block = await empty.ReadAsync(cancel);
            block.Count = 0;
            await foreach (var row in rows.WithCancellation(cancel))
            {
                block.Add(row);
                if (block.Count < BlockRows) continue;
                await full.WriteAsync(block, cancel);
                block = await empty.ReadAsync(cancel);
                block.Count = 0;
            }

            await full.WriteAsync(block, cancel);
        }
        finally
        {
            full.Complete();
        }
    }

    private sealed class Block
    {
        public ReportCell[][] Rows { get; } = new ReportCell[BlockRows][];

        public int Count { get; set; }

        public void Add(ReportCell[] row)
        {
            Rows[Count] ??= new ReportCell[row.Length];
            row.CopyTo(Rows[Count], 0);
            Count++;
        }
    }
}
