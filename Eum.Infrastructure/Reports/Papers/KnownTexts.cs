namespace Eum.Infrastructure.Reports.Papers;

/// <summary>
/// Texts that come again and again, the same object each time, with the bytes that stand for them: names of districts,
/// kinds, versions. Made once; beyond some thousands no more are kept.
/// </summary>
/// <param name="make">The bytes of a text, and its number, from 0.</param>
internal sealed class KnownTexts(Func<string, int, byte[]> make)
{
    private const int Most = 4_096;

    private readonly Dictionary<string, byte[]> _bytes = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _texts = [];

    /// <summary>By their numbers.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Null where too many are known already.</summary>
    public byte[]? Find(string text)
    {
        if (_bytes.TryGetValue(text, out var bytes)) return bytes;
        if (_texts.Count >= Most) return null;
        bytes = make(text, _texts.Count);
        _bytes.Add(text, bytes);
        _texts.Add(text);
        return bytes;
    }
}
