using System.Text;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.City;

/// <summary>
/// The merchants, benefit-plus and designations files: everything standing on the first day, then only news.
/// </summary>
internal sealed class MerchantNews(
    MerchantPopulation population, CityGround ground, TypeMix mix, MerchantNames names, SeededRandom chance)
{
    // Expected a day, in millionths of the shops there are.
    public const int OpeningsPerDay = 300;
    private const int ClosuresPerDay = 120;
    private const int ChangesPerDay = 200;

    private static readonly byte[][] Brackets =
        [.. SalesBrackets.All.Select(bracket => Encoding.ASCII.GetBytes(bracket.Code()))];

    private static readonly int Reform = DistrictTable.Reform.DayNumber;

    private readonly byte[] _name = new byte[300];
    private readonly byte[] _address = new byte[300];
    private readonly byte[] _phone = new byte[40];

    /// <summary>
    /// All shops there are before the first day, each as it was registered, and again as the reform renamed its
    /// dong.
    /// </summary>
    public void WriteStanding(
        EnvelopeWriter merchants, EnvelopeWriter benefitPlus, EnvelopeWriter designations, int firstDay)
    {
        for (var i = 0; i < population.First; i++)
        {
            ref var shop = ref population.Shops[i];
            Row(merchants, i, "NEW"u8, shop.RegisteredOn, "OPEN"u8);
            if (firstDay > Reform && shop.RegisteredOn < Reform && ground.Dongs[shop.Dong].Moved)
                Row(merchants, i, "CHANGE"u8, Reform, "OPEN"u8);
            Extras(benefitPlus, designations, i);
        }

        population.Known = population.First;
    }

    public void WriteNews(
        EnvelopeWriter merchants, EnvelopeWriter benefitPlus, EnvelopeWriter designations, DateOnly today)
    {
        var day = today.DayNumber;
        var known = population.Known;
        if (day == Reform) Rename(merchants, known);
        if (today is { Month: 2 or 8, Day: 15 }) Regrade(merchants, known, day);
        if (today.Day == 1) Newcomers(benefitPlus, designations, known, day);

        for (var n = chance.Rounded((long)population.First * ClosuresPerDay, 1_000_000); n > 0; n--)
            if (Quiet(known, day) is var closing and >= 0 && known > 20) Close(merchants, closing, day);
        for (var n = chance.Rounded((long)population.First * ChangesPerDay, 1_000_000); n > 0; n--)
            if (Quiet(known, day) is var changing and >= 0) ChangePhone(merchants, changing, day);

        while (population.Known < population.Shops.Length && population.Shops[population.Known].RegisteredOn <= day)
        {
            Row(merchants, population.Known, "NEW"u8, day, "OPEN"u8);
            population.Shops[population.Known].LastEvent = day;
            Extras(benefitPlus, designations, population.Known++);
        }
    }

    private void Close(EnvelopeWriter merchants, int index, int day)
    {
        ref var shop = ref population.Shops[index];
        (shop.Stopped, shop.LastEvent) = (true, day);
        if (chance.Chance(150)) Row(merchants, index, "CHANGE"u8, day, "SUSPENDED"u8);
        else Row(merchants, index, "END"u8, day, "CLOSED"u8);
    }

    private void ChangePhone(EnvelopeWriter merchants, int index, int day)
    {
        ref var shop = ref population.Shops[index];
        (shop.Revision, shop.LastEvent) = ((byte)(shop.Revision % 200 + 1), day);
        Row(merchants, index, "CHANGE"u8, day, "OPEN"u8);
    }

    private void Rename(EnvelopeWriter merchants, int known)
    {
        for (var i = 0; i < known; i++)
        {
            ref var shop = ref population.Shops[i];
            if (shop.Stopped || shop.RegisteredOn >= Reform || !ground.Dongs[shop.Dong].Moved) continue;
            shop.LastEvent = Reform;
            Row(merchants, i, "CHANGE"u8, Reform, "OPEN"u8);
        }
    }

    // The lists of small merchants come out in mid-February and mid-August; about one in twenty-five moves a bracket.
    private void Regrade(EnvelopeWriter merchants, int known, int day)
    {
        for (var i = 0; i < known; i++)
        {
            ref var shop = ref population.Shops[i];
            if (shop.Stopped || shop.LastEvent == day || !chance.Chance(40)) continue;
            var step = chance.Chance(550) ? 1 : -1;
            var bracket = shop.Bracket + step;
            if (bracket is < (int)SalesBracket.LE300M or > (int)SalesBracket.GT3B) continue;
            (shop.Bracket, shop.BracketFrom, shop.LastEvent) = ((byte)bracket, day, day);
            Row(merchants, i, "CHANGE"u8, day, "OPEN"u8);
        }
    }

    // New contracts and designations begin with the month.
    private void Newcomers(EnvelopeWriter benefitPlus, EnvelopeWriter designations, int known, int day)
    {
        for (var n = chance.Rounded(population.First, 500); n > 0; n--)
            if (Quiet(known, day) is var index and >= 0 && population.Shops[index].RateBp == 0)
            {
                MerchantPopulation.Contract(ref population.Shops[index], day, chance);
                ContractRow(benefitPlus, index);
            }

        for (var n = chance.Rounded(population.First, 5_000); n > 0; n--)
            if (Quiet(known, day) is var index and >= 0 && population.Shops[index].Designations == 0)
            {
                ref var shop = ref population.Shops[index];
                (shop.Designations, shop.DesignatedFrom) = ((byte)Designation.FairPrice, day);
                DesignationRow(designations, index);
            }
    }

    private void Extras(EnvelopeWriter benefitPlus, EnvelopeWriter designations, int index)
    {
        if (population.Shops[index].RateBp > 0) ContractRow(benefitPlus, index);
        if (population.Shops[index].Designations != 0) DesignationRow(designations, index);
    }

    /// <summary>A shop without an event today, or −1 where chance finds none.</summary>
    private int Quiet(int known, int day)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var index = chance.Below(known);
            if (!population.Shops[index].Stopped && population.Shops[index].LastEvent != day) return index;
        }

        return -1;
    }

    private void ContractRow(EnvelopeWriter rows, int index)
    {
        ref readonly var shop = ref population.Shops[index];
        rows.Id("S"u8, index + 1, 8);
        rows.Number(shop.RateBp);
        rows.Date(DateOnly.FromDayNumber(shop.ContractFrom));
        if (shop.ContractTo == int.MaxValue) rows.Empty();
        else rows.Date(DateOnly.FromDayNumber(shop.ContractTo));
        rows.EndRow();
    }

    private void DesignationRow(EnvelopeWriter rows, int index)
    {
        ref readonly var shop = ref population.Shops[index];
        rows.Id("S"u8, index + 1, 8);
        rows.Code((Designation)shop.Designations switch
        {
            Designation.FairPrice => "FAIR_PRICE"u8,
            Designation.Heritage => "HERITAGE"u8,
            _ => "TAXI"u8,
        });
        rows.Date(DateOnly.FromDayNumber(shop.DesignatedFrom));
        rows.Empty();
        rows.EndRow();
    }

    private void Row(EnvelopeWriter rows, int index, ReadOnlySpan<byte> what, int day, ReadOnlySpan<byte> status)
    {
        ref readonly var shop = ref population.Shops[index];
        var (traits, former) = (mix.Traits[shop.Type], day < Reform);
        var dong = ground.Dongs[shop.Dong];
        rows.Id("S"u8, index + 1, 8);
        rows.Code(what);
        rows.Date(DateOnly.FromDayNumber(day));
        rows.Number(MerchantNames.RegistrationNo(index));
        rows.Text(_name.AsSpan(0, names.Name(index, shop, traits.Type, _name)));
        rows.Code(traits.Code);
        rows.Code(traits.Ksic);
        rows.Number(former ? dong.FormerCode10 : dong.Code10);
        rows.Text(_address.AsSpan(0, names.Address(index, shop, former, _address)));
        rows.Code(_phone.AsSpan(0, names.Phone(index, shop, _phone)));
        rows.Code(Brackets[shop.Bracket]);
        rows.Date(DateOnly.FromDayNumber(shop.BracketFrom));
        rows.Code(status);
        rows.Code(index % 3 == 0 ? "Y"u8 : "N"u8);
        rows.EndRow();
    }
}
