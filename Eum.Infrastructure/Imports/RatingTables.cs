using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// One combination of facts that payments were rated with: its number in storage and its class under each plan.
/// </summary>
internal sealed class RatedFacts(
    int number, PaymentFacts facts, long legalDong, int businessType, short programme)
{
    private RatingPlan? _plan;
    private RatingClass? _class;
    private object? _gathering;
    private CellKey _cell;
    private int _position;

    public int Number { get; } = number;

    public PaymentFacts Facts { get; } = facts;

    public long LegalDong { get; } = legalDong;

    public int BusinessType { get; } = businessType;

    public short Programme { get; } = programme;

    /// <summary>Where these facts were last added up: nearly always where they are added up next.</summary>
    public bool TryPlace(PaymentSums sums, in CellKey cell, out int position)
    {
        position = _position;
        return ReferenceEquals(_gathering, sums.Gathering) && _cell == cell;
    }

    public void Place(PaymentSums sums, in CellKey cell, int position) =>
        (_gathering, _cell, _position) = (sums.Gathering, cell, position);

    /// <summary>The class under a plan; the last one is kept, for payments come plan by plan.</summary>
    public RatingClass ClassUnder(RatingPlan plan)
    {
        if (ReferenceEquals(plan, _plan)) return _class!;
        _plan = plan;
        return _class = plan.ClassOf(Facts);
    }
}

/// <summary>
/// The facts and plans that payments name as their proof, numbered once for ever: rating_facts, rating_plans,
/// programmes.
/// </summary>
internal sealed class RatingTables
{
    private readonly Dictionary<(PaymentFacts, long), RatedFacts> _byFacts = [];
    private readonly List<RatedFacts?> _facts = [null]; // Numbered from 1.
    private readonly List<RatingPlan?> _plans = [null];
    private readonly Dictionary<string, int> _planNumbers = new(StringComparer.Ordinal);
    private readonly Programmes _programmes;
    private BulkRows _newFacts = new(ImportTables.RatingFacts, 16);
    private BulkRows _newPlans = new(ImportTables.RatingPlans, 4);

    public RatingTables(BulkConnection store, PolicyTimeline timeline, Programmes programmes)
    {
        Timeline = timeline;
        _programmes = programmes;
        LoadPlans(store);
        LoadFacts(store);
    }

    public PolicyTimeline Timeline { get; }

    public RatedFacts FactsNumbered(int number) => _facts[number]!;

    /// <exception cref="InvalidOperationException">The stored versions are of no plan of these policies.</exception>
    public RatingPlan PlanNumbered(int number) =>
        _plans[number] ?? throw new InvalidOperationException(
            $"Plan {number} names policy versions that these books do not have.");

    public int NumberOf(RatingPlan plan)
    {
        if (_planNumbers.TryGetValue(plan.Versions, out var number)) return number;
        number = _plans.Count;
        _plans.Add(plan);
        _planNumbers[plan.Versions] = number;
        _newPlans.Add(number, Eum.Domain.Values.KoreanTime.ToUnixMs(plan.StartsAt), plan.Versions);
        return number;
    }

    public RatedFacts FactsOf(MerchantFacts merchant, short programme, Channel channel)
    {
        var type = BusinessTypeTable.ByNo(merchant.BusinessType)!;
        var facts = new PaymentFacts(
            _programmes.CodeOf(programme), merchant.District, merchant.Bracket, merchant.Designations,
            merchant.BenefitPlusBp, type.Code, channel);
        if (_byFacts.TryGetValue((facts, merchant.LegalDong), out var known)) return known;
        _newFacts.Add(_facts.Count, (int)programme, merchant.LegalDong, merchant.District, (int)merchant.Bracket,
            merchant.Designations, merchant.BenefitPlusBp, merchant.BusinessType, (int)channel);
        return Remember(_facts.Count, facts, merchant.LegalDong, merchant.BusinessType, programme);
    }

    /// <summary>Facts and plans first met since the last call, for the chunk that uses them.</summary>
    public (BulkRows Facts, BulkRows Plans) TakeNew()
    {
        var taken = (_newFacts, _newPlans);
        _newFacts = new(ImportTables.RatingFacts, 16);
        _newPlans = new(ImportTables.RatingPlans, 4);
        return taken;
    }

    private RatedFacts Remember(int number, PaymentFacts facts, long legalDong, int businessType, short programme)
    {
        var rated = new RatedFacts(number, facts, legalDong, businessType, programme);
        while (_facts.Count <= number) _facts.Add(null);
        _facts[number] = rated;
        _byFacts[(facts, legalDong)] = rated;
        return rated;
    }

    private void LoadPlans(BulkConnection store)
    {
        using var rows = store.Query("SELECT plan_no, versions FROM rating_plans ORDER BY plan_no");
        while (rows.Read())
        {
            while (_plans.Count <= rows.Int32(0)) _plans.Add(null);
            _plans[rows.Int32(0)] = Timeline.WithVersions(rows.Text(1));
            _planNumbers[rows.Text(1)] = rows.Int32(0);
        }
    }

    private void LoadFacts(BulkConnection store)
    {
        using var rows = store.Query(
            "SELECT facts_no, programme_no, legal_dong, district, bracket, designations, benefit_plus_bp, "
            + "business_type, channel FROM rating_facts ORDER BY facts_no");
        while (rows.Read())
        {
            var programme = (short)rows.Int32(1);
            var facts = new PaymentFacts(
                _programmes.CodeOf(programme), rows.Int32(3), (SalesBracket)rows.Int32(4), rows.Text(5),
                rows.Int32(6), BusinessTypeTable.ByNo(rows.Int32(7))!.Code, (Channel)rows.Int32(8));
            Remember(rows.Int32(0), facts, rows.Int64(2), rows.Int32(7), programme);
        }
    }
}

/// <summary>Card programmes by their number in storage.</summary>
internal sealed class Programmes
{
    private readonly List<string> _codes = [""]; // Numbered from 1.
    private readonly Dictionary<string, short> _numbers = new(StringComparer.Ordinal);
    private BulkRows _new = new(ImportTables.Programmes, 8);

    public Programmes(BulkConnection store)
    {
        using var rows = store.Query("SELECT programme_no, code FROM programmes ORDER BY programme_no");
        while (rows.Read()) Remember(rows.Text(1));
    }

    public string CodeOf(short number) => _codes[number];

    public short NumberOf(ProgrammeCode code)
    {
        if (_numbers.TryGetValue(code.Text, out var number)) return number;
        _new.Add(_codes.Count, code.Text, code.Brand, code.Group);
        return Remember(code.Text);
    }

    public BulkRows TakeNew()
    {
        var taken = _new;
        _new = new(ImportTables.Programmes, 8);
        return taken;
    }

    private short Remember(string code)
    {
        var number = (short)_codes.Count;
        _codes.Add(code);
        _numbers[code] = number;
        return number;
    }
}
