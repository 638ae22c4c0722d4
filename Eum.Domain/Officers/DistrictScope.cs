using System.Collections.Immutable;
using Eum.Domain.Districts;

namespace Eum.Domain.Officers;

/// <summary>
/// The districts a reading or change may touch, by the codes that rows have recorded: the whole city, some, or none.
/// </summary>
public sealed record DistrictScope
{
    private readonly ImmutableArray<int> _districts;

    private DistrictScope(bool isWholeCity, IEnumerable<int> districts) =>
        (IsWholeCity, _districts) = (isWholeCity, [.. districts.Distinct().Order()]);

    public static DistrictScope WholeCity { get; } = new(true, []);

    public static DistrictScope Nothing { get; } = new(false, []);

    public bool IsWholeCity { get; }

    public bool IsNothing => !IsWholeCity && _districts.IsEmpty;

    /// <summary>Five-digit codes in order; empty for the whole city too, which needs no list.</summary>
    public IReadOnlyList<int> Districts => _districts;

    /// <summary>
    /// The gu named, each with those that went into it undivided (동구 became 제물포구; 중구 and 서구 were divided and are
    /// granted by their own codes). 28000 is the whole city.
    /// </summary>
    public static DistrictScope Of(params IEnumerable<int> codes)
    {
        var named = codes.ToHashSet();
        return named.Contains(DistrictTable.CityCode)
            ? WholeCity
            : new(false, named.Concat(DistrictTable.All.Where(WentWholeInto).Select(district => district.Code)));

        bool WentWholeInto(District district) =>
            district.Successors is [var successor] && named.Contains(successor);
    }

    /// <summary>Whether a row of this district may be touched; of the city itself only by the whole city.</summary>
    public bool Covers(int district) => IsWholeCity || _districts.Contains(district);

    public DistrictScope Union(DistrictScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsWholeCity || other.IsWholeCity ? WholeCity : new(false, _districts.Concat(other._districts));
    }

    public bool Equals(DistrictScope? other) =>
        other is not null && IsWholeCity == other.IsWholeCity && _districts.SequenceEqual(other._districts);

    public override int GetHashCode() => _districts.Aggregate(IsWholeCity ? 1 : 0, HashCode.Combine);

    public override string ToString() => IsWholeCity ? $"{DistrictTable.CityCode}" : string.Join(' ', _districts);
}
