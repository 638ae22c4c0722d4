using System.Collections.Frozen;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Lists;

/// <summary>Where a field comes from: a column, counted from 0, or the same text in every row.</summary>
public sealed record FieldSource(ListField Field, int? Column, string Constant);

/// <summary>Which column of a list is what. Prints itself as it is stored: Name:0, Bracket=LE300M.</summary>
public sealed record ListMapping(IReadOnlyList<FieldSource> Sources)
{
    private static readonly FrozenDictionary<ListField, string[]> Words = new Dictionary<ListField, string[]>
    {
        [ListField.MerchantId] = ["merchant_id", "가맹점번호", "가맹점코드", "가맹점id"],
        [ListField.Number] = ["사업자등록번호", "사업자번호", "business_registration_no", "등록번호"],
        [ListField.Name] = ["상호", "상호명", "점포명", "가맹점명", "업소명", "업체명", "매장명", "사업장명", "store_name", "name"],
        [ListField.Type] = ["업종", "업종명", "유형", "business_type", "업태"],
        [ListField.Ksic] = ["ksic", "업종코드", "표준산업분류"],
        [ListField.Dong] = ["법정동", "동", "읍면동", "legal_dong", "dong", "행정동"],
        [ListField.Address] = ["주소", "소재지", "위치", "도로명주소", "지번주소", "address"],
        [ListField.Phone] = ["전화", "전화번호", "연락처", "휴대전화", "휴대폰", "휴대전화번호", "휴대폰번호", "핸드폰", "phone", "mobile"],
        [ListField.Bracket] = ["매출구간", "구간", "연매출", "매출", "sales_bracket", "우대구분", "가맹점구분"],
        [ListField.Status] = ["상태", "영업상태", "status"],
        [ListField.Qr] = ["qr", "qr여부"],
        [ListField.Day] = ["기준일", "적용일", "등록일", "지정일", "시작일", "valid_from", "bracket_from", "occurred_on"],
        [ListField.Designation] = ["지정", "지정명", "지정구분", "designation"],
        [ListField.Until] = ["종료일", "만료일", "valid_to"],
        [ListField.PersonName] = ["이름", "성명", "성함", "학생명", "대상자명", "name"],
        [ListField.BirthDate] = ["생년월일", "출생일", "생일", "birth_date", "birthday"],
        [ListField.Membership] = ["학번", "사번", "회원번호", "동호", "동호수", "직원번호", "membership"],
        [ListField.Consent] = ["동의", "개인정보동의", "동의여부", "정보제공동의", "consent"],
        [ListField.Amount] = ["금액", "지급액", "지원금액", "충전액", "amount"],
        [ListField.Act] = ["신청구분", "신청종류", "신청", "구분", "act"],
        [ListField.Rate] = ["적립률", "적립율", "혜택플러스적립률", "추가적립률", "rate", "rate_percent"],
        [ListField.First] = ["시작일", "첫날", "계약시작일", "적용시작일", "적용일", "시작", "valid_from"],
        [ListField.Last] = ["마지막날", "종료일", "계약종료일", "만료일", "종료", "valid_to"],
        [ListField.Note] = ["비고", "메모", "참고", "특이사항", "note"],
    }.ToFrozenDictionary();

    private static readonly ListField[] Identity =
        [ListField.MerchantId, ListField.Number, ListField.Name, ListField.Dong, ListField.Address];

    /// <summary>The fields that a list of this kind can have, in the order they are shown in.</summary>
    public static IReadOnlyList<ListField> FieldsOf(ListKind kind) => kind switch
    {
        ListKind.Brackets => [.. Identity, ListField.Bracket, ListField.Day],
        ListKind.Designations => [.. Identity, ListField.Designation, ListField.Day, ListField.Until],
        ListKind.Cards =>
        [
            ListField.PersonName, ListField.BirthDate, ListField.Phone, ListField.Membership, ListField.Consent,
            ListField.Amount,
        ],
        ListKind.Applications =>
        [
            ListField.MerchantId, ListField.Number, ListField.Name, ListField.Act, ListField.Rate, ListField.First,
            ListField.Last, ListField.Note,
        ],
        _ =>
        [
            .. Identity, ListField.Type, ListField.Ksic, ListField.Phone, ListField.Bracket, ListField.Status,
            ListField.Qr, ListField.Day,
        ],
    };

    /// <summary>What headings most likely mean.</summary>
    public static ListMapping Guess(ListKind kind, IReadOnlyList<string> headings)
    {
        var plain = headings.Select(heading => Hangul.Plain(heading).TrimStart('\uFEFF')).ToList();
        List<FieldSource> sources = [];
        foreach (var field in FieldsOf(kind))
        {
            var wanted = Words[field].Select(Hangul.Plain).ToList();
            var at = plain.FindIndex(heading => wanted.Contains(heading));
            if (at < 0) at = plain.FindIndex(heading => wanted.Exists(word => IsBegunBy(heading, word)));
            if (at >= 0 && sources.TrueForAll(source => source.Column != at)) sources.Add(new(field, at, ""));
        }

        return new ListMapping(sources).InFileOrder();
    }

