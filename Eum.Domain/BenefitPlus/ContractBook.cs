using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.BenefitPlus;

/// <summary>What a merchant adds from its own money, from one business day to another (null: open).</summary>
/// <param name="RateBp">In basis points: 500 is 5 %.</param>
public sealed record Contract(DateOnly From, DateOnly? To, int RateBp)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);

    public bool Meets(Contract other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (To is null || other.From <= To) && (other.To is null || From <= other.To);
    }

    /// <summary>2026-03-10 – 2026-12-31 5%.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} – {To:yyyy-MM-dd} {new BasisPoints(RateBp)}");
}

/// <summary>What is asked for.</summary>
/// <param name="RateBp">0 where no rate is asked for.</param>
/// <param name="First">First day of it: of the contract, of the new rate, of the pause; first day without one.</param>
/// <param name="Last">Last day of it; null for an open end.</param>
public sealed record ContractRequest(ContractAct Act, int RateBp, DateOnly First, DateOnly? Last)
{
    /// <summary>Whether such an act has a rate.</summary>
    public bool AsksRate() => Act is ContractAct.New or ContractAct.Change;

    /// <summary>As it is kept: without what such an act has not.</summary>
    public ContractRequest Kept() => this with
    {
        RateBp = AsksRate() ? RateBp : 0,
        Last = Act == ContractAct.End ? null : Last,
    };
}

/// <summary>A merchant's contracts as they are and as a request would make them, by their first days.</summary>
public sealed record ContractChange(IReadOnlyList<Contract> Before, IReadOnlyList<Contract> After);

/// <summary>
/// A merchant's contracts along time: none meets another, nothing is changed for a day that has begun, and what is
/// changed, paused or ended is so at a month's edge, because settlements go by months.
/// </summary>
public static class ContractBook
{
    public static Outcome<ContractChange> Apply(
        IReadOnlyList<Contract> contracts, ContractRequest request, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(request);
        if (WrongDays(request, today) is { } wrong) return wrong;

        var before = contracts.OrderBy(contract => contract.From).ToList();
        if (request.Act == ContractAct.New) return Checked(before, before, New(request));

        if (before.FirstOrDefault(one => one.From < request.First && (one.To is null || one.To >= request.First))
            is not { } running)
            return new Problem("First", $"{request.First:yyyy-MM-dd}에 이어질 계약이 없습니다. 계약이 있는 기간 안의 달을 고르세요.");

        var closed = running with { To = request.First.AddDays(-1) };
        List<Contract> rest = [.. before.Where(contract => contract != running), closed];
        return request.Act switch
        {
            ContractAct.Change when running.RateBp == request.RateBp =>
                new Problem("Rate", $"지금 적립률과 같은 {new BasisPoints(request.RateBp)}입니다."),
            ContractAct.Change => Checked(before, rest, New(request) with { To = request.Last ?? running.To }),
            ContractAct.Pause when running.To <= request.Last =>
                new Problem("Last", "중지가 끝나기 전에 계약이 끝납니다. 해지로 신청하세요."),
            ContractAct.Pause => Checked(before, rest, running with { From = request.Last!.Value.AddDays(1) }),
            _ => Checked(before, rest, null),
        };
    }

    private static Contract New(ContractRequest request) => new(request.First, request.Last, request.RateBp);

    private static Outcome<ContractChange> Checked(List<Contract> before, List<Contract> rest, Contract? added)
    {
        if (added is not null && rest.FirstOrDefault(added.Meets) is { } other)
            return new Problem("First", $"이미 있는 계약 {other}과(와) 기간이 겹칩니다.");
        var after = added is null ? rest : [.. rest, added];
        return new ContractChange(before, [.. after.OrderBy(contract => contract.From)]);
    }

    /// <summary>What no contract would make good: days that have begun, or that are at no month's edge.</summary>
    public static Problem? WrongDays(ContractRequest request, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.First <= today)
            return new("First", $"시작일은 내일({today.AddDays(1):yyyy-MM-dd})부터입니다. 지난 결제는 다시 셈하지 않습니다.");
        if (request.First > today.AddYears(2)) return new("First", "시작일이 2년 넘게 뒤입니다. 다시 확인하세요.");
        if (request.Last < request.First) return new("Last", "마지막 날이 시작일보다 앞섭니다.");
        if (request.Act == ContractAct.New) return null;
        if (request.First.Day != 1) return new("First", "변경, 중지, 해지는 달의 첫날부터입니다.");
        if (request.Act == ContractAct.Pause && request.Last is null) return new("Last", "중지의 마지막 날을 적으세요.");
        return request.Act != ContractAct.End && request.Last is { } last && last.AddDays(1).Day != 1
            ? new("Last", "변경과 중지는 달의 마지막 날에 끝납니다.")
            : null;
    }
}
