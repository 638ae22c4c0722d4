namespace Eum.Admin.Account;

/// <summary>
/// An address of this portal to go back to; anything that a browser could take for another site is "/".
/// </summary>
public static class LocalAddress
{
    public static string Of(string? asked) => IsLocal(asked) ? asked! : "/";

    public static bool IsLocal(string? asked)
    {
        if (asked is null or not ['/', ..] || asked.Length > 2000) return false;
        if (asked.Any(letter => char.IsControl(letter) || letter == '\\' || char.IsWhiteSpace(letter))) return false;

        // What a proxy or browser might decode first: no second slash in any spelling.
        var plain = Uri.UnescapeDataString(Uri.UnescapeDataString(asked));
        return plain is not ['/', '/' or '\\', ..] && !plain.Contains('\\', StringComparison.Ordinal)
            && !plain.Any(char.IsControl);
    }
}
