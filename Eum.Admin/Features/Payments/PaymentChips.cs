using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Eum.Domain.Payments;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Payments;

/// <summary>A filter as a person reads it, part by part.</summary>
internal static class PaymentChips
{
    public static IReadOnlyList<FilterChip> Of(PaymentFilter filter, IStringLocalizer texts) =>
    [
        .. Parts(filter, texts).Where(part => part.Value is not null)
            .Select(part => new FilterChip(part.Name, texts["payments." + part.Label], part.Value!)),
    ];

    private static IEnumerable<(string Name, string Label, string? Value)> Parts(
        PaymentFilter filter, IStringLocalizer texts)
    {
        yield return ("from", "from", ListCell.Day(filter.From).Text is { Length: > 0 } from ? from : null);
        yield return ("to", "to", ListCell.Day(filter.To).Text is { Length: > 0 } to ? to : null);
        yield return ("district", "district", filter.District is { } district ? Names.District(district) : null);
        yield return ("programme", "programme", filter.Programme is { } card ? Names.Card(card) : null);
        yield return ("group", "group", filter.Group is { } group ? Names.BusinessGroup(group) : null);
        yield return ("type", "type", filter.Type is { } type ? Names.BusinessType(type) : null);
        yield return ("bracket", "bracket", filter.Bracket is { } bracket ? Names.Bracket(bracket) : null);
        yield return ("kind", "kind", filter.Kind is { } kind ? KindOf(kind, texts) : null);
        yield return ("channel", "channel", filter.Channel is { } channel ? Names.Channel(channel) : null);
        yield return ("min", "min", filter.Least is { } least ? texts["won", Count.Print(least)].Value : null);
        yield return ("max", "max", filter.Most is { } most ? texts["won", Count.Print(most)].Value : null);
        yield return ("merchant", "merchant", filter.Merchant);
        yield return ("tx", "tx", filter.Tx);
        yield return ("differs", "differs", DiffersOf(filter, texts));
        yield return ("late", "marks", filter.Late ? texts["flag.Late"].Value : null);
        yield return ("adjusted", "marks", filter.Adjusted ? texts["flag.Adjustment"].Value : null);
        yield return ("file", "file", filter.File is { } file ? $"{file}" : null);
    }

    internal static string KindOf(PaymentKind kind, IStringLocalizer texts) =>
        texts[kind == PaymentKind.Pay ? "payments.pay" : "payments.cancel"];

    private static string? DiffersOf(PaymentFilter filter, IStringLocalizer texts) => filter switch
    {
        { Cause: { } cause } => texts["cause." + cause].Value,
        { Differs: true } => texts["differs.any"].Value,
        { Differs: false } => texts["differs.none"].Value,
        _ => null,
    };
}