    /// <summary>The columns as the file has them, then what is the same in every row.</summary>
    public ListMapping InFileOrder() => new([.. Sources.OrderBy(source => source.Column ?? int.MaxValue)]);

    // 사업자등록번호(필수), 상호 또는 법인명: what follows only explains.
    private static bool IsBegunBy(string heading, string word) =>
        word.Length > 2 && heading.StartsWith(word, StringComparison.Ordinal);

    /// <summary>What is missing for a list of this kind; null where nothing is.</summary>
    public Problem? Problem(ListKind kind, int columns)
    {
        if (Sources.Any(source => source.Column is { } column && (column < 0 || column >= columns))
            || Sources.DistinctBy(source => source.Field).Count() < Sources.Count
            || Sources.Any(source => !FieldsOf(kind).Contains(source.Field)))
            return new("mapping", "열을 다시 맞추세요. 파일에 없는 열이 들어 있습니다.");
        if (kind == ListKind.Cards) return MissingOfPeople();
        if (kind == ListKind.Applications) return MissingOfApplications();
        if (!Has(ListField.MerchantId) && !Has(ListField.Number) && !Has(ListField.Name))
            return new("mapping", "가맹점을 알아볼 열이 없습니다. 가맹점 번호, 사업자등록번호, 상호 가운데 하나를 맞추세요.");
        if (kind == ListKind.Brackets && !Has(ListField.Bracket))
            return new(nameof(ListField.Bracket), "매출구간이 들어 있는 열을 고르세요.");
        return kind == ListKind.Designations && !Has(ListField.Designation)
            ? new(nameof(ListField.Designation), "지정이 들어 있는 열을 고르거나, 모든 행에 같은 지정을 적으세요.")
            : null;
    }

    // A name alone is no merchant that money is promised for.
    private Problem? MissingOfApplications()
    {
        if (!Has(ListField.MerchantId) && !Has(ListField.Number))
            return new(nameof(ListField.MerchantId), "가맹점 번호나 사업자등록번호가 들어 있는 열을 고르세요.");
        return Has(ListField.Rate) || Has(ListField.Act)
            ? null
            : new(nameof(ListField.Rate), "적립률이 들어 있는 열을 고르거나, 모든 행에 같은 적립률을 적으세요.");
    }

    private Problem? MissingOfPeople()
    {
        foreach (var (field, name) in ((ListField, string)[])
                 [
                     (ListField.PersonName, "이름이"), (ListField.BirthDate, "생년월일이"), (ListField.Phone, "전화번호가"),
                     (ListField.Consent, "개인정보 동의가"),
                 ])
            if (!Has(field)) return new($"{field}", $"{name} 들어 있는 열을 고르세요.");
        return null;
    }

    /// <summary>The cell of a field in a row whose cells are in this mapping's order; empty for none.</summary>
    public string CellOf(IReadOnlyList<string> cells, ListField field)
    {
        ArgumentNullException.ThrowIfNull(cells);
        for (var at = 0; at < Sources.Count; at++)
            if (Sources[at].Field == field) return at < cells.Count ? cells[at] : "";
        return "";
    }

    public bool Has(ListField field) => Sources.Any(source => source.Field == field);

    /// <summary>The mapped cells of a row, tidied.</summary>
    public IReadOnlyList<string> CellsOf(IReadOnlyList<string> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
        [
            .. Sources.Select(source => source.Column is not { } column ? source.Constant
                : column < row.Count ? Tidied(row[column]) : ""),
        ];
    }

    /// <summary>Null for what is none.</summary>
    public static ListMapping? Parse(string? text)
    {
        List<FieldSource> sources = [];
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOfAny([':', '=']);
            if (at < 0 || !Enum.TryParse<ListField>(line[..at], out var field) || !Enum.IsDefined(field)) return null;
            if (line[at] == '=') sources.Add(new(field, null, line[(at + 1)..]));
            else if (int.TryParse(line[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var column))
                sources.Add(new(field, column, ""));
            else return null;
        }

        return sources.Count == 0 ? null : new(sources);
    }

    public override string ToString() => string.Join('\n', Sources.Select(source => source.Column is { } column
        ? string.Create(CultureInfo.InvariantCulture, $"{source.Field}:{column}")
        : $"{source.Field}={source.Constant}"));

    // Control characters, blanks of every kind and the composition of Hangul tell nothing.
    private static string Tidied(string cell)
    {
        var tidy = string.Concat(cell.Normalize().Select(unit => char.IsControl(unit) ? ' ' : unit));
        return string.Join(' ', tidy.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
