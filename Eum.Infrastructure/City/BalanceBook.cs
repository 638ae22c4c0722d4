using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.City;

/// <summary>A programme's float and what moved it on a day, in won; refunds of payments already taken off.</summary>
internal sealed class Balance
{
    public long Opening;
    public long Charged;
    public long Refunded;
    public long Expired;
    public long SpentCharge;
    public long CashbackGranted;
    public long SpentCashback;
    public long PolicyLoaded;
    public long SpentPolicy;

    public long Closing => Opening + Charged + CashbackGranted + PolicyLoaded
        - Refunded - Expired - SpentCharge - SpentCashback - SpentPolicy;
}

/// <summary>
/// The balances file: opening + in − out = closing, programme by programme, and the account that protects it.
/// </summary>
internal sealed class BalanceBook(MemberPopulation population, long seed)
{
    private readonly Balance[] _balances = [.. CityProgrammes.Codes.Select(_ => new Balance())];
    private readonly ulong _noise = Noise.Key(seed, "protected accounts");

    public Balance Of(int wallet) => _balances[population.Wallets[wallet].Programme];

    public void Write(EnvelopeWriter rows, DateOnly today)
    {
        for (var programme = 0; programme < _balances.Length; programme++)
        {
            var day = _balances[programme];
            rows.Code(CityProgrammes.Utf8[programme]);
            foreach (var won in Won(day)) rows.Number(won);
            // The law asks for all of it to be held apart; the account has up to 2 % more.
            var margin = Noise.Part(Noise.Of(_noise, today.DayNumber * 64 + programme), 0, 200);
            rows.Number(Math.Max(0, day.Closing) + Math.Max(0, day.Closing) * margin / 10_000);
            rows.EndRow(day.Closing);
            _balances[programme] = new() { Opening = day.Closing };
        }
    }

    // In the order of the columns.
    private static long[] Won(Balance day) =>
    [
        day.Opening, day.Charged, day.Refunded, day.Expired, day.SpentCharge, day.CashbackGranted, day.SpentCashback,
        day.PolicyLoaded, day.SpentPolicy, day.Closing,
    ];
}
