using System.Globalization;
using Eum.Admin.Features.Cashback;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Cashback;

/// <summary>A quote as machines read it; the names are a contract.</summary>
internal sealed record QuoteObject(
    string At, string Programme, string District, string Bracket, long Amount, long MonthToDate,
    IReadOnlyList<QuoteObject.LayerObject> Layers, QuoteObject.FundsObject Funding, long MerchantDiscount, long Total)
{
    public static QuoteObject Of(Quote quote, CultureInfo language) => new(
        KoreanTime.Print(quote.At), quote.Facts.Programme, $"{quote.Facts.District}", quote.Facts.Bracket.ToString(),
        quote.Amount, quote.Before.Member, [.. quote.Layers.Select(layer => LayerObject.Of(layer, language))],
        FundsObject.Of(quote.Funds), quote.MerchantDiscount, quote.Total);

    internal sealed record LayerObject(
        string Kind, string Policy, int Version, long Cashback, IReadOnlyList<QuoteBand> Bands,
        IReadOnlyDictionary<string, long> Funding, string Reason)
    {
        public static LayerObject Of(QuoteLayer layer, CultureInfo language) => new(
            KindOf(layer.Layer.Kind), layer.Policy.Code, layer.Version.Version, layer.Cashback, layer.Bands,
            layer.Funding.ToDictionary(fund => NameOf(fund.Key), fund => fund.Value), ReasonText.Of(layer, language));
    }

    internal sealed record FundsObject(long National, long City, long Gu, long Institution, long Merchant)
    {
        public static FundsObject Of(FundAmounts funds) =>
            new(funds.National, funds.City, funds.Gu, funds.Institution, funds.Merchant);
    }

    /// <summary>BASE COOP GU_TOPUP MERCHANT INSTITUTION EVENT, as in the policy documents.</summary>
    public static string KindOf(LayerKind kind) =>
        kind == LayerKind.GuTopUp ? "GU_TOPUP" : kind.ToString().ToUpperInvariant();

    public static string NameOf(Fund fund) => fund.ToString().ToLowerInvariant();
}
