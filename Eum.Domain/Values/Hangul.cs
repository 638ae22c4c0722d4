namespace Eum.Domain.Values;

/// <summary>Finding words as Koreans type them: letters, or the first sound of each syllable (초성).</summary>
public static class Hangul
{
    private const char First = '가';
    private const char Last = '힣';
    private const int SyllablesAFirstSound = 588;
    private const string FirstSounds = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    /// <summary>
    /// Whether the words stand somewhere in the text, upper and lower case and blanks aside. A first sound stands for
    /// every syllable that begins with it: ㅇㄹ and 이ㄹ find 이력.
    /// </summary>
    public static bool Finds(string text, string words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var (inside, wanted) = (Plain(text), Plain(words));
        for (var start = 0; start + wanted.Length <= inside.Length; start++)
            if (StandsAt(inside.AsSpan(start), wanted)) return true;
        return false;
    }

    private static bool StandsAt(ReadOnlySpan<char> text, ReadOnlySpan<char> words)
    {
        for (var at = 0; at < words.Length; at++)
            if (text[at] != words[at] && FirstSoundOf(text[at]) != words[at]) return false;
        return true;
    }

    private static char? FirstSoundOf(char letter) =>
        letter is >= First and <= Last ? FirstSounds[(letter - First) / SyllablesAFirstSound] : null;

    private static string Plain(string text) =>
        string.Concat(text.Normalize().ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter)));
}
