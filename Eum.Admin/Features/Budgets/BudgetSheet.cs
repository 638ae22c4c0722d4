using System.Globalization;
using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Values;
using Eum.Infrastructure.Files.Sheets;

namespace Eum.Admin.Features.Budgets;

/// <summary>A row of an uploaded budget, what it says, and what is wrong with it.</summary>
/// <param name="Entry">Null where it cannot be read.</param>
/// <param name="Problem">In words; null where nothing is.</param>
public sealed record BudgetSheetRow(
    int Line, IReadOnlyList<string> Cells, BudgetEntry? Entry, string? Problem);

/// <summary>
/// A budget as officials keep it in Excel: one document a row, with a total (합계) at the end or without. It must add up.
/// </summary>
/// <param name="Total">What the file itself says it comes to; null where it says nothing.</param>
/// <param name="Problem">What is wrong with the file as a whole.</param>
public sealed record BudgetSheet(IReadOnlyList<BudgetSheetRow> Rows, long? Total, string? Problem)
{
    public const int MostRows = 500;

    /// <summary>The columns by their headings, the first of each as the file to begin with has it.</summary>
    public static IReadOnlyList<string[]> Columns { get; } =
    [
        ["회계연도", "연도"], ["재원"], ["기관", "기관코드"], ["사업", "사업코드", "과목"], ["구분", "종류"], ["문서번호", "회차", "번호"],
        ["결정일", "일자", "날짜"], ["결정", "결정내용", "의결"],
        ["금액", "금액(원)", "예산액", "증감액", "금액(천원)", "금액(백만원)"],
        ["근거", "근거자료", "출처"],
    ];

    private static readonly string[] TotalWords = ["합계", "총계", "계"];

