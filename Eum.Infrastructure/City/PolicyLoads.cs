using System.Globalization;

namespace Eum.Infrastructure.City;

/// <summary>
/// Policy money: on the first day and on each fifteenth a fund for one member in fifty, good for a fortnight; what is
/// left is gone at midnight after its last day (assumed terms, after the vouchers of 2021 and 2025).
/// </summary>
internal sealed class PolicyLoads(MemberPopulation population, ChargeBook charges, SeededRandom chance)
{
    private const int GoodForDays = 14;
    private const int ExpiryMs = 0; // Both run as a batch at midnight, before anybody pays.
    private const int LoadMs = 1;

    private readonly List<(int ExpiresOn, int Wallet)> _running = [];

    public void On(DateOnly today, int runDay, WalletLimits limits)
    {
        var day = today.DayNumber;
        Expire(day);
        if (runDay != 0 && today.Day != 15) return;

        var code = string.Create(CultureInfo.InvariantCulture, $"ALLOWANCE-{today:yyyyMMdd}");
        var fund = charges.Open(code, day, day + GoodForDays - 1);
        for (var n = chance.Rounded(population.Known, 50); n > 0; n--)
        {
            var wallet = chance.Below(population.Known);
            var amount = chance.Below(3) switch { 0 => 30_000, 1 => 50_000, _ => 100_000 };
            ref var purse = ref population.Wallets[wallet];
            ref readonly var person = ref population.People[wallet];
            if ((person.Habits & Habits.Member) == 0 || person.LastNews == runDay || !purse.IsActive(runDay)) continue;
            if (purse.Fund != 0 || purse.Holding + amount > limits.Holding) continue;
            (purse.Policy, purse.Fund) = (amount, fund.Number);
            charges.Load(wallet, LoadMs, amount, fund);
            _running.Add((fund.ExpiresOn, wallet));
        }
    }

    private void Expire(int day)
    {
        foreach (var (_, wallet) in _running.Where(one => one.ExpiresOn < day))
        {
            ref var purse = ref population.Wallets[wallet];
            if (purse.Policy > 0) charges.Expire(wallet, ExpiryMs, purse.Policy, purse.Fund);
            (purse.Policy, purse.Fund) = (0, 0);
        }

        _running.RemoveAll(one => one.ExpiresOn < day);
    }
}
