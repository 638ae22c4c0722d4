using System.Collections.Frozen;
using Eum.Domain.Lists;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants.Lists;

/// <summary>What the registry keeps of a merchant beside what lists show.</summary>
/// <param name="PhoneMark">Keyed hash of its telephone number.</param>
public sealed record MerchantTexts(string Ksic, string Address, bool Qr, string PhoneMark);

/// <summary>The registry as a list is held against it: of the merchants that the asker reaches.</summary>
public sealed class KnownMerchants
{
    private readonly FrozenDictionary<string, MerchantLine> _byId;
    private readonly ILookup<string, MerchantLine> _byNumber;
    private readonly ILookup<string, MerchantLine> _byName;

    public KnownMerchants(IReadOnlyList<MerchantLine> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        _byId = all.ToFrozenDictionary(line => line.Id, StringComparer.Ordinal);
        _byNumber = all.ToLookup(line => line.RegistrationNo, StringComparer.Ordinal);
        _byName = all.ToLookup(line => Hangul.Plain(line.Name), StringComparer.Ordinal);
    }

    /// <summary>The merchant an entry is about; a sentence where that cannot be told, both null for none.</summary>
    public (MerchantLine? Merchant, CellProblem? Problem) Find(ListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.MerchantId.Length > 0) return (_byId.GetValueOrDefault(entry.MerchantId), null);
        if (entry.Number.Length > 0)
            return One([.. _byNumber[entry.Number]], entry, ListField.Number, "사업자등록번호가 같은");
        return entry.Name.Length == 0
            ? (null, new(null, "가맹점 번호, 사업자등록번호, 상호가 모두 비어 있어 어느 가맹점인지 알 수 없습니다."))
            : One([.. _byName[Hangul.Plain(entry.Name)]], entry, ListField.Name, "상호가 같은");
    }

    /// <summary>What is said of an entry whose merchant is not there, or not within reach.</summary>
    public static CellProblem Missing(ListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.MerchantId.Length > 0
            ? new(ListField.MerchantId, $"가맹점 {entry.MerchantId}을(를) 찾지 못했습니다.")
            : entry.Number.Length > 0 ? new(ListField.Number, "이 사업자등록번호로 등록된 가맹점을 찾지 못했습니다.")
            : new(ListField.Name, $"'{entry.Name}'이라는 가맹점을 찾지 못했습니다.");
    }

    // Branches share a number, and many shops a name: the one that fits in all that the row says.
    private static (MerchantLine?, CellProblem?) One(
        List<MerchantLine> found, ListEntry entry, ListField by, string what)
    {
        if (found.Count > 1) found = Narrowed(found, line => line.Status != MerchantStatus.Closed);
        if (found.Count > 1 && entry.Name.Length > 0)
            found = Narrowed(found, line => Hangul.Plain(line.Name) == Hangul.Plain(entry.Name));
        if (entry.Dong is { } dong && (found.Count > 1 || by == ListField.Name))
            found = [.. found.Where(line => line.Dong == dong.Code10 || line.Dong == dong.FormerCode10)];
        return found.Count switch
        {
            0 => (null, null),
            1 => (found[0], null),
            _ => (null, new(by, $"{what} 가맹점이 {found.Count}곳입니다. 가맹점 번호({IdsOf(found)})를 함께 적으세요.")),
        };
    }

    private static string IdsOf(List<MerchantLine> found) =>
        string.Join(", ", found.Take(3).Select(line => line.Id)) + (found.Count > 3 ? " …" : "");

    private static List<MerchantLine> Narrowed(List<MerchantLine> found, Func<MerchantLine, bool> fits) =>
        found.Where(fits).ToList() is { Count: > 0 } fitting ? fitting : found;
}
