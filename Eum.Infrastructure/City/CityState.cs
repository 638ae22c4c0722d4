namespace Eum.Infrastructure.City;

/// <summary>Everything a city is made of while it is being written.</summary>
internal sealed class CityState
{
    public CityState(CityOptions options)
    {
        Options = options;
        Ground = new();
        Mix = new(Ground);
        Merchants = new(Ground, Mix, options, MerchantNews.OpeningsPerDay);
        Members = new(Ground, options);
        Balances = new(Members, options.Seed);
        Charges = new(Members, Balances);
        Services = new(options.Seed, options.Members);
        Rating = new(Merchants, Ground, Mix);
    }

    public CityOptions Options { get; }

    public CityGround Ground { get; }

    public TypeMix Mix { get; }

    public MerchantPopulation Merchants { get; }

    public MemberPopulation Members { get; }

    public BalanceBook Balances { get; }

    public ChargeBook Charges { get; }

    public ServiceBook Services { get; }

    public OperatorRating Rating { get; }

    public CityFigures Figures { get; } = new();
}
