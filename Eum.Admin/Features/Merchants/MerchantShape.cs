using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Eum.Admin.Features.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Merchants;

/// <summary>The columns of 가맹점, on the screen and in the file.</summary>
internal static class MerchantShape
{
    public static ListShape<MerchantLine> List { get; } = new(
        "merchants", new("name", Descending: false),
        new("name", "merchants.name", (row, _) => new(row.Name) { Link = AddressOf(row.Id) })
        {
            Sorts = true,
            IsHead = true,
            Look = "file",
        },
        new("id", "merchants.id", (row, _) => ListCell.Of(row.Id)) { Sorts = true, Look = "code" },
        new("number", "merchants.number", (row, _) => ListCell.Of(Dashed(row.RegistrationNo))) { Look = "code" },
        new("district", "merchants.district", (row, _) => ListCell.Of(Names.District(row.Today)))
        {
            Sorts = true,
            Look = "kind",
        },
        new("recorded", "merchants.recorded", (row, _) => ListCell.Of(Names.District(row.District)))
        {
            IsExtra = true,
            Look = "kind",
        },
        new("dong", "merchants.dong", (row, _) => ListCell.Of(DongName(row.Dong))) { Look = "kind" },
        new("type", "merchants.type", (row, _) => ListCell.Of(Names.BusinessType(row.BusinessType)))
        {
            Sorts = true,
            Look = "kind",
        },
        new("bracket", "merchants.bracket", (row, _) => ListCell.Of(Names.Bracket(row.Bracket)))
        {
            Sorts = true,
            Look = "kind",
        },
        new("designation", "merchants.designation", (row, texts) => ListCell.Of(Words(row.Designations, texts)))
        {
            Look = "kind",
        },
        new("plus", "merchants.plus", (row, _) =>
            ListCell.Of(row.RateBp > 0 ? $"{ReasonText.Percent(row.RateBp)} %" : ""))
        {
            Look = "number",
        },
        new("status", "merchants.status", StatusOf) { Look = "kind" },
        new("registered", "merchants.registered", (row, _) => ListCell.Day(row.RegisteredOn))
        {
            Sorts = true,
            Look = "date",
        },
        new("closed", "merchants.closed", (row, _) => ListCell.Day(row.ClosedOn)) { IsExtra = true, Look = "date" });

    /// <summary>Where a merchant's page is.</summary>
    public static string AddressOf(string id) => "/merchants/" + Uri.EscapeDataString(id);

    public static MerchantOrder OrderOf(ListSort sort) => sort.Column switch
    {
        "id" => MerchantOrder.Id,
        "district" => MerchantOrder.District,
        "type" => MerchantOrder.BusinessType,
        "bracket" => MerchantOrder.Bracket,
        "registered" => MerchantOrder.RegisteredOn,
        _ => MerchantOrder.Name,
    };

    /// <summary>123-45-67891, as it is printed.</summary>
    public static string Dashed(string number) =>
        number.Length == 10 ? $"{number[..3]}-{number[3..5]}-{number[5..]}" : number;

    public static string DongName(long code) => LegalDongTable.TryFind(code, out var dong) ? dong.Name : $"{code}";

    /// <summary>착한가격업소, 이어가게: designations that are separated by a blank, in words.</summary>
    public static string Words(string designations, IStringLocalizer texts) => string.Join(
        ", ", designations.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Word(word, texts)));

    public static string Word(string designation, IStringLocalizer texts) =>
        designation.StartsWith("EVENT:", StringComparison.Ordinal)
            ? texts["designation.event-of", designation["EVENT:".Length..]]
            : texts["designation." + designation];

    public static (string Look, string Icon) BadgeOf(MerchantStatus status) => status switch
    {
        MerchantStatus.Open => ("done", "done"),
        MerchantStatus.Suspended => ("partly", "partly"),
        _ => ("refused", "refused"),
    };

    private static ListCell StatusOf(MerchantLine row, IStringLocalizer texts) =>
        new(texts["merchant-status." + row.Status]) { Badge = BadgeOf(row.Status).Look };
}
