using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>
/// A stream whose target is written to beside, so that who makes the bytes need not wait for their being packed. A few
/// blocks are under way at a time. What goes wrong behind shows at the next write, or at the end.
/// </summary>
internal sealed class WriteBehind : Stream
{
    private const int BlockSize = 1 << 16;
    private const int MostBlocks = 8;

    private readonly Stream _target;
    private readonly Channel<(byte[] Block, int Length)> _full =
        Channel.CreateBounded<(byte[], int)>(new BoundedChannelOptions(MostBlocks) { SingleReader = true });

    private readonly ConcurrentBag<byte[]> _empty = [];
    private readonly Task _writing;
    private ExceptionDispatchInfo? _failure;
    private bool _isOver;

    /// <param name="target">Belongs to this from here on.</param>
    public WriteBehind(Stream target)
    {
        _target = target;
        _writing = Task.Run(WriteOutAsync);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            _failure?.Throw();
            if (!_empty.TryTake(out var block)) block = new byte[BlockSize];
            var length = Math.Min(buffer.Length, BlockSize);
            buffer[..length].CopyTo(block);
            if (!_full.Writer.TryWrite((block, length)))
                _full.Writer.WriteAsync((block, length)).AsTask().GetAwaiter().GetResult();
            buffer = buffer[length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Nothing to do: the end is what counts.</summary>
    public override void Flush()
    {
    }

    /// <summary>Ends the thread where the writing was broken off; nothing where it has ended.</summary>
    public void Abandon()
    {
        if (_isOver) return;
        _isOver = true;
        _full.Writer.Complete();
        _writing.GetAwaiter().GetResult();
    }

    /// <summary>Waits until all is written, and closes the target.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isOver)
        {
            Abandon();
            _failure?.Throw();
            _target.Dispose();
        }

        base.Dispose(disposing);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // Goes on taking after a failure, else who writes would wait for ever.
    private async Task WriteOutAsync()
    {
        await foreach (var (block, length) in _full.Reader.ReadAllAsync())
        {
            try
            {
                if (_failure is null) _target.Write(block, 0, length);
            }
            catch (Exception failed) // Whatever it is, it is for the thread that writes.
            {
                _failure = ExceptionDispatchInfo.Capture(failed);
            }

            _empty.Add(block);
        }
    }
}
