using System.CommandLine;
using System.Globalization;
using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Cashback;

/// <summary>The words of a quote, read as texts so that a bad one is refused in a sentence of ours.</summary>
internal sealed class QuoteOptions
{
    // As the enum numbers them.
    private static readonly string[] Channels = ["CARD", "QR", "DELIVERY", "MALL", "TAXI", "PHONE"];

    private readonly Option<string> _at = Text(
        "at", "시각: 2026-02-12T10:00:00+09:00 또는 날짜 2026-02-12 (한국 0시). 없으면 지금.", "T");
    private readonly Option<string> _programme = Required(
        "programme", "상품: INCHEON SEORO YEONSU NAMDONG MICHUHOL BUPYEONG GYEYANG", "P");
    private readonly Option<string> _district = Required("district", "가맹점의 군·구 코드 다섯 자리", "D");
    private readonly Option<string> _bracket = Required(
        "bracket", "가맹점의 연매출 구간: LE300M LE500M LE1B LE3B GT3B", "B");
    private readonly Option<string> _benefitPlus = Text(
        "benefit-plus", "혜택플러스·상생 계약 요율, 퍼센트 (예: 5)", "PCT");
    private readonly Option<string[]> _designation = Many(
        "designation", "지정: FAIR_PRICE HERITAGE TAXI EVENT:코드. 여러 번 쓸 수 있습니다.", "X");
    private readonly Option<string> _businessType = Text("business-type", "업종 코드 (없으면 OTHER)", "T");
    private readonly Option<string> _channel = Text(
        "channel", "결제 경로: CARD QR DELIVERY MALL TAXI PHONE (없으면 CARD)", "C");
    private readonly Option<string> _group = Text("group", "특화카드의 그룹 (예: ARTIST)", "G");
    private readonly Option<string> _amount = Required("amount", "충전금으로 낸 금액, 원", "W");
    private readonly Option<string> _monthToDate = Text("month-to-date", "이 결제 앞까지의 월 누적, 원 (없으면 0)", "W");

    private readonly List<Problem> _problems = [];

    public IEnumerable<Option> All =>
    [
        _at, _programme, _district, _bracket, _benefitPlus, _designation, _businessType, _channel, _group, _amount,
        _monthToDate,
    ];

    /// <summary>The request, or every word that cannot be read.</summary>
    public Outcome<QuoteRequest> Read(ParseResult parsed, DateTime now)
    {
        _problems.Clear();
        string? Given(Option<string> option) => parsed.GetValue(option)?.Trim();

        var monthToDate = Won("month-to-date", Given(_monthToDate) ?? "0");
        var request = new QuoteRequest(
            At(Given(_at), now), Programme(Given(_programme)!, Given(_group)), District(Given(_district)!),
            Bracket(Given(_bracket)!), Won("amount", Given(_amount)!))
        {
            Designations = DesignationsOf(parsed.GetValue(_designation) ?? []),
            BenefitPlusBp = BenefitPlus(Given(_benefitPlus) ?? "0"),
            BusinessType = Given(_businessType) ?? "OTHER",
            Channel = ChannelOf(Given(_channel) ?? "CARD"),
            Before = new(monthToDate, monthToDate),
        };
        if (_problems.Count == 0) return request;

        var read = _problems.Select(problem => problem.Field).ToHashSet();
        return new Outcome<QuoteRequest>.Refused(
            [.. _problems, .. request.Problems().Where(more => !read.Contains(more.Field))]);
    }

    private DateTime At(string? text, DateTime now)
    {
        if (text is null) return now;
        var whole = text.Length == "yyyy-MM-dd".Length ? text + "T00:00:00+09:00" : text;
        if (KoreanTime.TryParse(whole, out var utc) || KoreanTime.TryParse(whole + "+09:00", out utc)) return utc;
        return Refuse(
            "at", $"'{text}'을(를) 시각으로 읽을 수 없습니다. 2026-02-12 또는 2026-02-12T10:00:00+09:00처럼 적으세요.", now);
    }

    private string Programme(string programme, string? group)
    {
        if (group is null) return programme;
        if (programme.Contains('-', StringComparison.Ordinal))
            return Refuse("group", $"상품 '{programme}'에 이미 그룹이 있습니다. --group을 빼거나 상품에서 그룹을 떼세요.", programme);
        return ProgrammeCode.TryParse($"INCHEON-{group}", out _)
            ? $"{programme}-{group}"
            : Refuse("group", $"'{group}'은(는) 그룹이 될 수 없습니다. 대문자 A-Z, 숫자, _로 1~24자를 적으세요.", programme);
    }

    private int District(string text) => text.Length == 5 && text.All(char.IsAsciiDigit)
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : Refuse("district", $"'{text}'은(는) 군·구 코드가 아닙니다. 다섯 자리 숫자로 적으세요 (예: 28185).", 0);

    private SalesBracket Bracket(string text) => Array.IndexOf(Enum.GetNames<SalesBracket>(), text) is var at and >= 0
        ? Enum.GetValues<SalesBracket>()[at]
        : Refuse("bracket",
            $"'{text}'은(는) 연매출 구간이 아닙니다. {string.Join(' ', Enum.GetNames<SalesBracket>())} 가운데 하나를 쓰세요.",
            SalesBracket.LE300M);

    private long Won(string option, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var won)
        ? won
        : Refuse(option, $"'{text}'은(는) 원 단위 금액이 아닙니다. 쉼표와 소수점 없이 숫자만 적으세요 (예: 50000).", 1);

    private int BenefitPlus(string text) => BasisPoints.TryParse(text, out var rate)
        ? rate.Value
        : Refuse("benefit-plus", $"'{text}'은(는) 요율이 아닙니다. 퍼센트로 적으세요 (예: 5 또는 2.5).", 0);

    private Designations DesignationsOf(string[] texts) =>
        Designations.TryParse(string.Join(' ', texts).Replace(',', ' '), out var designations)
        ? designations
        : Refuse("designation",
            $"'{string.Join(' ', texts)}'에 모르는 지정이 있습니다. FAIR_PRICE HERITAGE TAXI EVENT:코드 가운데서 쓰세요.",
            Designations.None);

    private Channel ChannelOf(string text) => Array.IndexOf(Channels, text) is var at and >= 0
        ? (Channel)at
        : Refuse(
            "channel", $"'{text}'은(는) 결제 경로가 아닙니다. {string.Join(' ', Channels)} 가운데 하나를 쓰세요.", Channel.Card);

    private T Refuse<T>(string option, string message, T instead)
    {
        _problems.Add(new(option, message));
        return instead;
    }

    private static Option<string> Text(string name, string description, string value) =>
        new($"--{name}") { Description = description, HelpName = value };

    private static Option<string> Required(string name, string description, string value) =>
        new($"--{name}") { Description = description, HelpName = value, Required = true };

    private static Option<string[]> Many(string name, string description, string value) =>
        new($"--{name}") { Description = description, HelpName = value };
}
