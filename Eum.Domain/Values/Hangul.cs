using System.Buffers;

namespace Eum.Domain.Values;

/// <summary>Finding words as Koreans type them: letters, or the first sound of each syllable (초성).</summary>
public static class Hangul
{
    private const char First = '가';
    private const char Last = '힣';
    private const int SyllablesAFirstSound = 588;
    private const string Sounds = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    private static readonly SearchValues<char> AnySound = SearchValues.Create(Sounds);

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

    /// <summary>The same for a text made ready once: for a search through very many.</summary>
    /// <param name="plain">The text as <see cref="Plain"/> gives it.</param>
    /// <param name="sounds">Its <see cref="FirstSounds(string)"/>.</param>
    /// <param name="words">What is looked for, as <see cref="Plain"/> gives it.</param>
    public static bool Finds(string plain, string sounds, string words)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(sounds);
        ArgumentNullException.ThrowIfNull(words);
        if (!HasFirstSounds(words)) return plain.Contains(words, StringComparison.Ordinal);
        for (var start = 0; start + words.Length <= plain.Length; start++)
        {
            var at = 0;
            while (at < words.Length && (words[at] == plain[start + at] || words[at] == sounds[start + at])) at++;
            if (at == words.Length) return true;
        }

        return false;
    }

    /// <summary>Composed, in capitals and without blanks: as long as its <see cref="FirstSounds(string)"/>.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Normalize().ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter)));
    }

    /// <summary>Each syllable's first sound; what is no syllable stays.</summary>
    public static string FirstSounds(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        return string.Create(plain.Length, plain, static (sounds, text) =>
        {
            for (var at = 0; at < text.Length; at++) sounds[at] = FirstSoundOf(text[at]) ?? text[at];
        });
    }

    private static bool HasFirstSounds(string words) => words.AsSpan().ContainsAny(AnySound);

    private static bool StandsAt(ReadOnlySpan<char> text, ReadOnlySpan<char> words)
    {
        for (var at = 0; at < words.Length; at++)
            if (text[at] != words[at] && FirstSoundOf(text[at]) != words[at]) return false;
        return true;
    }

    private static char? FirstSoundOf(char letter) =>
        letter is >= First and <= Last ? Sounds[(letter - First) / SyllablesAFirstSound] : null;
}
