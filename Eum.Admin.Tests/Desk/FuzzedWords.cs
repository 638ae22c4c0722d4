namespace Eum.Admin.Tests.Desk;

/// <summary>What an attacker puts into an address: names, operators, quotes, paths, NUL, 1 MB.</summary>
internal sealed class FuzzedWords(int seed)
{
    private static readonly string?[] Bad =
    [
        null, "", " ", "'", "\"", "--", "' OR 1=1 --", "\0", "28200", "28000", "28275", "28260", "-1", "9999999999999",
        "district", "district eq 28200", "Owner.PasswordHash", "audit_entries", "recorded", "today", "comparable",
        "RECORDED", "done", "partly", "refused", "payments", "2026-10", "2026-09", "2026-13", "0000-00", "%27",
        "../../etc/passwd", "남동구", "<script>", "{0}", "$(id)", "\u202E", "🙂", "1e3", "0x6E18", new('a', 1 << 20),
    ];

    private readonly Random _random = new(seed);

    public string? Next() => _random.Next(4) switch
    {
        0 => $"{Pick()}{Pick()}",
        _ => Pick(),
    };

    private string? Pick() => Bad[_random.Next(_random.Next(50) == 0 ? Bad.Length : Bad.Length - 1)];
}
