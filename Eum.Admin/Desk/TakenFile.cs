using System.Security.Cryptography;

namespace Eum.Admin.Desk;

/// <summary>A file that may leave: counted, hashed and on record. Gone once it is sent.</summary>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record TakenFile(
    DownloadMark Mark, string Name, string Type, long Rows, long People, string Sha256, Stream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}

/// <summary>A file while it is written: in a place of its own that only this account reads, gone when closed.</summary>
internal sealed class FileDraft : IDisposable
{
    private readonly FileStream _file;
    private readonly Hashing _hashing;

    public FileDraft()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new(Path.Combine(Path.GetTempPath(), $"eum-{Guid.CreateVersion7():N}"), options);
        _hashing = new(_file);
    }

    public Stream Stream => _hashing;

    /// <summary>What was written, to be looked at; it stays here and goes with this.</summary>
    public Stream Back()
    {
        _file.Flush();
        _file.Position = 0;
        return _file;
    }

    /// <summary>Back at its beginning, to be read.</summary>
    public TakenFile Close(DownloadMark mark, WrittenFile written)
    {
        _file.Flush();
        _file.Position = 0;
        return new(
            mark, written.Name, written.Type, written.Size.Rows, written.Size.People, _hashing.Take(), _file);
    }

    public void Dispose()
    {
        _hashing.Dispose();
        _file.Dispose();
    }

    /// <summary>Hashes what goes through.</summary>
    private sealed class Hashing(Stream target) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => target.Length;

        public override long Position
        {
            get => target.Position;
            set => throw new NotSupportedException();
        }

        public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public override void Flush() => target.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _hash.AppendData(buffer);
            target.Write(buffer);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _hash.AppendData(buffer.Span);
            return target.WriteAsync(buffer, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
