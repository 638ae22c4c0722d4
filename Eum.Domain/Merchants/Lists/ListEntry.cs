using Eum.Domain.BenefitPlus;
using Eum.Domain.Districts;
using Eum.Domain.Lists;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants.Lists;

/// <summary>A row of a list as it is understood; what its list does not have is empty or null.</summary>
/// <param name="Day">From which it holds; the list's own where the row says none.</param>
public sealed record ListEntry(DateOnly Day)
{
    public string MerchantId { get; init; } = "";

    /// <summary>Ten digits.</summary>
    public string Number { get; init; } = "";

    public string Name { get; init; } = "";

    public BusinessType? Type { get; init; }

    public string Ksic { get; init; } = "";

    public LegalDong? Dong { get; init; }

    public string Address { get; init; } = "";

    public string Phone { get; init; } = "";

    public SalesBracket? Bracket { get; init; }

    public MerchantStatus? Status { get; init; }

    public bool? Qr { get; init; }

    public string Designation { get; init; } = "";

    public DateOnly? Until { get; init; }

    /// <summary>What the merchant asks for; a new contract where the row does not say.</summary>
    public ContractAct Act { get; init; } = ContractAct.New;

    /// <summary>Basis points; 0 where the row says none.</summary>
    public int RateBp { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>Reads the cells of a row, each by itself, and stops at the first that cannot be.</summary>
/// <param name="covers">Whether a district is the asker's.</param>
/// <param name="hasResidentNumber">Whether a text holds a resident registration number.</param>
public sealed class ListReading(
    ListMapping mapping, DateOnly effectiveOn, Func<int, bool> covers, Func<string, bool> hasResidentNumber)
{
    private const int LongestName = 200;
    private const int LongestAddress = 400;
    private const int LongestPhone = 40;
    private const int LongestKsic = 10;

    /// <summary>The entry, or what is wrong.</summary>
    public (ListEntry? Entry, CellProblem? Problem) Read(IReadOnlyList<string> cells)
    {
        var entry = new ListEntry(effectiveOn);
        foreach (var (at, source) in mapping.Sources.Index())
        {
            var cell = at < cells.Count ? cells[at] : "";
            if (cell.Length == 0) continue;
            if (hasResidentNumber(cell))
                return (null, new(source.Field, "주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 올리세요."));
            (entry, var wrong) = With(entry, source.Field, cell);
            if (wrong is not null) return (null, new(source.Field, wrong));
        }

        if (mapping.Has(ListField.Type) || mapping.Has(ListField.Ksic))
            entry = entry with { Type = entry.Type ?? CellReading.TypeOf("", entry.Ksic) };
        if (mapping.CellOf(cells, ListField.Dong).Length + entry.Address.Length == 0) return (entry, null);

        var (dong, message) = PlaceReading.Find(mapping.CellOf(cells, ListField.Dong), entry.Address, covers);
        return (entry with { Dong = dong }, dong is null
            ? new(mapping.Has(ListField.Dong) ? ListField.Dong : ListField.Address, message)
            : null);
    }

    private static (ListEntry Entry, string? Wrong) With(ListEntry entry, ListField field, string cell) => field switch
    {
        ListField.MerchantId => IsId(cell) ? (entry with { MerchantId = cell }, null)
            : (entry, $"'{cell}'은(는) 가맹점 번호가 아닙니다. 영문·숫자와 . _ : - 로 40자까지입니다."),
        ListField.Number => BusinessRegistrationNumber.TryParse(CellText.NumberText(cell), out var number)
            ? (entry with { Number = number.Digits }, null)
            : (entry, $"'{cell}'은(는) 사업자등록번호가 아닙니다. 열 자리와 검증 숫자를 확인하세요."),
        ListField.Name => (entry with { Name = cell }, CellProblem.TooLong(field, cell, LongestName)?.Message),
        ListField.Type => CellReading.TypeOf(cell, "") is { } type ? (entry with { Type = type }, null)
            : (entry, $"'{cell}'은(는) 모르는 업종입니다. 업종의 코드나 이름을 적으세요."),
        ListField.Ksic => (entry with { Ksic = cell }, CellProblem.TooLong(field, cell, LongestKsic)?.Message),
        ListField.Address => (entry with { Address = cell }, CellProblem.TooLong(field, cell, LongestAddress)?.Message),
        ListField.Phone => (entry with { Phone = cell }, CellProblem.TooLong(field, cell, LongestPhone)?.Message),
        ListField.Bracket => CellReading.TryBracket(cell, out var bracket) ? (entry with { Bracket = bracket }, null)
            : (entry, $"'{cell}'은(는) 매출구간이 아닙니다. 3억 이하, 중소1, LE300M처럼 적거나 연매출을 원으로 적으세요."),
        ListField.Status => CellReading.TryStatus(cell, out var status) ? (entry with { Status = status }, null)
            : (entry, $"'{cell}'은(는) 모르는 상태입니다. 영업, 정지, 종료 가운데 하나를 적으세요."),
        ListField.Qr => cell.ToUpperInvariant() is "Y" or "N" or "O" or "X"
            ? (entry with { Qr = cell.ToUpperInvariant() is "Y" or "O" }, null)
            : (entry, $"'{cell}'은(는) Y나 N이 아닙니다."),
        ListField.Day or ListField.First => CellText.TryDay(cell, out var day) ? (entry with { Day = day }, null)
            : (entry, NoDay(cell)),
        ListField.Until or ListField.Last => CellText.TryDay(cell, out var until) ? (entry with { Until = until }, null)
            : (entry, NoDay(cell)),
        ListField.Designation => CellReading.TryDesignation(cell, out var word)
            ? (entry with { Designation = word }, null)
            : (entry, $"'{cell}'은(는) 모르는 지정입니다. 착한가격업소, 이어가게, e음택시, EVENT:코드 가운데 하나를 적으세요."),
        ListField.Act => CellReading.TryAct(cell, out var act) ? (entry with { Act = act }, null)
            : (entry, $"'{cell}'은(는) 모르는 신청입니다. 신규, 변경, 중지, 해지 가운데 하나를 적으세요."),
        ListField.Rate => CellReading.TryRate(cell, out var rate) ? (entry with { RateBp = rate }, null)
            : (entry, $"'{cell}'은(는) 적립률이 아닙니다. 5나 5%처럼 적으세요."),
        ListField.Note => (
            entry with { Note = cell }, CellProblem.TooLong(field, cell, Reception.LongestNote)?.Message),
        _ => (entry, null),
    };

    private static string NoDay(string cell) => $"'{cell}'은(는) 날짜가 아닙니다. 2026-08-14처럼 적으세요.";

    private static bool IsId(string cell) => cell.Length <= ExternalKey.MaxLength
        && cell.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.' or ':');
}
