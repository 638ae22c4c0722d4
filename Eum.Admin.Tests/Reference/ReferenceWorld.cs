using System.Globalization;

namespace Eum.Admin.Tests.Reference;

/// <summary>The slow-changing files: whose card, which merchant, and what was true of it on a day.</summary>
internal sealed class ReferenceWorld
{
    private readonly Dictionary<string, string> programmeOfCard = [];
    private readonly Dictionary<string, List<MerchantLine>> merchants = [];
    private readonly List<(string Merchant, decimal Percent, DateOnly From, DateOnly To)> contracts = [];
    private readonly List<(string Merchant, string Designation, DateOnly From, DateOnly To)> designations = [];
    private ILookup<string, (string Merchant, decimal Percent, DateOnly From, DateOnly To)>? contractsOf;
    private ILookup<string, (string Merchant, string Designation, DateOnly From, DateOnly To)>? designationsOf;

    public void Read(CsvFile file)
    {
        foreach (var row in file.Rows)
            switch (file.Kind)
            {
                case "cards":
                    programmeOfCard[row["card_id"]] = row["programme"];
                    break;
                case "merchants":
                    ReadMerchant(row);
                    break;
                case "benefit-plus":
                    contracts.Add((row["merchant_id"], Won(row["rate_bp"]) / 100m, Day(row["valid_from"]),
                        LastDay(row["valid_to"])));
                    break;
                case "designations":
                    designations.Add((row["merchant_id"], row["designation"], Day(row["valid_from"]),
                        LastDay(row["valid_to"])));
                    break;
                default:
                    break;
            }

        contractsOf = contracts.ToLookup(line => line.Merchant);
        designationsOf = designations.ToLookup(line => line.Merchant);
    }

    /// <summary>The facts of a payment on its KST day.</summary>
    public Facts FactsOf(string card, string merchant, string channel, DateOnly day)
    {
        var brand = programmeOfCard[card].Split('-', 2);
        var lines = merchants[merchant];
        var line = lines.LastOrDefault(one => one.From <= day) ?? lines[0];
        var bracket = lines
            .Where(one => one.BracketFrom <= day && one.From <= day)
            .OrderBy(one => one.BracketFrom)
            .LastOrDefault() ?? lines[0];
        var designated = designationsOf![merchant]
            .Where(one => one.From <= day && day <= one.To)
            .Select(one => one.Designation)
            .ToHashSet();
        var percent = contractsOf![merchant]
            .Where(one => one.From <= day && day <= one.To)
            .Select(one => one.Percent)
            .DefaultIfEmpty(0m)
            .Last();
        return new Facts(brand[0], brand.Length > 1 ? brand[1] : null, line.Dong[..5], bracket.Bracket,
            designated, percent, line.BusinessType, channel);
    }

    public static decimal Won(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private void ReadMerchant(Dictionary<string, string> row)
    {
        if (!merchants.TryGetValue(row["merchant_id"], out var lines))
            merchants[row["merchant_id"]] = lines = [];
        var from = Day(row["occurred_on"]);
        lines.Add(new MerchantLine(from, row["legal_dong"], row["business_type"], row["sales_bracket"],
            row["bracket_from"].Length == 0 ? from : Day(row["bracket_from"])));
        lines.Sort((one, other) => one.From.CompareTo(other.From));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly LastDay(string text) => text.Length == 0 ? DateOnly.MaxValue : Day(text);

    private sealed record MerchantLine(
        DateOnly From, string Dong, string BusinessType, string Bracket, DateOnly BracketFrom);
}
