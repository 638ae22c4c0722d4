using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;

namespace Eum.Infrastructure.City;

/// <summary>
/// How the operator rates: with the published policies, and now and then wrongly. Shops are put into groups of equal
/// facts once a day; the layers of a group, programme and channel are looked up once a plan.
/// </summary>
internal sealed class OperatorRating(MerchantPopulation merchants, CityGround ground, TypeMix mix)
{
    private const int ChannelCount = 6;

    private readonly PolicyTimeline _timeline = PolicyCatalogue.Timeline;
    private readonly Dictionary<(int District, byte Bracket, byte Designated, short Rate, byte Type), int> _groups = [];
    private readonly List<PaymentFacts> _facts = []; // By group, of the first programme and channel.
    private RatingClass?[] _classes = [];
    private RatingPlan? _plan;
    private Sameness _same = new([]);

    public RatingPlan Plan => _plan!;

    /// <summary>Puts every shop into its group for the day.</summary>
    public void Sort(DateOnly today)
    {
        var day = today.DayNumber;
        for (var i = 0; i < merchants.Known; i++)
        {
            ref var shop = ref merchants.Shops[i];
            var rate = shop.ContractFrom <= day && day <= shop.ContractTo ? shop.RateBp : (short)0;
            var designations = shop.DesignatedFrom <= day ? shop.Designations : (byte)0;
            var key = (ground.Dongs[shop.Dong].DistrictOn(today), shop.Bracket, designations, rate, shop.Type);
            if (!_groups.TryGetValue(key, out shop.Facts))
            {
                shop.Facts = _facts.Count;
                _groups.Add(key, shop.Facts);
                var words = Designations.Of((Designation)designations).ToString();
                var type = mix.Traits[shop.Type].Type.Code;
                _facts.Add(new("", key.Item1, (SalesBracket)shop.Bracket, words, rate, type, Channel.Card));
            }
        }

        var room = _facts.Count * CityProgrammes.Codes.Length * ChannelCount;
        if (_classes.Length < room) Array.Resize(ref _classes, room);
    }

    /// <summary>
    /// The first instant after which <see cref="Plan"/> no longer holds; asks for the plan of this one.
    /// </summary>
    public DateTime MoveTo(DateTime utc)
    {
        var plan = _timeline.At(utc);
        if (plan != _plan)
        {
            _plan = plan;
            _same = new(plan.InForce.SelectMany(pair => pair.Version.Layers).Select(layer => layer.When));
            Array.Clear(_classes);
        }

        return plan.EndsAt;
    }

    public RatingClass ClassOf(int facts, byte programme, Channel channel)
    {
        var index = (facts * CityProgrammes.Codes.Length + programme) * ChannelCount + (int)channel;
        return _classes[index] ??= Plan.ClassOf(_same.Of(FactsOf(facts, programme, channel)));
    }

    public PaymentFacts FactsOf(int facts, byte programme, Channel channel) =>
        _facts[facts] with { Programme = CityProgrammes.Codes[programme], Channel = channel };

    /// <summary>
    /// A wrong cashback of the wanted kind, or of the next kind that differs at all; null where none does.
    /// </summary>
    public (MistakeKind Kind, long Won)? Mistake(
        MistakeKind wanted, PaymentFacts facts, int eligible, Counters before, int weekday, long right)
    {
        for (var i = 0; i < 4; i++)
        {
            var kind = (MistakeKind)(((int)wanted + i) % 4);
            foreach (var won in Wrongly(kind, facts, eligible, before, weekday))
                if (won != right)
                    return (kind, won);
        }

        return null;
    }

