namespace Eum.Infrastructure.Anchoring;

/// <summary>A key that signed once.</summary>
/// <param name="PublicKey">In PEM.</param>
/// <param name="Handover">Its signature under who follows it: <see cref="KeyBook.HandoverText"/>.</param>
public sealed record FormerKey(string PublicKey, string Handover);

/// <summary>The keys that ever signed, in their order: the last one signs now.</summary>
public sealed class KeyBook
{
    private readonly List<(string Id, string PublicKey)> _keys;

    /// <param name="former">The oldest first.</param>
    /// <param name="current">In PEM.</param>
    public KeyBook(IReadOnlyList<FormerKey> former, string current)
    {
        ArgumentNullException.ThrowIfNull(former);
        Former = former;
        _keys = [.. former.Select(key => key.PublicKey).Append(current).Select(key => (SigningKey.IdOf(key), key))];
    }

    public IReadOnlyList<FormerKey> Former { get; }

    /// <summary>Whether each key signed the one behind it: whoever knows one knows those that follow.</summary>
    public bool IsWhole => Former.Index().All(key => SigningKey.IsSignedBy(
        key.Item.PublicKey, HandoverText(_keys[key.Index].Id, _keys[key.Index + 1].Id), key.Item.Handover));

    /// <summary>Where a key stands in the order; -1 for one that is no key of this book.</summary>
    public int PlaceOf(string keyId) => _keys.FindIndex(key => key.Id == keyId);

    /// <summary>Whether the key of this id signed a text.</summary>
    public bool Holds(string keyId, string text, string signature) =>
        PlaceOf(keyId) is var place and >= 0 && SigningKey.IsSignedBy(_keys[place].PublicKey, text, signature);

    public bool Holds(Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        return Holds(anchor.Checkpoint.KeyId, anchor.Checkpoint.CanonicalText(), anchor.Signature);
    }

    /// <summary>What a key signs before it goes.</summary>
    public static string HandoverText(string from, string to) => $"eum audit key\n{from}\n{to}\n";
}
