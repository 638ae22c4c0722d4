using System.Collections.Frozen;
using Eum.Domain.Payments;

namespace Eum.Domain.Cashback;

/// <summary>
/// Lets through only what some layer of a plan asks about: districts, types, designations and programmes that no
/// condition names are all alike to it, so a city of a hundred thousand combinations needs a few hundred rating
/// classes.
/// </summary>
internal sealed class FactsSieve
{
    private readonly FrozenSet<string> _programmes;
    private readonly FrozenSet<string> _groups;
    private readonly FrozenSet<int> _districts;
    private readonly FrozenSet<string> _designations;
    private readonly FrozenSet<string> _types;
    private readonly FrozenSet<Channel> _channels;

    public FactsSieve(IEnumerable<Condition> conditions)
    {
        var all = conditions.ToList();
        _programmes = Named(all, when => when.Programmes);
        _groups = Named(all, when => when.Groups);
        _districts = Named(all, when => when.Districts, when => when.NotDistricts);
        _designations = Named(all, when => when.Designations, when => when.NotDesignations);
        _types = Named(all, when => when.BusinessTypes, when => when.NotBusinessTypes);
        _channels = Named(all, when => when.Channels, when => when.NotChannels);
    }

    /// <summary>Facts that every condition answers as it answers these.</summary>
    public PaymentFacts Sift(PaymentFacts facts) => facts with
    {
        Programme = _programmes.Contains(facts.Programme) || (facts.Group is { } group && _groups.Contains(group))
            ? facts.Programme
            : _programmes.Contains(facts.Brand) ? facts.Brand : "",
        District = _districts.Contains(facts.District) ? facts.District : 0,
        Designations = facts.Designations.Length == 0 ? "" : Sift(facts.Designations),
        BusinessType = _types.Contains(facts.BusinessType) ? facts.BusinessType : "",
        Channel = _channels.Contains(facts.Channel) ? facts.Channel : (Channel)(-1),
    };

    private string Sift(string designations) => string.Join(' ', designations.Split(' ').Where(_designations.Contains));

    private static FrozenSet<T> Named<T>(
        List<Condition> conditions, params Func<Condition, IReadOnlyList<T>?>[] lists) =>
        conditions.SelectMany(when => lists.SelectMany(list => list(when) ?? [])).ToFrozenSet();
}
