using System.Runtime.CompilerServices;
using Eum.Domain.Payments;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>
/// Collects the first rows behind a place, whatever order spans are met in. Inside, a falling order is a rising one of
/// complements, so that there is one comparison only.
/// </summary>
internal sealed class PaymentTop
{
    private const int Room = 1_024;

    private readonly PaymentPageRequest _page;
    private readonly List<PaymentPlace> _found = new(Room);
    private readonly long _flip;
    private readonly PaymentPlace? _behind;
    private PaymentPlace? _worst;

    public PaymentTop(PaymentPageRequest page)
    {
        _page = page;
        _flip = page.Descending != page.Backwards ? -1 : 0;
        _behind = page.From is { } from ? Turned(from) : null;
    }

    /// <summary>Whether spans are best met from their last row to the first.</summary>
    public bool FromEnd => _flip != 0;

    /// <summary>Where a span begins in this order; null where only its rows tell.</summary>
    public long? BeginOf(in PaymentSpan span) => _page.Order switch
    {
        PaymentOrder.Tx => FromEnd ? ~span.LastKey : span.FirstKey,
        PaymentOrder.Time => FromEnd ? ~span.LastAt : span.FirstAt,
        _ => null,
    };

    /// <summary>Whether nothing of a span can be on the page: it lies before the place.</summary>
    public bool IsPassed(in PaymentSpan span) => _behind is { } behind && _page.Order switch
    {
        PaymentOrder.Tx => (FromEnd ? ~span.FirstKey : span.LastKey) < behind.Value,
        PaymentOrder.Time => (FromEnd ? ~span.FirstAt : span.LastAt) < behind.Value,
        _ => false,
    };

    /// <summary>Whether the page is full and a span that begins here cannot change it.</summary>
    public bool IsDecidedBefore(long begin)
    {
        Cut();
        return _worst is { } worst && begin > worst.Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan(PaymentColumns columns, PaymentSieve sieve)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var row = FromEnd ? columns.Count - 1 - i : i;
            if (!sieve.Lets(columns, row)) continue;
            var place = Turned(new(sieve.ValueOf(_page.Order, columns, row), columns.Keys[row]));
            if (_worst is { } worst && Compare(place, worst) >= 0) continue;
            if (_behind is { } behind && Compare(place, behind) <= 0) continue;
            _found.Add(place);
            if (_found.Count == Room) Cut();
        }
    }

    /// <summary>The page, in the list's own order.</summary>
    public PaymentPlaces Page(bool isCut)
    {
        Cut();
        var places = _found.Take(_page.Size).Select(Turned).ToList();
        var more = _found.Count > _page.Size;
        if (!_page.Backwards) return new(places, _page.From is not null, more, isCut);

        places.Reverse();
        return new(places, more, _page.From is not null, isCut);
    }

    private void Cut()
    {
        _found.Sort(Compare);
        if (_found.Count <= _page.Size) return;

        _found.RemoveRange(_page.Size + 1, _found.Count - _page.Size - 1); // One more tells that there is a next page.
        _worst = _found[^1];
    }

    private PaymentPlace Turned(PaymentPlace place) => new(place.Value ^ _flip, place.Key ^ _flip);

    private static int Compare(PaymentPlace one, PaymentPlace other)
    {
        var byValue = one.Value.CompareTo(other.Value);
        return byValue != 0 ? byValue : one.Key.CompareTo(other.Key);
    }
}
