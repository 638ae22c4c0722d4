using System.Collections.Frozen;
using System.Globalization;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>
/// The members of dimensions: the number under which a fact is gathered, that number's code and names, and whether a
/// question's filters let it through.
/// </summary>
internal sealed class StatisticSieve
{
    private static readonly string[] Groups =
        [.. BusinessTypeTable.All.OrderBy(type => type.No).Select(type => type.GroupCode).Distinct()];

    private static readonly FrozenDictionary<int, int> GroupOf = BusinessTypeTable.All
        .ToFrozenDictionary(type => type.No, type => Array.IndexOf(Groups, type.GroupCode) + 1);

    private readonly DistrictView _view;
    private readonly IReadOnlyDictionary<int, string> _programmes;
    private readonly (Dimension Dimension, FrozenSet<string> Codes, Dictionary<int, bool> Known)[] _filters;

    public StatisticSieve(StatisticQuery query, IReadOnlyDictionary<int, string> programmes)
    {
        (_view, _programmes) = (query.View, programmes);
        _filters = [.. query.Filters.Select(filter =>
            (filter.Dimension, filter.Codes.ToFrozenSet(StringComparer.Ordinal), new Dictionary<int, bool>()))];
    }

    /// <summary>Whether every filter lets a fact at a shown time through.</summary>
    public bool Passes(in StatisticFact fact, int month, int day)
    {
        foreach (var (dimension, codes, known) in _filters)
        {
            var number = NumberOf(dimension, in fact, month, day);
            if (!known.TryGetValue(number, out var passes))
                known.Add(number, passes = codes.Contains(KeyOf(dimension, number).Code));
            if (!passes) return false;
        }

        return true;
    }

    /// <summary>Whether the filters on time let a month or day through.</summary>
    public bool PassesTime(int month, int day)
    {
        foreach (var (dimension, codes, _) in _filters)
            if (dimension.IsTime() && !codes.Contains(KeyOf(dimension, NumberOf(dimension, default, month, day)).Code))
                return false;
        return true;
    }

    public int NumberOf(Dimension dimension, in StatisticFact fact, int month, int day) => dimension switch
    {
        Dimension.Year => month / 100,
        Dimension.MonthOfYear => month % 100,
        Dimension.Month => month,
        Dimension.Day => day,
        Dimension.District => StatisticPlace.Of(_view, fact.Dong, fact.District).Code,
        Dimension.BusinessGroup => GroupOf.GetValueOrDefault(fact.BusinessType),
        Dimension.BusinessType => fact.BusinessType,
        Dimension.Programme => fact.Programme,
        Dimension.Age => AgeOf(month / 100 - fact.BirthYear),
        Dimension.Sex => fact.Sex,
        _ => fact.Method,
    };

    public StatisticKey KeyOf(Dimension dimension, int number) => dimension switch
    {
        Dimension.Year => new(dimension, $"{number}", $"{number}년", $"{number}"),
        Dimension.MonthOfYear => new(
            dimension, $"{number}", $"{number}월", CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(number)),
        Dimension.Month => Plain(dimension, $"{number / 100:0000}-{number % 100:00}"),
        Dimension.Day => Plain(dimension, $"{number / 10_000:0000}-{number / 100 % 100:00}-{number % 100:00}"),
        Dimension.District => OfDistrict(number),
        Dimension.BusinessGroup => OfGroup(number),
        Dimension.BusinessType => OfType(number),
        Dimension.Programme => OfProgramme(number),
        Dimension.Age => OfAge(number),
        Dimension.Sex => number switch
        {
            1 => new(dimension, "M", "남", "Men"),
            2 => new(dimension, "F", "여", "Women"),
            _ => Unknown(dimension),
        },
        _ => OfMethod(number),
    };

    /// <summary>The member that a code names; the code itself where none does.</summary>
    public StatisticKey NamedBy(Dimension dimension, string code)
    {
        var numbers = dimension switch
        {
            Dimension.MonthOfYear => Enumerable.Range(1, 12),
            Dimension.District when int.TryParse(code, CultureInfo.InvariantCulture, out var district) => [district],
            Dimension.BusinessGroup => Enumerable.Range(1, Groups.Length),
            Dimension.BusinessType => BusinessTypeTable.All.Select(type => type.No),
            Dimension.Programme => _programmes.Keys,
            Dimension.Age => [1, 2, 3, 4, 5, 6, 7],
            Dimension.Sex => [1, 2],
            Dimension.Method => Enumerable.Range(0, 6),
            _ => [],
        };
        return numbers.Select(number => KeyOf(dimension, number)).FirstOrDefault(key => key.Code == code)
            ?? Plain(dimension, code);
    }

    private static StatisticKey Plain(Dimension dimension, string text) => new(dimension, text, text, text);

    private static StatisticKey Unknown(Dimension dimension) => new(dimension, "", "알 수 없음", "Unknown");

    private static StatisticKey OfGroup(int number)
    {
        var type = number is > 0 && number <= Groups.Length
            ? BusinessTypeTable.All.First(type => type.GroupCode == Groups[number - 1])
            : null;
        return type is null
            ? Unknown(Dimension.BusinessGroup)
            : new(Dimension.BusinessGroup, type.GroupCode, type.GroupName, type.GroupNameEn);
    }

    private static StatisticKey OfType(int number) => BusinessTypeTable.ByNo(number) is { } type
        ? new(Dimension.BusinessType, type.Code, type.Name, type.NameEn)
        : Unknown(Dimension.BusinessType);

    // 10s and younger, then tens, 70 and older; 9 where the year of birth cannot be.
    private static int AgeOf(int age) => age is < 0 or > 130 ? 9 : age < 20 ? 1 : Math.Min(7, age / 10);

    private static StatisticKey OfAge(int bin) => bin switch
    {
        1 => new(Dimension.Age, "10", "10대 이하", "19 and younger"),
        7 => new(Dimension.Age, "70", "70대 이상", "70 and older"),
        9 => Unknown(Dimension.Age),
        _ => new(Dimension.Age, $"{bin}0", $"{bin}0대", $"{bin}0–{bin}9"),
    };

    private static StatisticKey OfMethod(int number) => (ChargeMethod)number switch
    {
        ChargeMethod.Account => new(Dimension.Method, "ACCOUNT", "계좌", "Bank account"),
        ChargeMethod.Credit => new(Dimension.Method, "CREDIT", "신용카드", "Credit card"),
        ChargeMethod.Cash => new(Dimension.Method, "CASH", "현금", "Cash"),
        ChargeMethod.Auto => new(Dimension.Method, "AUTO", "자동충전", "Automatic"),
        ChargeMethod.Policy => new(Dimension.Method, "POLICY", "정책발행", "Policy money"),
        _ => new(Dimension.Method, "NONE", "해당 없음", "None"),
    };

    private StatisticKey OfDistrict(int number)
    {
        var place = StatisticPlace.Known(_view, number);
        return place.Code == 0
            ? Unknown(Dimension.District)
            : new(Dimension.District, $"{place.Code}", place.Name, place.NameEn);
    }

    private StatisticKey OfProgramme(int number)
    {
        var code = _programmes.GetValueOrDefault(number);
        if (code is null) return Unknown(Dimension.Programme);
        return ProgrammeCode.TryParse(code, out var known)
            ? new(Dimension.Programme, code, known.KoreanName, known.EnglishName)
            : Plain(Dimension.Programme, code);
    }
}
