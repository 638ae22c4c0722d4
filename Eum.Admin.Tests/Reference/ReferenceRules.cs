namespace Eum.Admin.Tests.Reference;

/// <summary>A business type that earns nothing from a KST instant until another.</summary>
internal sealed record Restriction(string BusinessType, DateTime From, DateTime Until);

/// <summary>
/// domain.md says two things. §10's head: "MTD = account-level eligible spend", all of it. TV22: 400,000 spent under a
/// cap of 300,000, of which 200,000 go back, leave a counter of 100,000: only what could earn was counted. They part
/// where a payment beyond the cap meets a later refund in the same month.
/// </summary>
internal enum Counting
{
    UpToTheCap,
    AllSpending,
}

/// <summary>
/// What a payment earns, written from domain.md alone, slowly and in decimal: the witness against the product.
/// </summary>
/// <param name="restricted">Business types that earn nothing; they come from the files.</param>
/// <param name="counting">Which of domain.md's two sentences about the month-to-date counter is followed.</param>
internal sealed class ReferenceRules(IReadOnlyCollection<Restriction> restricted, Counting counting)
{
    public static readonly ReferenceRules Unrestricted = new([], Counting.UpToTheCap);

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
    /// Rates the citizen's own money in a payment, and says how much of each counter it took; a payment that no layer
    /// of a counter looks at takes nothing of it (§11.7).
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

    private decimal Taken(IEnumerable<Rule> rules, decimal before, decimal eligible)
    {
        var edges = rules.SelectMany(rule => rule.Bands).Select(band => band.To ?? decimal.MaxValue).ToList();
        if (edges.Count == 0)
            return 0m;
        return counting == Counting.AllSpending ? eligible : Math.Clamp(edges.Max() - before, 0m, eligible);
    }
}
