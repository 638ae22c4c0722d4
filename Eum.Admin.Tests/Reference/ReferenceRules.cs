namespace Eum.Admin.Tests.Reference;

/// <summary>A business type that earns nothing from a KST instant until another.</summary>
internal sealed record Restriction(string BusinessType, DateTime From, DateTime Until);

/// <summary>
/// What a payment earns, written from domain.md alone, slowly and in decimal: the witness against the product.
/// </summary>
/// <param name="restricted">Business types that earn nothing; they come from the files.</param>
internal sealed class ReferenceRules(params IReadOnlyCollection<Restriction> restricted)
{
    public static readonly ReferenceRules Unrestricted = new();

    /// <summary>The layers that apply at a KST instant, in the order of §1.4.</summary>
    public List<Rule> LayersAt(DateTime at, Facts facts)
    {
        if (restricted.Any(one => one.BusinessType == facts.BusinessType && at >= one.From && at < one.Until))
            return [];
        var baseRule = BaseRules.At(at, facts);
        // §1.5: over 30억 is "payable but no cashback" since 2023-09-25, but for the fair-price line of the base.
        if (facts.Over30 && at >= new DateTime(2023, 9, 25))
            return baseRule is null ? [] : [baseRule];

        var rules = new List<Rule?> { baseRule, ContractRules.Coop(at, facts, baseRule) };
        rules.AddRange(GuRules.At(at, facts));
        rules.Add(ContractRules.Merchant(at, facts));
        rules.Add(ContractRules.Institution(at, facts));
        return rules.OfType<Rule>().ToList();
    }

    /// <summary>
    /// Rates the citizen's own money in a payment. A counter is taken only as far as some layer could earn on it:
    /// domain.md §10 TV22 (400,000 spent under a cap of 300,000, of which 200,000 go back, leaves 100,000).
    /// </summary>
    public Breakdown Rate(DateTime at, Facts facts, decimal eligible, decimal memberBefore, decimal programmeBefore)
    {
        var rules = LayersAt(at, facts);
        var layers = rules
            .Select(rule => Earn(rule, rule.Counter switch
            {
                "member" => memberBefore,
                "programme" => programmeBefore,
                _ => 0m,
            }, eligible))
            .ToList();
        return new Breakdown(
            layers,
            Taken(rules.Where(rule => rule.Counter == "member"), memberBefore, eligible),
            Taken(rules.Where(rule => rule.Counter == "programme"), programmeBefore, eligible));
    }

    private static Layer Earn(Rule rule, decimal before, decimal eligible)
    {
        var exact = rule.Bands.Sum(band => Within(band, before, eligible) * band.Percent / 100m);
        var cashback = decimal.Floor(exact); // §11.1: once per layer
        var national = rule.NationalPoints == 0m
            ? 0m
            : decimal.Floor(cashback * rule.NationalPoints / rule.Bands[0].Percent);
        var funds = new Dictionary<string, decimal> { [rule.Payer] = cashback - national };
        if (national > 0m)
            funds["national"] = national;
        return new Layer(rule.Kind, cashback, funds);
    }

    /// <summary>The part of [before, before + eligible] in a band, its upper edge inclusive (§11.2).</summary>
    private static decimal Within(Band band, decimal before, decimal eligible)
    {
        var from = Math.Max(before, band.From);
        var to = Math.Min(before + eligible, band.To ?? decimal.MaxValue);
        return Math.Max(0m, to - from);
    }

    private static decimal Taken(IEnumerable<Rule> rules, decimal before, decimal eligible)
    {
        var edges = rules.SelectMany(rule => rule.Bands).Select(band => band.To ?? decimal.MaxValue).ToList();
        return edges.Count == 0 ? 0m : Math.Clamp(edges.Max() - before, 0m, eligible);
    }
}
