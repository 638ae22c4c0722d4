namespace Eum.Infrastructure.Files;

/// <summary>
/// A file cannot be taken at all: the line (0 where it is the file as a whole) and what is wrong, in Korean.
/// </summary>
public sealed class FileRefusedException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
