using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Merchants;

/// <summary>A filter as a person reads it, part by part.</summary>
internal static class MerchantChips
{
    public static IReadOnlyList<FilterChip> Of(MerchantFilter filter, IStringLocalizer texts) =>
    [
        .. Parts(filter, texts).Where(part => part.Value is not null)
            .Select(part => new FilterChip(part.Name, texts["merchants." + part.Label], part.Value!)),
    ];

    private static IEnumerable<(string Name, string Label, string? Value)> Parts(
        MerchantFilter filter, IStringLocalizer texts)
    {
        yield return ("q", "words", filter.Words);
        yield return ("district", "district", filter.District is { } district ? Names.District(district) : null);
        yield return ("dong", "dong", filter.Dong is { } dong ? MerchantShape.DongName(dong) : null);
        yield return ("group", "group", filter.Group is { } group ? Names.BusinessGroup(group) : null);
        yield return ("type", "type", filter.Type is { } type ? Names.BusinessType(type) : null);
        yield return ("bracket", "bracket", filter.Bracket is { } bracket ? Names.Bracket(bracket) : null);
        yield return ("designation", "designation", filter.Designation is { } word ? DesignationOf(word, texts) : null);
        yield return ("plus", "plus", PlusOf(filter, texts));
        yield return (
            "status", "status", filter.Status is { } status ? texts["merchant-status." + status].Value : null);
    }

    private static string? PlusOf(MerchantFilter filter, IStringLocalizer texts) =>
        filter.BenefitPlus is { } has ? texts[has ? "merchants.plus-yes" : "merchants.plus-no"].Value : null;

    internal static string DesignationOf(string word, IStringLocalizer texts) => texts["designation." + word];
}
