using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Eum.Infrastructure.Files;

/// <summary>
/// An operator file that has been read once from end to end and found whole: its envelope, its row count and its totals
/// agree. Compressed or CP949 files are decoded into a temporary file first, so that rows can be read again by
/// position.
/// </summary>
internal sealed class OperatorFile : IDisposable
{
    private readonly FileStream? _spool;
    private readonly IReadOnlyList<RecordPlace>? _order;

    private OperatorFile(string path, string name, FileStream? spool, string sha256, FileCheck check)
    {
        (Path, Name) = (path, name);
        _spool = spool;
        Sha256 = sha256;
        Check = check;
        if (!check.InOrder) _order = RecordOrder.OfTime(OpenText(), check);
    }

    public string Path { get; }

    /// <summary>What it is called where it came from.</summary>
    public string Name { get; }

    /// <summary>
    /// Of the bytes as they were sent, lower-case hex: the same bytes are one import, whatever they are called.
    /// </summary>
    public string Sha256 { get; }

    public FileCheck Check { get; }

    public Envelope Envelope => Check.Envelope;

    /// <summary>Positions handed to <see cref="Rows"/> count rows in order of time, not bytes.</summary>
    public bool IsReordered => _order is not null;

    /// <inheritdoc cref="Open(string, string)"/>
    public static OperatorFile Open(string path) => Open(path, System.IO.Path.GetFileName(path));

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="FileRefusedException">The file cannot be taken; nothing of it may be posted.</exception>
    public static OperatorFile Open(string path, string name)
    {
        FileStream? spool = null;
        try
        {
            if (IsGzip(path))
            {
                var compressedHash = Hash(path);
                spool = Spool(() => new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
                return new(path, name, spool, compressedHash, CheckSpooled(ref spool));
            }

            var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var raw = new HashingStream(OpenRead(path), hash);
            FileCheck check;
            try
            {
                check = FileCheck.Run(raw);
            }
            catch (NotUtf8Exception notUtf8)
            {
                spool = SpoolCp949(() => OpenRead(path), notUtf8);
                return new(path, name, spool, Hash(path), FileCheck.Run(Reopen(spool)));
            }

            return new(path, name, null, Convert.ToHexStringLower(hash.GetHashAndReset()), check);
        }
        catch (Exception failed) when (failed is InvalidDataException or NotUtf8Exception)
        {
            spool?.Dispose();
            throw new FileRefusedException(failed is NotUtf8Exception at ? at.Line : 0, failed is NotUtf8Exception
                ? failed.Message
                : "압축이 깨져 있어 풀 수 없습니다. 파일을 다시 받으세요.");
        }
        catch
        {
            spool?.Dispose();
            throw;
        }
    }

    /// <summary>The data rows from a checkpoint: a byte position and line, or a place in the order of time.</summary>
    public CsvReader Rows(long position, int line)
    {
        if (_order is { } order) return new(new OrderedBlocks(OpenText(), order, (int)position));
        var text = OpenText();
        text.Position = position;
        return new(new SequentialBlocks(text, position, line));
    }

    /// <summary>A stream of the decoded text, for reading single records by place.</summary>
    public FileStream OpenText() => _spool is null ? OpenRead(Path) : Reopen(_spool);

    public void Dispose() => _spool?.Dispose();

    private static FileCheck CheckSpooled(ref FileStream spool)
    {
        try
        {
            return FileCheck.Run(Reopen(spool));
        }
        catch (NotUtf8Exception notUtf8)
        {
            var compressed = spool;
            spool = SpoolCp949(() => Reopen(compressed), notUtf8);
            compressed.Dispose();
            return FileCheck.Run(Reopen(spool));
        }
    }

    private static FileStream SpoolCp949(Func<Stream> open, NotUtf8Exception notUtf8)
    {
        if (notUtf8.HasByteOrderMark) throw notUtf8;
        try
        {
            return Spool(() => Encoding.CreateTranscodingStream(open(), Cp949.Strict, Encoding.UTF8));
        }
        catch (DecoderFallbackException)
        {
            throw notUtf8; // Neither: say where it stops being UTF-8.
        }
    }

    private static FileStream Spool(Func<Stream> open)
    {
        var spool = new FileStream(System.IO.Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            using var source = open();
            source.CopyTo(spool, 1 << 18);
            spool.Flush();
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private static FileStream Reopen(FileStream spool) =>
        new(spool.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);

    private static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);

    private static bool IsGzip(string path)
    {
        using var file = OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        return file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    }

    private static string Hash(string path)
    {
        using var file = OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
