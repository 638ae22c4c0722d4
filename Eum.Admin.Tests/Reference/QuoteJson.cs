using System.Globalization;
using System.Text.Json;

namespace Eum.Admin.Tests.Reference;

/// <summary>`eum cashback quote --json`, asked and read by the shapes of its contract.</summary>
internal static class QuoteJson
{
    private static readonly string[] Funds = ["national", "city", "gu", "institution", "merchant"];

    public static string[] Arguments(Question asked)
    {
        var facts = asked.Facts;
        var arguments = new List<string>
        {
            "cashback", "quote", "--at", asked.Kst.ToString("yyyy-MM-ddTHH:mm:ss+09:00", CultureInfo.InvariantCulture),
            "--programme", facts.Programme, "--district", facts.District, "--bracket", facts.Bracket,
            "--benefit-plus", facts.BenefitPlus.ToString(CultureInfo.InvariantCulture),
            "--business-type", facts.BusinessType, "--channel", facts.Channel,
            "--amount", asked.Won.ToString(CultureInfo.InvariantCulture),
            "--month-to-date", asked.MonthToDate.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var designation in facts.Designations)
            arguments.AddRange(["--designation", designation]);
        if (facts.Group is not null)
            arguments.AddRange(["--group", facts.Group]);
        return [.. arguments];
    }

    public static Answer Read(JsonElement quote)
    {
        var layers = quote.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(Won(quote.GetProperty("total")), layers.Sum(layer => Won(layer.GetProperty("cashback"))));
        Assert.All(layers, layer => Assert.Equal(
            Won(layer.GetProperty("cashback")),
            layer.GetProperty("funding").EnumerateObject().Sum(fund => Won(fund.Value))));
        return new Answer(
            Answer.Sorted(layers.Select(layer =>
                (layer.GetProperty("kind").GetString()!, Won(layer.GetProperty("cashback"))))),
            Answer.Sorted(Funds
                .Where(fund => quote.GetProperty("funding").TryGetProperty(fund, out _))
                .Select(fund => (fund, Won(quote.GetProperty("funding").GetProperty(fund))))));
    }

    private static decimal Won(JsonElement value) => value.GetDecimal();
}
