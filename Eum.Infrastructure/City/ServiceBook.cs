using Eum.Domain.Districts;
using Eum.Domain.Payments;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.City;

/// <summary>
/// The services file: what went through the delivery, mall, taxi and telephone services, and the smaller ones
/// beside.
/// </summary>
internal sealed class ServiceBook(long seed, int members)
{
    private readonly SortedDictionary<(int District, Channel Channel), (long Orders, long Won)> _orders = [];
    private readonly SeededRandom _chance = new(seed, "services");

    public void Count(int district, Channel channel, int won)
    {
        if (channel is Channel.Card or Channel.Qr) return;
        var (orders, sum) = _orders.GetValueOrDefault((district, channel));
        _orders[(district, channel)] = (orders + 1, sum + won);
    }

    public void Write(EnvelopeWriter rows, DateOnly today)
    {
        foreach (var ((district, channel), (orders, won)) in _orders)
        {
            var (service, provider) = channel switch
            {
                Channel.Delivery => ("DELIVERY", "배달e음"),
                Channel.Mall => ("MALL", "인천e몰"),
                Channel.Taxi => ("TAXI", "e음택시"),
                _ => ("PHONE_ORDER", "전화주문"),
            };
            Row(rows, service, provider, district, "ORDERS", orders);
            Row(rows, service, provider, district, "AMOUNT", won);
        }

        _orders.Clear();
        foreach (var district in DistrictTable.At(today)) WriteSmall(rows, district);
    }

    // Donations, funding and the markets' deliveries are no payments of the payments file; their size is assumed.
    private void WriteSmall(EnvelopeWriter rows, District district)
    {
        var people = (district.Population ?? 0) * members / CityOptions.FullSizeMembers;
        var donors = _chance.Rounded(people, 60_000);
        if (donors > 0)
        {
            Row(rows, "DONATION", "나눔e음", district.Code, "DONORS", donors);
            Row(rows, "DONATION", "나눔e음", district.Code, "AMOUNT", donors * 11_600L / 100 * _chance.Between(60, 140));
        }

        var backers = _chance.Rounded(people, 200_000);
        if (backers > 0) Row(rows, "FUNDING", "e음펀딩", district.Code, "BACKERS", backers);
        var baskets = _chance.Rounded(people, 90_000);
        if (baskets > 0) Row(rows, "MARKET", "전통시장 장보기", district.Code, "ORDERS", baskets);
    }

    private static void Row(
        EnvelopeWriter rows, string service, string provider, int district, string measure, long value)
    {
        rows.Text(service);
        rows.Text(provider);
        rows.Number(district);
        rows.Text(measure);
        rows.Number(value);
        rows.EndRow(value);
    }
}