    private static readonly Dictionary<string, BudgetEntryKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["본예산"] = BudgetEntryKind.Original,
        ["추경"] = BudgetEntryKind.Supplementary,
        ["추가경정"] = BudgetEntryKind.Supplementary,
        ["전용증"] = BudgetEntryKind.TransferIn,
        ["전용감"] = BudgetEntryKind.TransferOut,
        ["반납"] = BudgetEntryKind.Return,
        ["불용"] = BudgetEntryKind.Lapse,
    };

    public IEnumerable<BudgetEntry> Entries => Rows.Select(row => row.Entry).OfType<BudgetEntry>();

    public long Sum => Entries.Sum(entry => entry.Amount);

    public int Wrong => Rows.Count(row => row.Problem is not null);

    public bool MayBeProposed => Problem is null && Wrong == 0 && Rows.Count > 0;

    public static BudgetSheet Read(IReadOnlyList<SheetRow> sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var head = sheet.Take(10).FirstOrDefault(row => PlacesIn(row) is not null);
        if (head is null) return new([], null, "열 이름 줄을 찾을 수 없습니다. 받은 양식의 열 이름(회계연도, 재원, 기관, 사업 …)을 첫 줄에 두세요.");

        var places = PlacesIn(head)!;
        var unit = UnitOf(head[places[8]]);
        List<BudgetSheetRow> rows = [];
        long? total = null;
        foreach (var row in sheet.Where(row => row.Line > head.Line))
        {
            var cells = places.Select(place => row[place]).ToArray();
            if (row.Cells.Any(cell => TotalWords.Contains(cell.Replace(" ", "", StringComparison.Ordinal))))
            {
                total = AmountOf(cells[8], unit);
                if (total is null) return new(rows, null, $"{row.Line}행: 합계의 금액 '{cells[8]}'을 읽을 수 없습니다.");
            }
            else rows.Add(Judge(row.Line, cells, unit));
        }

        rows = Transfers(Repeated(rows));
        var sum = rows.Select(row => row.Entry).OfType<BudgetEntry>().Sum(entry => entry.Amount);
        return new(rows, total, WrongAsWhole(rows, total, sum));
    }

    private static string? WrongAsWhole(List<BudgetSheetRow> rows, long? total, long sum) =>
        rows.Count == 0 ? "예산 행이 없습니다."
        : total is { } said && said != sum
            ? $"합계 {new Won(said)}이 행을 더한 {new Won(sum)}과 {new Won(said - sum)} 다릅니다. 빠진 행이나 고친 금액이 없는지 보세요."
            : null;

    private static int[]? PlacesIn(SheetRow row)
    {
        var names = row.Cells.Select(cell => cell.Replace(" ", "", StringComparison.Ordinal)).ToList();
        var places = Columns.Select(words => names.FindIndex(name => words.Contains(name))).ToArray();
        return places.Contains(-1) ? null : places;
    }

    private static BudgetSheetRow Judge(int line, string[] cells, int unit)
    {
        var (key, wrong) = LineOf(cells);
        if (key is not { } of) return new(line, cells, null, wrong);
        if (!Kinds.TryGetValue(Bare(cells[4]), out var kind))
            return Wrong($"구분 '{cells[4]}'은(는) 본예산, 추경, 전용증, 전용감, 반납, 불용 가운데 하나가 아닙니다.");
        if (!DayOf(cells[6], out var day)) return Wrong($"결정일 '{cells[6]}'은(는) 날짜가 아닙니다. 예: 2026-03-02");
        if (AmountOf(cells[8], unit) is not { } won)
            return Wrong($"금액 '{cells[8]}'을 원 단위로 읽을 수 없습니다. 예: 1,200,000,000");

        // What is given away or back is kept with its sign; people write it without.
        var takes = kind is BudgetEntryKind.TransferOut or BudgetEntryKind.Return or BudgetEntryKind.Lapse;
        var entry = new BudgetEntry(
            of, kind, cells[5], day, cells[7], takes ? -Math.Abs(won) : won, cells[9]);
        return new(line, cells, entry, entry.Problem()?.Message ?? TooLong(cells));

        BudgetSheetRow Wrong(string message) => new(line, cells, null, message);
    }

    // Budget books are kept in thousands; the heading says so.
    private static int UnitOf(string heading) =>
        heading.Contains("백만원", StringComparison.Ordinal) ? 1_000_000
        : heading.Contains("천원", StringComparison.Ordinal) ? 1_000
        : 1;

    private static long? AmountOf(string text, int unit) =>
        Won.TryParse(text, out var read) && read.Amount is >= -BudgetEntry.Largest and <= BudgetEntry.Largest
            ? read.Amount * unit
            : null;

    private static string? TooLong(string[] cells) =>
        cells[5].Length > 80 ? "문서번호는 80자까지입니다."
        : cells[7].Length > 400 || cells[9].Length > 400 ? "결정과 근거는 400자까지입니다."
        : null;

    private static (BudgetLineKey? Key, string? Wrong) LineOf(string[] cells)
    {
        if (!int.TryParse(Bare(cells[0]).TrimEnd('년'), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return (null, $"회계연도 '{cells[0]}'은(는) 연도가 아닙니다. 예: 2026");
        if (AuthorityOf(Bare(cells[2])) is not { } authority)
            return (null, $"기관 '{cells[2]}'을(를) 알 수 없습니다. 인천광역시, 군·구 이름이나 코드로 적으세요.");
        var programme = GuBrands.All.FirstOrDefault(brand => brand.Name == Bare(cells[3]))?.Code ?? Bare(cells[3]);
        var key = new BudgetLineKey(year, FundNames.Find(Bare(cells[1])), authority, programme);
        return key.Problem() is { } wrong ? (null, wrong.Message) : (key, null);
    }

    private static int? AuthorityOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code
        : text is "인천" or "인천시" or "시" ? DistrictTable.CityCode
        : DistrictTable.All.Append(DistrictTable.City).FirstOrDefault(district => district.Name == text)?.Code;

    private static bool DayOf(string text, out DateOnly day) => DateOnly.TryParseExact(
        Bare(text).TrimEnd('.'), (string[])["yyyy-MM-dd", "yyyy.MM.dd", "yyyy.M.d", "yyyy/MM/dd", "yyyyMMdd"],
        CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static List<BudgetSheetRow> Repeated(List<BudgetSheetRow> rows)
    {
        var seen = new HashSet<(BudgetLineKey, BudgetEntryKind, string)>();
        return
        [
            .. rows.Select(row => row is not { Entry: { } entry, Problem: null }
                || seen.Add((entry.Line, entry.Kind, entry.Number))
                    ? row
                    : row with { Problem = $"같은 과목의 같은 문서 '{entry.Number}'이(가) 위에 이미 있습니다." }),
        ];
    }

    // Under one document what goes out must come in.
    private static List<BudgetSheetRow> Transfers(List<BudgetSheetRow> rows)
    {
        var open = rows.Select(row => row.Entry).OfType<BudgetEntry>().Where(IsTransfer)
            .GroupBy(DocumentOf).Where(document => document.Sum(entry => entry.Amount) != 0)
            .ToDictionary(document => document.Key, document => document.Sum(entry => entry.Amount));
        return
        [
            .. rows.Select(row => row is { Entry: { } entry, Problem: null } && IsTransfer(entry)
                && open.TryGetValue(DocumentOf(entry), out var left)
                    ? row with { Problem = $"전용 '{entry.Number}'의 증과 감이 {new Won(Math.Abs(left))} 맞지 않습니다." }
                    : row),
        ];
    }

    private static bool IsTransfer(BudgetEntry entry) =>
        entry.Kind is BudgetEntryKind.TransferIn or BudgetEntryKind.TransferOut;

    private static (int, Eum.Domain.Cashback.Fund, int, string, DateOnly) DocumentOf(BudgetEntry entry) =>
        (entry.Line.Year, entry.Line.Fund, entry.Line.Authority, entry.Number, entry.Dated);
}
