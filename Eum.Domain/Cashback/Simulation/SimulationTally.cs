namespace Eum.Domain.Cashback.Simulation;

/// <summary>Adds up a replay by place, month and member.</summary>
internal sealed class SimulationTally(ReplayRules rules)
{
    private readonly MemberTally _members = new();
    private readonly SortedDictionary<int, SimulationSum> _months = [];
    private SimulationSum[] _cells = new SimulationSum[256];
    private long _payments;
    private long _cancels;
    private long _carried;
    private long _changed;
    private long _withoutBase;
    private long _operator;
    private int _month;
    private SimulationSum _ofMonth;

    public void Add(in ReplayRow row, ReplayPair pair, FundAmounts drafted)
    {
        if (row.IsCancel) _cancels++;
        else _payments++;
        if (drafted != row.Paid) _changed++;
        if (!row.IsCancel && !pair.Drafted.HasBase) _withoutBase++;
        _operator += row.Operator;
        var sum = new SimulationSum(1, row.Sign * row.FromCharge, row.Paid, drafted);
        if (pair.Cell >= _cells.Length) Array.Resize(ref _cells, Math.Max(pair.Cell + 1, _cells.Length * 2));
        _cells[pair.Cell] += sum;
        AddToMonth(row.PostedOn / 100, sum);
        _members.Add(row.Member, row.Paid.Total, drafted.Total);
    }

    /// <summary>A row that the draft does not touch, for it was rated in another month.</summary>
    public void Carry(in ReplayRow row, ReplayPair pair)
    {
        _carried++;
        Add(row, pair, row.Paid);
    }

    public void Mark(long member, bool paidAtLimit, bool draftedAtLimit) =>
        _members.Mark(member, paidAtLimit, draftedAtLimit);

    public SimulationResult Result(string reach, long? outOfPlace)
    {
        AddToMonth(0, default);
        var order = rules.Order;
        return new()
        {
            Policy = order.Policy.Code,
            Authority = order.Policy.Authority,
            Version = order.Version.Version,
            RulesSha256 = PolicyDocument.RulesSha256(order.Policy.Code, order.Version),
            From = order.From,
            To = order.To,
            Reach = reach,
            Payments = _payments,
            Cancels = _cancels,
            Carried = _carried,
            Changed = _changed,
            WithoutBase = _withoutBase,
            OutOfPlace = outOfPlace,
            Operator = _operator,
            Months = [.. _months.Select(month => new SimulationMonth(month.Key, month.Value))],
            Cells =
            [
                .. from place in rules.Places.Index()
                   let sum = place.Index < _cells.Length ? _cells[place.Index] : default
                   where sum.Payments > 0
                   orderby place.Item.District, place.Item.BusinessType, place.Item.Bracket
                   select new SimulationCell(place.Item, sum),
            ],
            Members = _members.Result(),
        };
    }

    // Rows come by the day: a month's sum is put down when another begins.
    private void AddToMonth(int month, SimulationSum sum)
    {
        if (month != _month)
        {
            if (_month != 0) _months[_month] = _months.GetValueOrDefault(_month) + _ofMonth;
            (_month, _ofMonth) = (month, default);
        }

        _ofMonth += sum;
    }
}
