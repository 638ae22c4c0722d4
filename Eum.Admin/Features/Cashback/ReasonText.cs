using System.Globalization;
using System.Resources;
using Eum.Domain.Cashback;

namespace Eum.Admin.Features.Cashback;

/// <summary>Why a layer gave what it gave, in a sentence for the person who asks (Resources/ReasonText.resx).</summary>
public static class ReasonText
{
    private static readonly ResourceManager Words = new("Eum.Admin.Resources.ReasonText", typeof(ReasonText).Assembly);

    public static string Of(QuoteLayer layer, CultureInfo language)
    {
        var name = Say(language, "LayerName", layer.Layer.Name, layer.Policy.NameEn, layer.Layer.Id);
        if (layer.Layer.ContractRate && layer.Reason == LayerReason.Earned && layer.Bands is [var contract, ..])
            return Say(language, "Contract", name, Percent(contract.RateBp));

        var beyond = layer.Bands.Where(band => band.RateBp == 0).Sum(band => band.Amount);
        var bands = Bands(layer.Layer, language);
        return Say(language, layer.Reason.ToString(), name, bands, beyond, LimitOf(layer.Layer));
    }

    /// <summary>10, 7.5: basis points as people say them.</summary>
    public static string Percent(int basisPoints) =>
        (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    private static long LimitOf(Layer layer) => Math.Min(
        layer.Bands.Count > 0 ? layer.Bands[^1].UpTo ?? long.MaxValue : long.MaxValue, layer.Cap ?? long.MaxValue);

    private static string Bands(Layer layer, CultureInfo language) =>
        string.Join(", ", layer.Bands.Select((band, i) => band.UpTo switch
        {
            { } edge => Say(language, "Band", Percent(band.RateBp), edge),
            null when i > 0 => Say(language, "BandAbove", Percent(band.RateBp)),
            null => Say(language, "BandWithoutEnd", Percent(band.RateBp)),
        }));

    private static string Say(CultureInfo language, string key, params object[] facts) =>
        string.Format(language, Words.GetString(key, language)!, facts);
}
