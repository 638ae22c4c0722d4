using System.Text;

namespace Eum.Infrastructure.Files;

/// <summary>The Korean Windows code page, without replacement characters: a byte that is no text is an error.</summary>
internal static class Cp949
{
    public static Encoding Strict { get; } = Create();

    private static Encoding Create()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}

/// <summary>Bytes that are not UTF-8, and the line on which the first of them stands.</summary>
internal sealed class NotUtf8Exception(int line, bool hasByteOrderMark)
    : Exception("글자를 UTF-8로도 CP949로도 읽을 수 없습니다. 파일의 글자 부호화가 중간에 바뀌지 않았는지 확인하세요.")
{
    public int Line { get; } = line;

    public bool HasByteOrderMark { get; } = hasByteOrderMark;
}
