using System.Text;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.City;

/// <summary>A fund of policy money: loaded on one day, gone after another.</summary>
internal sealed record PolicyFund(byte Number, byte[] Code, int LoadedOn, int ExpiresOn);

/// <summary>The day's charges in the order they come up, written in the order of their time.</summary>
internal sealed class ChargeBook(MemberPopulation population, BalanceBook balances)
{
    private readonly List<Entry> _entries = [];
    private readonly List<PolicyFund> _funds = [];

    private enum What : byte
    {
        Charge,
        Auto,
        Credit,
        Cash,
        Refund,
        Load,
        Expire,
    }

    private readonly record struct Entry(int Ms, int Amount, int Wallet, int Card, What What, byte Fund);

    public IReadOnlyList<PolicyFund> Funds => _funds;

    public long Charged { get; private set; }

    public PolicyFund Open(string code, int loadedOn, int expiresOn)
    {
        var fund = new PolicyFund((byte)(_funds.Count + 1), Encoding.ASCII.GetBytes(code), loadedOn, expiresOn);
        _funds.Add(fund);
        return fund;
    }

    public void Charge(int wallet, int ms, int amount, bool byItself, int method)
    {
        var what = byItself ? What.Auto : method switch { < 900 => What.Charge, < 975 => What.Credit, _ => What.Cash };
        Add(wallet, ms, amount, what, 0);
        Charged += amount;
        balances.Of(wallet).Charged += amount;
    }

    public void Refund(int wallet, int ms, int amount)
    {
        Add(wallet, ms, amount, What.Refund, 0);
        balances.Of(wallet).Refunded += amount;
    }

    public void Load(int wallet, int ms, int amount, PolicyFund fund)
    {
        Add(wallet, ms, amount, What.Load, fund.Number);
        balances.Of(wallet).PolicyLoaded += amount;
    }

    public void Expire(int wallet, int ms, int amount, byte fund)
    {
        Add(wallet, ms, amount, What.Expire, fund);
        balances.Of(wallet).Expired += amount;
    }

    /// <summary>Writes the day and forgets it.</summary>
    public void Write(EnvelopeWriter rows, DateOnly today)
    {
        var day = Eum.Domain.Values.DateNumber.Of(today) * 10_000_000_000L;
        var order = new long[_entries.Count];
        for (var i = 0; i < order.Length; i++) order[i] = (long)_entries[i].Ms << 32 | (uint)i;
        Array.Sort(order);
        for (var i = 0; i < order.Length; i++)
            Row(rows, _entries[(int)(order[i] & 0xFFFF_FFFF)], day + i + 1, today.DayNumber);
        _entries.Clear();
    }

    private void Add(int wallet, int ms, int amount, What what, byte fund) =>
        _entries.Add(new(ms, amount, wallet, population.Wallets[wallet].Card, what, fund));

    private void Row(EnvelopeWriter rows, in Entry entry, long number, int day)
    {
        rows.Id("H"u8, number, 18);
        rows.Code(entry.What switch { What.Refund => "REFUND"u8, What.Expire => "EXPIRE"u8, _ => "CHARGE"u8 });
        rows.Instant(day, entry.Ms);
        rows.Id("M"u8, population.Wallets[entry.Wallet].Member + 1, 9);
        rows.Id("C"u8, entry.Card, 10);
        rows.Number(entry.Amount);
        rows.Code(entry.What switch
        {
            What.Auto => "AUTO"u8,
            What.Credit => "CREDIT"u8,
            What.Cash => "CASH"u8,
            What.Load or What.Expire => "POLICY"u8,
            _ => "ACCOUNT"u8,
        });
        if (entry.Fund == 0)
        {
            rows.Empty();
            rows.Empty();
        }
        else
        {
            rows.Code(_funds[entry.Fund - 1].Code);
            rows.Date(DateOnly.FromDayNumber(_funds[entry.Fund - 1].ExpiresOn));
        }

        rows.EndRow(entry.What is What.Refund or What.Expire ? -entry.Amount : entry.Amount);
    }
}
