using Eum.Domain.Lists;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants.Lists;

/// <summary>
/// Gives every row of a list its verdict and a sentence: accepted, duplicate, or rejected. Pure: the same rows against
/// the same registry are judged alike, in the preview and when they are committed.
/// </summary>
/// <param name="textsOf">What is kept of a merchant beside its line; null for what was not looked up.</param>
/// <param name="phoneMark">The keyed hash of a telephone number.</param>
public sealed class MerchantJudge(
    ListKind kind, ListReading reading, KnownMerchants known, Func<int, bool> covers,
    Func<long, MerchantTexts?> textsOf, Func<string, string> phoneMark)
{
    private readonly Dictionary<string, int> _cells = [];
    private readonly Dictionary<string, (int Line, ListEntry Entry)> _told = [];

    /// <summary>The rows with their verdicts, in the order of the file.</summary>
    public IReadOnlyList<ListRow> Judge(IEnumerable<ListRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _cells.Clear();
        _told.Clear();
        return [.. rows.Select(Judged)];
    }

    /// <summary>The keys of the merchants that rows are about, before they are judged.</summary>
    public IReadOnlyList<long> KeysOf(IEnumerable<ListRow> rows) =>
    [
        .. rows.Select(row => reading.Read(row.Cells).Entry).OfType<ListEntry>()
            .Select(entry => known.Find(entry).Merchant?.Key).OfType<long>().Distinct(),
    ];

    private ListRow Judged(ListRow row)
    {
        var text = string.Join('\u001f', row.Cells);
        if (!_cells.TryAdd(text, row.Line))
            return row.Said(ListVerdict.Repeat, null, $"{_cells[text]}행과 똑같습니다.");

        var (entry, wrong) = reading.Read(row.Cells);
        if (wrong is not null || entry is null) return Rejected(row, wrong!.Field, wrong.Message);

        var (merchant, unclear) = known.Find(entry);
        if (unclear is not null) return Rejected(row, unclear.Field, unclear.Message);

        var judged = kind switch
        {
            ListKind.Brackets => Bracket(row, entry, merchant),
            ListKind.Designations => Designation(row, entry, merchant),
            _ => merchant is null ? New(row, entry) : Changed(row, entry, merchant),
        };
        return judged.IsAccepted ? Alone(judged, entry) : judged;
    }

    // Two rows about one merchant are one row too many.
    private ListRow Alone(ListRow row, ListEntry entry)
    {
        var about = row.About > 0 ? $"{row.About} {entry.Designation}"
            : entry.MerchantId.Length > 0 ? entry.MerchantId
            : $"{entry.Number} {Hangul.Plain(entry.Name)} {entry.Dong?.Code10}";
        if (_told.TryAdd(about, (row.Line, entry))) return row;

        var (line, first) = _told[about];
        return first == entry
            ? row.Said(ListVerdict.Repeat, null, $"{line}행과 같은 내용입니다.", row.About)
            : Rejected(row, null, $"{line}행과 같은 가맹점인데 내용이 다릅니다. 한 행만 남기세요.");
    }

    private ListRow New(ListRow row, ListEntry entry)
    {
        if (entry.Name.Length == 0) return Rejected(row, ListField.Name, "상호가 비어 있습니다.");
        if (entry.Type is { Restricted: true } restricted)
            return Rejected(row, ListField.Type, $"'{restricted.Name}'은(는) 제한업종이라 가맹점이 될 수 없습니다.");
        if (entry.Number.Length == 0)
            return Rejected(row, ListField.Number, "사업자등록번호가 없습니다. 새 가맹점은 사업자등록번호가 있어야 등록됩니다.");
        if (entry.Dong is not { } dong) return Rejected(row, ListField.Dong, "법정동이나 주소가 비어 있습니다.");
        if (!covers(dong.DistrictOn(entry.Day))) return Rejected(row, ListField.Dong, "맡은 군·구의 가맹점이 아닙니다.");
        if (entry.Type is null) return Rejected(row, ListField.Type, "업종이 비어 있습니다.");
        if (entry.Bracket is null) return Rejected(row, ListField.Bracket, "매출구간이 비어 있습니다.");
        return entry.Status == MerchantStatus.Closed
            ? Rejected(row, ListField.Status, "등록되지 않은 가맹점을 종료할 수 없습니다.")
            : row.Said(ListVerdict.New, null, "새 가맹점으로 등록합니다.");
    }

    private ListRow Changed(ListRow row, ListEntry entry, MerchantLine merchant)
    {
        if (entry.Type is { Restricted: true } type && type.No != merchant.BusinessType)
            return Rejected(row, ListField.Type, $"'{type.Name}'은(는) 제한업종이라 가맹점이 될 수 없습니다.");
        if (entry.Day < merchant.RegisteredOn)
            return Rejected(row, ListField.Day, $"{merchant.RegisteredOn:yyyy-MM-dd}에 등록된 가맹점입니다. 그 뒤의 날짜를 적으세요.");
        if (entry.Dong is { } dong && !IsAt(merchant, dong.Code10, dong.FormerCode10)
            && !covers(dong.DistrictOn(entry.Day)))
            return Rejected(row, ListField.Dong, "맡은 군·구 밖으로 옮기는 것은 시에서 합니다.");

        var changes = MerchantChanges.Between(merchant, textsOf(merchant.Key), entry, phoneMark);
        return changes.Count == 0
            ? row.Said(ListVerdict.Same, null, "이미 그대로 등록되어 있습니다.", merchant.Key)
            : row.Said(ListVerdict.Change, null, string.Join(", ", changes), merchant.Key);
    }

    private static bool IsAt(MerchantLine merchant, long code, long former) =>
        merchant.Dong == code || merchant.Dong == former;

    private static ListRow Bracket(ListRow row, ListEntry entry, MerchantLine? merchant)
    {
        if (merchant is null) return Unknown(row, entry);
        if (entry.Bracket is not { } bracket) return Rejected(row, ListField.Bracket, "매출구간이 비어 있습니다.");
        if (merchant.Status == MerchantStatus.Closed) return Rejected(row, null, "종료된 가맹점입니다.");
        if (entry.Day < merchant.RegisteredOn)
            return Rejected(row, ListField.Day, $"{merchant.RegisteredOn:yyyy-MM-dd}에 등록된 가맹점입니다. 그 뒤의 날짜를 적으세요.");
        return merchant.Bracket == bracket
            ? row.Said(ListVerdict.Same, null, $"이미 {bracket.KoreanName()}입니다.", merchant.Key)
            : row.Said(ListVerdict.Change, null,
                $"{merchant.Bracket.KoreanName()} → {bracket.KoreanName()} ({entry.Day:yyyy-MM-dd}부터)", merchant.Key);
    }

    private static ListRow Designation(ListRow row, ListEntry entry, MerchantLine? merchant)
    {
        if (merchant is null) return Unknown(row, entry);
        if (entry.Designation.Length == 0) return Rejected(row, ListField.Designation, "지정이 비어 있습니다.");
        if (merchant.Status == MerchantStatus.Closed) return Rejected(row, null, "종료된 가맹점입니다.");
        if (entry.Until < entry.Day) return Rejected(row, ListField.Until, "끝나는 날이 시작하는 날보다 앞섭니다.");
        return merchant.Designations.Split(' ').Contains(entry.Designation)
            ? row.Said(ListVerdict.Same, null, "이미 그렇게 지정되어 있습니다.", merchant.Key)
            : row.Said(ListVerdict.New, null, $"{entry.Day:yyyy-MM-dd}부터 지정합니다.", merchant.Key);
    }

    private static ListRow Unknown(ListRow row, ListEntry entry)
    {
        var missing = KnownMerchants.Missing(entry);
        return Rejected(row, missing.Field, missing.Message);
    }

    private static ListRow Rejected(ListRow row, ListField? field, string message) =>
        row.Said(ListVerdict.Rejected, field, message);
}
