using System.IO.Compression;
using System.Text;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Uploads;

/// <summary>What an uploaded file is, by its content.</summary>
/// <param name="Kind">Of its first line; empty where that names none.</param>
/// <param name="Rows">Lines between the column names and #END, about.</param>
public sealed record UploadFacts(string Kind, DateOnly? Day, int Sequence, long Rows);

/// <summary>
/// Looks once through a file that came from a browser: is it text of ours at all, and no larger unpacked than anyone
/// may
/// send. Whether its rows and sums are right the import says.
/// </summary>
public static class UploadCheck
{
    private const int HeadAndFoot = 3; // #EUM, the column names, #END.

    // What people take for an operator file, by its first bytes; a name can say anything.
    private static readonly (byte[] Start, string Sentence)[] Strangers =
    [
        ([0x50, 0x4B], "엑셀(xlsx)이나 ZIP 파일입니다. 운영사가 보낸 CSV 또는 CSV를 gzip으로 묶은 것(.csv.gz)을 그대로 올리세요."),
        ([0xD0, 0xCF, 0x11, 0xE0], "옛 엑셀·한글(xls, hwp) 파일입니다. 운영사가 보낸 CSV 또는 .csv.gz를 그대로 올리세요."),
        ([0x25, 0x50, 0x44, 0x46], "PDF 파일입니다. 운영사가 보낸 CSV 또는 .csv.gz를 그대로 올리세요."),
        ([0x4D, 0x5A], "실행 파일입니다. 받지 않습니다."),
        ([0x7F, 0x45, 0x4C, 0x46], "실행 파일입니다. 받지 않습니다."),
        ([0xFF, 0xFE], "UTF-16으로 저장된 파일입니다. UTF-8 또는 CP949로 저장해 올리세요."),
    ];

    /// <exception cref="FileRefusedException">Says why it cannot be taken.</exception>
    public static async Task<UploadFacts> ReadAsync(string path, CancellationToken cancel)
    {
        var packed = new FileInfo(path).Length;
        if (packed == 0) throw new FileRefusedException(0, "빈 파일입니다.");
        await using var file = File.OpenRead(path);
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        try
        {
            await using Stream text = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
            var rows = await CountAsync(text, packed, isGzip, cancel);
            var head = FileHead.Read(path);
            return head.Kind < FileKind.All.Count
                ? new(FileKind.All[head.Kind].Name, head.BusinessDate, head.Sequence, rows)
                : new("", null, 0, rows);
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(0, "압축이 깨져 있어 풀 수 없습니다. 파일을 다시 받으세요.");
        }
    }

    private static async Task<long> CountAsync(Stream text, long packed, bool isGzip, CancellationToken cancel)
    {
        var (bytes, walk) = (new byte[1 << 18], new Walk());
        long unpacked = 0;
        while (await text.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel) is > 0 and var read)
        {
            if (unpacked == 0) CheckStart(bytes.AsSpan(0, read));
            unpacked += read;
            if (unpacked > UploadLimits.UnpackedBytes)
                throw new FileRefusedException(0,
                    $"풀면 {UploadLimits.UnpackedBytes >> 20} MB가 넘습니다. 나누어 보내 달라고 하거나 서버에서 eum import로 가져오세요.");
            if (isGzip && unpacked > UploadLimits.RatioFrom && unpacked > packed * UploadLimits.Ratio)
                throw new FileRefusedException(0, $"풀면 {UploadLimits.Ratio}배가 넘게 커집니다. 압축 폭탄일 수 있어 받지 않습니다.");
            walk.Through(bytes.AsSpan(0, read));
        }

        if (unpacked == 0) throw new InvalidDataException(); // Cut off inside its head, which unpacks to nothing.
        return Math.Max(0, walk.Lines - HeadAndFoot);
    }

    private static void CheckStart(ReadOnlySpan<byte> start)
    {
        foreach (var (mark, sentence) in Strangers)
            if (start.StartsWith(mark)) throw new FileRefusedException(0, sentence);
        if (start.StartsWith(Encoding.UTF8.Preamble)) start = start[3..];
        if (!start.StartsWith("#EUM"u8))
            throw new FileRefusedException(1, "첫 줄이 #EUM으로 시작하지 않습니다. 운영사 파일이 맞는지 확인하세요.");
        if (start.Contains((byte)0)) throw new FileRefusedException(0, "글자가 아닌 것이 들어 있습니다. 파일을 다시 받으세요.");
    }

    /// <summary>Counts lines, and the columns and letters of each, over blocks of a text.</summary>
    private sealed class Walk
    {
        private long _cell;
        private int _columns = 1;

        public long Lines { get; private set; }

        public void Through(ReadOnlySpan<byte> bytes)
        {
            while (bytes.IndexOfAny((byte)',', (byte)'\n') is >= 0 and var at)
            {
                Grow(at);
                _cell = 0;
                if (bytes[at] == (byte)'\n')
                {
                    _columns = 1;
                    if (++Lines > UploadLimits.Rows + HeadAndFoot)
                        throw new FileRefusedException((int)Lines,
                            $"행이 {UploadLimits.Rows:#,0}개를 넘습니다. 서버에서 eum import로 가져오세요.");
                }
                else if (++_columns > UploadLimits.Columns)
                {
                    throw new FileRefusedException((int)Lines + 1, $"칸이 {UploadLimits.Columns}개를 넘습니다.");
                }

                bytes = bytes[(at + 1)..];
            }

            Grow(bytes.Length);
        }

        private void Grow(int letters)
        {
            _cell += letters;
            if (_cell > UploadLimits.CellBytes)
                throw new FileRefusedException((int)Lines + 1, $"{_columns}번째 칸이 너무 깁니다 (32,768자까지).");
        }
    }
}
