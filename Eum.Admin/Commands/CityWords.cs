using System.CommandLine;
using System.Globalization;
using Eum.Domain.Values;
using Eum.Infrastructure.City;

namespace Eum.Admin.Commands;

/// <summary>The words of eum city, read as texts so that a bad one is refused in a sentence of ours.</summary>
internal sealed class CityWords
{
    private readonly Option<string> _folder = Text("out", "파일을 쓸 폴더 (없으면 만듭니다)", "DIR");
    private readonly Option<string> _days = Text("days", "며칠치 (없으면 30)", "N");
    private readonly Option<string> _members = Text("members", "첫날 앞까지의 회원 수 (없으면 20000, 실제 규모는 1400000)", "N");
    private readonly Option<string> _seed = Text("seed", "씨앗 (없으면 1)", "S");
    private readonly Option<string> _until = Text("until", "마지막 날 (없으면 2026-10-31)", "DATE");
    private readonly Option<string> _payments = Text(
        "payments-per-day", "하루 결제 건수, 취소는 따로 (없으면 공표된 월 결제액대로)", "N");

    private readonly Option<string> _merchants = Text("merchants", "첫날 앞까지의 가맹점 수 (없으면 회원 14명에 한 곳)", "N");
    private readonly Option<string> _mistakes = Text("mistakes", "운영사가 캐시백을 틀리는 비율, 천분율 (없으면 2)", "PERMILLE");
    private readonly Option<bool> _gzip = new("--gzip") { Description = ".csv.gz로 씁니다." };

    private readonly List<Problem> _problems = [];

    public IEnumerable<Option> All =>
        [_folder, _days, _members, _seed, _until, _payments, _merchants, _mistakes, _gzip];

    /// <summary>The city asked for and its folder, or what cannot be read or be.</summary>
    public (CityOptions City, string Folder, IReadOnlyList<Problem> Problems) Read(ParseResult parsed)
    {
        _problems.Clear();
        var city = new CityOptions { Gzip = parsed.GetValue(_gzip) };
        city = city with
        {
            Days = Int("days", parsed.GetValue(_days)) ?? city.Days,
            Members = Int("members", parsed.GetValue(_members)) ?? city.Members,
            Seed = Long("seed", parsed.GetValue(_seed)) ?? city.Seed,
            Until = Day("until", parsed.GetValue(_until)) ?? city.Until,
            PaymentsPerDay = Int("payments-per-day", parsed.GetValue(_payments)),
            Merchants = Int("merchants", parsed.GetValue(_merchants)),
            MistakesPerMille = Int("mistakes", parsed.GetValue(_mistakes)) ?? city.MistakesPerMille,
        };
        var folder = parsed.GetValue(_folder)?.Trim() ?? "";
        if (folder.Length == 0) _problems.Add(new("out", "--out에 파일을 쓸 폴더를 적으세요."));
        else if (File.Exists(folder)) _problems.Add(new("out", $"--out의 '{folder}'은 폴더가 아니라 파일입니다."));
        return (city, folder, _problems.Count > 0 ? [.. _problems] : city.Problems());
    }

    private static Option<string> Text(string name, string description, string value) =>
        new($"--{name}") { Description = description, HelpName = value };

    private int? Int(string name, string? text)
    {
        if (Long(name, text) is not { } number) return null;
        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        _problems.Add(new(name, $"--{name}의 '{text}'은 너무 큽니다."));
        return null;
    }

    private long? Long(string name, string? text)
    {
        if (text is null) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        _problems.Add(new(name, $"--{name}의 '{text}'은 정수가 아닙니다."));
        return null;
    }

    private DateOnly? Day(string name, string? text)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        _problems.Add(new(name, $"--{name}의 '{text}'은 2026-10-31 같은 날짜가 아닙니다."));
        return null;
    }
}