    private IEnumerable<long> Wrongly(MistakeKind kind, PaymentFacts facts, int eligible, Counters before, int weekday)
    {
        switch (kind)
        {
            case MistakeKind.Bracket:
                foreach (var bracket in SalesBrackets.All)
                    yield return Total(Plan, facts with { Bracket = bracket }, eligible, before, weekday);
                break;
            case MistakeKind.OldRate:
                var earlier = _timeline.Before(Plan);
                for (var i = 0; i < 2 && earlier is not null; i++, earlier = _timeline.Before(earlier))
                    yield return Total(earlier, facts, eligible, before, weekday);
                break;
            case MistakeKind.Band:
                yield return Total(Plan, facts, eligible, default, weekday);
                break;
            default:
                yield return Rounded(Plan.ClassOf(facts), facts, eligible, before, weekday);
                break;
        }
    }

    private static long Total(RatingPlan plan, PaymentFacts facts, int eligible, Counters before, int weekday) =>
        Rating.Rate(plan.ClassOf(facts), eligible, before, weekday).Total;

    private static long Rounded(RatingClass rules, PaymentFacts facts, int eligible, Counters before, int weekday)
    {
        long sum = 0;
        for (var i = 0; i < rules.LayerCount; i++)
        {
            var layer = rules.LayerAt(i);
            if (layer.When.Weekdays is { } weekdays && !weekdays.Contains(weekday)) continue;
            var place = layer.Counter == CounterScope.MemberProgramme ? before.Programme : before.Member;
            var bands = layer.ContractRate ? [new Band(null, facts.BenefitPlusBp)] : layer.Bands;
            sum += (WonTimesRate(bands, layer.Cap, place, place + eligible) + 5_000) / 10_000;
        }

        return sum;
    }

    private static long WonTimesRate(IReadOnlyList<Band> bands, long? cap, long from, long to)
    {
        long sum = 0;
        foreach (var band in bands)
        {
            var end = Math.Min(to, Math.Min(band.UpTo ?? long.MaxValue, cap ?? long.MaxValue));
            if (end <= from) continue;
            sum += (end - from) * band.RateBp;
            from = end;
        }

        return sum;
    }

    /// <summary>
    /// Business types, channels and programmes that no condition in force names are all alike to it: rated as one of
    /// them, a city has some hundreds of classes instead of some hundred thousand.
    /// </summary>
    private sealed class Sameness(IEnumerable<Condition> conditions)
    {
        private readonly Condition[] _conditions = [.. conditions];
        private readonly Dictionary<string, string> _types = [];
        private readonly Dictionary<string, string> _programmes = [];
        private readonly Dictionary<Channel, Channel> _channels = [];
        private string? _plainType;
        private string? _plainProgramme;
        private Channel? _plainChannel;

        public PaymentFacts Of(PaymentFacts facts)
        {
            var (type, programme, channel) = (facts.BusinessType, facts.Programme, facts.Channel);
            if (!_types.TryGetValue(type, out var sameType))
                _types[type] = sameType = NamesType(type) ? type : _plainType ??= type;
            if (!_programmes.TryGetValue(programme, out var sameProgramme))
                _programmes[programme] = sameProgramme =
                    NamesProgramme(facts) ? programme : _plainProgramme ??= programme;
            if (!_channels.TryGetValue(channel, out var sameChannel))
                _channels[channel] = sameChannel = NamesChannel(channel) ? channel : _plainChannel ??= channel;
            return facts with { BusinessType = sameType, Programme = sameProgramme, Channel = sameChannel };
        }

        private bool NamesType(string type) => _conditions.Any(condition =>
            condition.BusinessTypes?.Contains(type) == true || condition.NotBusinessTypes?.Contains(type) == true);

        private bool NamesChannel(Channel channel) => _conditions.Any(condition =>
            condition.Channels?.Contains(channel) == true || condition.NotChannels?.Contains(channel) == true);

        private bool NamesProgramme(PaymentFacts facts) => _conditions.Any(condition =>
            condition.Programmes?.Contains(facts.Programme) == true
            || condition.Programmes?.Contains(facts.Brand) == true
            || (facts.Group is { } group && condition.Groups?.Contains(group) == true));
    }
}
