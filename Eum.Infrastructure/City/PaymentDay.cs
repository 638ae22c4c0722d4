using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.City;

/// <summary>
/// The payments of a day in the order of their time: where, by whom, for how much, from which money, and what the
/// operator credited. Purchases stand on even milliseconds and refunds on odd ones, so no two are ever at once.
/// </summary>
internal sealed class PaymentDay
{
    private const int HourMs = 3_600_000;
    private const int DayMs = 24 * HourMs;
    private const int Tries = 6;
    private const int Smallest = 1_000;
    private const int ChargeStep = 10_000;

    private static readonly byte[][] ChannelCodes =
        [.. Channels.All.Select(channel => System.Text.Encoding.ASCII.GetBytes(channel.Code()))];

    private static readonly int[] UsualCharges = [30_000, 30_000, 50_000, 50_000, 50_000, 100_000, 100_000, 200_000];

    private readonly MemberPopulation _members;
    private readonly MerchantPopulation _merchants;
    private readonly CityGround _ground;
    private readonly TypeMix _mix;
    private readonly OperatorRating _rating;
    private readonly ChargeBook _charges;
    private readonly BalanceBook _balances;
    private readonly ServiceBook _services;
    private readonly RefundBook _refunds;
    private readonly CityFigures _figures;
    private readonly SeededRandom _chance;
    private readonly int _mistakesPerMille;
    private readonly long[] _hours;
    private readonly AliasTable[] _gus;

    private EnvelopeWriter _rows = null!;
    private DateOnly _today;
    private int _runDay;
    private int _dayNumber;
    private int _dayId;
    private int _weekday;
    private short _month;
    private int _sequence;
    private int _planEndsMs;
    private WalletLimits _limits = WalletLimits.On(default);

    public PaymentDay(CityState city, SeededRandom chance)
    {
        (_members, _merchants, _ground, _mix) = (city.Members, city.Merchants, city.Ground, city.Mix);
        (_rating, _charges, _balances, _services) = (city.Rating, city.Charges, city.Balances, city.Services);
        (_figures, _chance) = (city.Figures, chance);
        _refunds = new(city.Options.Days, new(city.Options.Seed, "refunds"));
        _mistakesPerMille = city.Options.MistakesPerMille;

        var weights = _merchants.PurchaseWeights();
        var byGu = _ground.Gus.Select(gu => gu.Hours.Select(people =>
            (long)((Int128)weights[gu.Index] * people / gu.Hours.Sum())).ToArray()).ToArray();
        _hours = [.. Enumerable.Range(0, 24).Select(hour => byGu.Sum(hours => hours[hour]))];
        _gus = [.. Enumerable.Range(0, 24).Select(hour => new AliasTable([.. byGu.Select(hours => hours[hour])]))];
    }

    public void Run(EnvelopeWriter rows, DateOnly today, int runDay, int purchases)
    {
        (_rows, _today, _runDay, _sequence) = (rows, today, runDay, 0);
        (_dayNumber, _dayId) = (today.DayNumber, DateNumber.Of(today));
        _weekday = today.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)today.DayOfWeek;
        _month = (short)(today.Year * 12 + today.Month - 24_000);
        _limits = WalletLimits.On(today);
        _planEndsMs = 0;
        _rating.Sort(today);
        _refunds.Begin(runDay);

        var (total, phase, soFar, done) = (_hours.Sum(), _chance.Below(1_000_000), 0L, 0);
        for (var hour = 0; hour < 24; hour++)
        {
            soFar += _hours[hour];
            var until = (int)(((Int128)purchases * 1_000_000 * soFar / total + (hour == 23 ? 0 : phase)) / 1_000_000);
            until = Math.Min(until, purchases);
            RunHour(hour, until - done);
            done = until;
        }

