using System.Collections.Frozen;
using System.Globalization;
using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Payments;

namespace Eum.Admin.Components;

/// <summary>The names of codes in the reader's language; the code itself where it has none.</summary>
public static class Names
{
    private static readonly FrozenDictionary<string, BusinessType> Groups = BusinessTypeTable.All
        .DistinctBy(type => type.GroupCode).ToFrozenDictionary(type => type.GroupCode, StringComparer.Ordinal);

    private static bool IsKorean => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko";

    public static string District(int code) => DistrictTable.Find(code) is { } district
        ? IsKorean ? district.Name : district.NameEn
        : code.ToString(CultureInfo.InvariantCulture);

    /// <summary>The city, a gu, or an institution.</summary>
    public static string Authority(int code) => AuthorityNames.Of(code, !IsKorean);

    public static string District(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? District(number) : code;

    public static string BusinessGroup(string code) => Groups.GetValueOrDefault(code) is { } type
        ? IsKorean ? type.GroupName : type.GroupNameEn
        : code;

    public static string Role(string code) => RoleTable.Find(code) is { } role
        ? IsKorean ? role.Name : role.EnglishName
        : code;

    public static string BusinessType(int no) => BusinessTypeTable.ByNo(no) is { } type
        ? IsKorean ? type.Name : type.NameEn
        : no.ToString(CultureInfo.InvariantCulture);

    public static string BusinessType(string code) =>
        BusinessTypeTable.TryFind(code, out var type) ? BusinessType(type.No) : code;

    public static string Bracket(SalesBracket bracket) => IsKorean ? bracket.KoreanName() : bracket.EnglishName();

    public static string Channel(Channel channel) => IsKorean ? channel.KoreanName() : channel.EnglishName();

    /// <summary>A card programme, group cards too.</summary>
    public static string Card(string code) => ProgrammeCode.TryParse(code, out var programme)
        ? IsKorean ? programme.KoreanName : programme.EnglishName
        : code;

    public static string Programme(string code) => BudgetProgrammes.NameOf(code, !IsKorean);
}
