using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Domain.Cashback;

/// <summary>
/// Every combination of facts a payment can have in a stretch of time, and the layers that claim each. A condition is
/// an "and" of one question per fact, so a set of layers (a bit each) is kept for each value of each fact; the layers
/// of a combination are what the sets have in common. Values with the same set need to be tried only once.
/// </summary>
internal sealed class FactSpace
{
    private static readonly PaymentFacts Nothing = new("", 0, default, "", 0, "", default);

    private readonly Stretch _stretch;
    private readonly (Policy Policy, PolicyVersion Version, Layer Layer)[] _layers;
    private readonly UInt128 _bases;
    private readonly List<Choice>[] _facts;

    public FactSpace(Stretch stretch)
    {
        _stretch = stretch;
        _layers = [.. from pair in stretch.Plan.InForce
                      from layer in pair.Version.Layers
                      select (pair.Policy, pair.Version, layer)];
        if (_layers.Length > 128)
            throw new PolicyConflictException($"{_layers.Length} layers are in force at once; 128 can be proved.");
        _bases = SetOf(layer => layer.Kind == LayerKind.Base);
        _facts = [.. Facts()];
        Combinations = _facts.Aggregate(1L, (all, choices) => all * choices.Sum(choice => choice.Count));
    }

    public long Combinations { get; }

    /// <summary>Each wrong combination with the number of those that go wrong in the same way.</summary>
    public IEnumerable<(BaseRuleFinding Finding, long Count)> Findings() => Findings(0, SetOf(_ => true), Nothing, 1);

    private IEnumerable<(BaseRuleFinding Finding, long Count)> Findings(
        int depth, UInt128 layers, PaymentFacts facts, long count)
    {
        if (depth < _facts.Length)
            return _facts[depth].SelectMany(choice =>
                Findings(depth + 1, layers & choice.Layers, choice.Place(facts), count * choice.Count));

        var bases = (int)UInt128.PopCount(layers & _bases);
        if (bases == 0) return [(Finding(FindingKind.Gap, 0, facts), count)];
        if (bases > 1) return [(Finding(FindingKind.Overlap, layers & _bases, facts), count)];
        return (int)UInt128.PopCount(layers) > LayerAmounts.Capacity || Slots(layers) > SlotAmounts.Capacity
            ? [(Finding(FindingKind.TooManyLayers, layers, facts), count)]
            : [];
    }

    private BaseRuleFinding Finding(FindingKind kind, UInt128 layers, PaymentFacts facts) => new(
        kind, _stretch.From, _stretch.To, facts,
        [
            .. from layer in _layers.Index()
               where (layers >> layer.Index & 1) == 1
               let item = layer.Item
               select $"{item.Policy.Code}:{item.Version.Version}:{item.Layer.Id}",
        ]);

    /// <summary>Budget lines that a payment with these layers falls on.</summary>
    private int Slots(UInt128 layers) => (
        from layer in _layers.Index()
        where (layers >> layer.Index & 1) == 1
        from share in layer.Item.Layer.Funding
        select (share.Fund, layer.Item.Policy.Authority, layer.Item.Policy.Budget)).Distinct().Count();

    private IEnumerable<List<Choice>> Facts()
    {
        var day = KoreanTime.BusinessDate(_stretch.From);
        var conditions = _layers.Select(layer => layer.Layer.When).ToList();

        yield return Choices(Programmes(conditions), (facts, programme) => facts with { Programme = programme },
            layer => new() { Programmes = layer.When.Programmes, Groups = layer.When.Groups });
        yield return Choices(DistrictTable.At(day).Select(district => district.Code),
            (facts, district) => facts with { District = district },
            layer => new() { Districts = layer.When.Districts, NotDistricts = layer.When.NotDistricts });
        yield return Choices(Enum.GetValues<SalesBracket>(), (facts, bracket) => facts with { Bracket = bracket },
            layer => new() { Brackets = layer.When.Brackets });
        yield return Choices(DesignationSets(conditions), (facts, set) => facts with { Designations = set },
            layer => new() { Designations = layer.When.Designations, NotDesignations = layer.When.NotDesignations });
        yield return Choices(BusinessTypeTable.All.Select(type => type.Code),
            (facts, type) => facts with { BusinessType = type },
            layer => new()
            {
                BusinessTypes = layer.When.BusinessTypes,
                NotBusinessTypes = layer.When.NotBusinessTypes,
            });
        yield return Choices(Enum.GetValues<Channel>(), (facts, channel) => facts with { Channel = channel },
            layer => new() { Channels = layer.When.Channels, NotChannels = layer.When.NotChannels });
        yield return Choices([0, 500], (facts, rate) => facts with { BenefitPlusBp = rate },
            layer => new() { BenefitPlus = layer.ContractRate ? true : layer.When.BenefitPlus });
    }

    /// <summary>The values of a fact, alike where the layers' question about it has the same answers.</summary>
    private List<Choice> Choices<T>(
        IEnumerable<T> values, Func<PaymentFacts, T, PaymentFacts> place, Func<Layer, Condition> question)
    {
        var questions = _layers.Select(layer => question(layer.Layer)).ToArray();
        UInt128 Accepting(PaymentFacts facts) => SetOf((_, at) => questions[at].Matches(facts));
        return
        [
            .. from value in values
               group value by Accepting(place(Nothing, value)) into alike
               let first = alike.First()
               select new Choice(alike.Key, alike.LongCount(), facts => place(facts, first)),
        ];
    }

    private UInt128 SetOf(Func<Layer, bool> belongs) => SetOf((layer, _) => belongs(layer));

    private UInt128 SetOf(Func<Layer, int, bool> belongs)
    {
        UInt128 set = 0;
        for (var i = 0; i < _layers.Length; i++)
            if (belongs(_layers[i].Layer, i)) set |= UInt128.One << i;
        return set;
    }

    /// <summary>Every brand alone, with every group that a condition names, and with one that none names.</summary>
    private static IEnumerable<string> Programmes(List<Condition> conditions)
    {
        var named = conditions.SelectMany(when => when.Programmes ?? [])
            .Where(code => code.Contains('-', StringComparison.Ordinal));
        var groups = conditions.SelectMany(when => when.Groups ?? []).Append("UNNAMED").Distinct().ToList();
        return GuBrands.All.SelectMany(brand => groups.Select(group => $"{brand.Code}-{group}").Prepend(brand.Code))
            .Concat(named).Distinct();
    }

    /// <summary>Every set of the designations that there are and the events that a condition names.</summary>
    private static IEnumerable<string> DesignationSets(List<Condition> conditions)
    {
        var events = conditions.SelectMany(when => (when.Designations ?? []).Concat(when.NotDesignations ?? []))
            .Where(name => name.StartsWith("EVENT:", StringComparison.Ordinal));
        string[] names = ["FAIR_PRICE", "HERITAGE", "TAXI", .. events.Distinct().Order(StringComparer.Ordinal)];
        return Enumerable.Range(0, 1 << names.Length)
            .Select(set => string.Join(' ', names.Where((_, i) => (set >> i & 1) == 1)));
    }

    /// <summary>Values of one fact that the same layers accept.</summary>
    private sealed record Choice(UInt128 Layers, long Count, Func<PaymentFacts, PaymentFacts> Place);
}