        GiveBackUntil(DayMs);
    }

    // Each purchase has its own slice of the hour, somewhere within which it falls.
    private void RunHour(int hour, int purchases)
    {
        for (var i = 0; i < purchases; i++)
        {
            var from = hour * HourMs + (int)((long)i * HourMs / purchases);
            var to = hour * HourMs + (int)((long)(i + 1) * HourMs / purchases);
            var ms = Math.Max(2, (from + _chance.Below(Math.Max(1, to - from - 1)) + 1) & ~1);
            GiveBackUntil(ms);
            Buy(hour, ms);
        }
    }

    private void Buy(int hour, int ms)
    {
        var gu = _gus[hour].Draw(_chance);
        var shop = _merchants.Draw(gu, hour, _dayNumber, _chance);
        if (shop < 0) return;
        var amount = _mix.DrawAmount(_merchants.Shops[shop].Type, _chance);
        var home = _ground.GuOf[_merchants.Shops[shop].Dong];
        var wallet = -1;
        for (var i = 0; i < Tries; i++)
        {
            wallet = DrawWallet(_ground.DrawHome(home, _chance));
            if (wallet >= 0 && TryPay(wallet, shop, amount, ms)) return;
        }

        // Nobody asked has that much; the last one buys for what there is.
        if (wallet < 0) return;
        var left = Available(wallet, shop);
        if (left >= Smallest) TryPay(wallet, shop, Math.Min(amount, left / 100 * 100), ms);
    }

    private int DrawWallet(int gu)
    {
        var member = _members.DrawPayer(gu, _runDay, _chance);
        if (member < 0) return -1;
        ref var person = ref _members.People[member];
        if (person.Month != _month) (person.Month, person.Spent, person.Charged) = (_month, 0, 0);
        var wallet = person.Second >= 0 && _chance.Chance(300) ? person.Second : member;
        ref var purse = ref _members.Wallets[wallet];
        if (!purse.IsActive(_runDay)) return -1;
        if (purse.Month != _month) (purse.Month, purse.Spent) = (_month, 0);
        if (purse.LastDay != _runDay) (purse.LastDay, purse.LastMs) = ((short)_runDay, -1);
        return wallet;
    }

    private int Available(int wallet, int shop)
    {
        ref readonly var purse = ref _members.Wallets[wallet];
        var policy = _merchants.Shops[shop].Bracket == (byte)SalesBracket.GT3B ? 0 : purse.Policy;
        return purse.Charge + policy + ChargeRoom(wallet) / ChargeStep * ChargeStep;
    }

    private int ChargeRoom(int wallet)
    {
        ref readonly var purse = ref _members.Wallets[wallet];
        var thisMonth = _limits.MonthlyCharge - _members.People[purse.Member].Charged;
        var room = Math.Min(thisMonth, _limits.Holding - purse.Holding);
        return (int)Math.Max(0, room);
    }

    private bool TryPay(int wallet, int shop, int amount, int ms)
    {
        ref var purse = ref _members.Wallets[wallet];
        ref readonly var stall = ref _merchants.Shops[shop];
        var policy = stall.Bracket == (byte)SalesBracket.GT3B ? 0 : Math.Min(purse.Policy, amount);
        var rest = amount - policy;
        var cashback = (_members.People[purse.Member].Habits & Habits.SpendsCashback) != 0
            ? Math.Clamp(purse.Cashback, 0, rest)
            : 0;
        var charge = rest - cashback;
        if (purse.Charge < charge && !TopUp(wallet, charge - purse.Charge, ms)) return false;

        purse.Charge -= charge;
        purse.Cashback -= cashback;
        purse.Policy -= policy;
        purse.LastMs = ms;
        var balance = _balances.Of(wallet);
        balance.SpentCharge += charge;
        balance.SpentCashback += cashback;
        balance.SpentPolicy += policy;
        Rate(wallet, shop, charge, cashback, policy, ms);
        return true;
    }

    // Charged when money runs short: by itself the moment before, by hand some time earlier, after the last movement.
    private bool TopUp(int wallet, int missing, int ms)
    {
        ref var purse = ref _members.Wallets[wallet];
        ref var person = ref _members.People[purse.Member];
        var room = ChargeRoom(wallet) / ChargeStep * ChargeStep;
        var needed = Math.Max(_limits.Minimum, (missing + ChargeStep - 1) / ChargeStep * ChargeStep);
        if (needed > room) return false;

        var byItself = (person.Habits & Habits.AutoCharge) != 0;
        var amount = Math.Min(room, Math.Max(needed, UsualCharges[purse.Card % UsualCharges.Length]));
        var span = Math.Min(ms - purse.LastMs - 1, byItself ? 2_000 : 2 * HourMs);
        var at = Math.Max(0, ms - 1 - (span > 0 ? _chance.Below(span) : 0));
        purse.Charge += amount;
        person.Charged += amount;
        _charges.Charge(wallet, at, amount, byItself, _chance.Below(1000));
        return true;
    }

    private void Rate(int wallet, int shop, int charge, int cashback, int policy, int ms)
    {
        ref var purse = ref _members.Wallets[wallet];
        ref var person = ref _members.People[purse.Member];
        ref readonly var stall = ref _merchants.Shops[shop];
        if (ms >= _planEndsMs) FollowPlan(ms);
        var channel = DrawChannel(_mix.Traits[stall.Type]);
        var rules = _rating.ClassOf(stall.Facts, purse.Programme, channel);
        var place = new Counters(person.Spent, purse.Spent);
        var amount = charge + cashback + policy;
        var result = default(Breakdown);
        Rating.Rate(rules, charge, place, _weekday, ref result);

        _sequence++;
        var credited = result.Total;
        if (_chance.Below(1000) < RefundBook.PerMille)
            _refunds.Plan(Bought(wallet, shop, channel, rules, place, charge, cashback, policy), _runDay, ms);
        else if (_mistakesPerMille > 0 && _chance.Chance(_mistakesPerMille))
            credited = Mistaken(stall.Facts, purse.Programme, channel, charge, place, credited);

        person.Spent += (int)rules.Counted(charge, place.Member);
        if (rules.UsesProgrammeCounter) purse.Spent += (int)rules.CountedInProgramme(charge, place.Programme);

        purse.Cashback += (int)credited;
        _balances.Of(wallet).CashbackGranted += credited;
        _services.Count(_ground.Dongs[stall.Dong].DistrictOn(_today), channel, amount);
        var discount = (long)amount * rules.InstantDiscountBp / (10_000 - rules.InstantDiscountBp);
        Row("PAY"u8, 0, 0, wallet, purse.Card, shop, ms);
        Money(charge, cashback, policy, discount, channel, credited, sign: 1);
    }

    private Purchase Bought(
        int wallet, int shop, Channel channel, RatingClass rules, Counters place, int charge, int cashback,
        int policy) => new()
        {
            Day = _dayId,
            Sequence = _sequence,
            Wallet = wallet,
            Card = _members.Wallets[wallet].Card,
            Shop = shop,
            Channel = (byte)channel,
            Rules = rules,
            Place = place,
            Weekday = _weekday,
            Month = _month,
            FromCharge = charge,
            FromCashback = cashback,
            FromPolicy = policy,
        };

    private long Mistaken(int facts, byte programme, Channel channel, int charge, Counters place, long right)
    {
        var wanted = (MistakeKind)_chance.Below(4);
        var known = _rating.FactsOf(facts, programme, channel);
        if (_rating.Mistake(wanted, known, charge, place, _weekday, right) is not { } mistake) return right;
        _figures.Add(new CityMistake(CityFigures.Tx(_dayId, _sequence), mistake.Kind, right, mistake.Won));
        return mistake.Won;
    }

    private void FollowPlan(int ms)
    {
        var start = KoreanTime.StartOf(_today);
        var ends = _rating.MoveTo(start.AddMilliseconds(ms));
        _planEndsMs = ends >= start.AddDays(1) ? DayMs : (int)(ends - start).TotalMilliseconds;
    }

    private Channel DrawChannel(TypeTraits traits)
    {
        var drawn = _chance.Below(1000);
        return (traits.Type.GroupCode, drawn) switch
        {
            ("TAXI", _) => Channel.Taxi,
            ("FOOD", < 45) => Channel.Delivery,
            ("FOOD", < 49) => Channel.Phone,
            ("GROCERY" or "AGRI_MARINE" or "CLOTHING", < 20) => Channel.Mall,
            (_, > 920) => Channel.Qr,
            _ => Channel.Card,
        };
    }

    private void GiveBackUntil(int before)
    {
        while (_refunds.TryTake(before, out var due, out var ms)) GiveBack(due, ms);
    }

    private void GiveBack(DueRefund due, int ms)
    {
        var purchase = due.Purchase;
        ref var purse = ref _members.Wallets[purchase.Wallet];
        ref var person = ref _members.People[purse.Member];
        if (_merchants.Shops[purchase.Shop].Stopped || purse.Card != purchase.Card || !purse.IsActive(_runDay)) return;
        if ((person.Habits & Habits.Member) == 0 || person.LastNews == _runDay) return;

        // Own money comes back first, policy money last: the other way round than it went.
        var amount = Math.Min(due.Amount, purchase.Amount);
        var charge = Math.Min(amount, purchase.FromCharge);
        var cashback = Math.Min(amount - charge, purchase.FromCashback);
        var policy = amount - charge - cashback;
        var back = Rating.TakeBack(
            purchase.Rules, purchase.FromCharge, purchase.FromCharge - charge, purchase.Place, purchase.Weekday).Total;
        purchase.FromCharge -= charge;
        purchase.FromCashback -= cashback;
        purchase.FromPolicy -= policy;
        var (rules, left, place) = (purchase.Rules, purchase.FromCharge, purchase.Place);
        if (person.Month == purchase.Month)
            person.Spent -= (int)(rules.Counted(left + charge, place.Member) - rules.Counted(left, place.Member));
        if (rules.UsesProgrammeCounter && purse.Month == purchase.Month)
            purse.Spent -= (int)(rules.CountedInProgramme(left + charge, place.Programme)
                - rules.CountedInProgramme(left, place.Programme));
        purse.Charge += charge;
        purse.Policy += policy;
        purse.Cashback += (int)(cashback - back);
        if (purse.LastDay == _runDay) purse.LastMs = ms;
        else (purse.LastDay, purse.LastMs) = ((short)_runDay, ms);

        var balance = _balances.Of(purchase.Wallet);
        balance.SpentCharge -= charge;
        balance.SpentCashback -= cashback;
        balance.SpentPolicy -= policy;
        balance.CashbackGranted -= back;
        _sequence++;
        var channel = (Channel)purchase.Channel;
        Row("CANCEL"u8, purchase.Day, purchase.Sequence, purchase.Wallet, purchase.Card, purchase.Shop, ms);
        Money(charge, cashback, policy, 0, channel, back, sign: -1);
        if (due.Again) _refunds.PlanRest(purchase, _runDay, ms);
    }

    private void Row(
        ReadOnlySpan<byte> kind, int originalDay, int originalSequence, int wallet, int card, int shop, int ms)
    {
        _rows.Id(default, _dayId * 10_000_000_000L + _sequence, 18);
        _rows.Code(kind);
        if (originalDay == 0) _rows.Empty();
        else _rows.Id(default, originalDay * 10_000_000_000L + originalSequence, 18);
        _rows.Instant(_dayNumber, ms);
        _rows.Id("M"u8, _members.Wallets[wallet].Member + 1, 9);
        _rows.Id("C"u8, card, 10);
        _rows.Id("S"u8, shop + 1, 8);
    }

    private void Money(int charge, int cashback, int policy, long discount, Channel channel, long credited, int sign)
    {
        var amount = (long)charge + cashback + policy;
        _rows.Number(amount);
        _rows.Number(charge);
        _rows.Number(cashback);
        _rows.Number(policy);
        _rows.Number(discount);
        _rows.Code(ChannelCodes[(int)channel]);
        _rows.Number(credited);
        _rows.EndRow(sign * amount, sign * credited);
        _figures.Count(sign, amount, credited);
    }
}
