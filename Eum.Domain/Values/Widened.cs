namespace Eum.Domain.Values;

/// <summary>The bytes of a short code as characters on the stack, so that looking it up allocates nothing.</summary>
internal static class Widened
{
    /// <summary>The longest code there is room for; a longer one is no code and comes out empty.</summary>
    public const int Length = 32;

    // A byte beyond ASCII becomes a character that no code contains, which is all that is asked of it.
    public static ReadOnlySpan<char> Of(ReadOnlySpan<byte> utf8, Span<char> room)
    {
        if (utf8.Length > room.Length) return [];

        for (var i = 0; i < utf8.Length; i++) room[i] = (char)utf8[i];
        return room[..utf8.Length];
    }
}
