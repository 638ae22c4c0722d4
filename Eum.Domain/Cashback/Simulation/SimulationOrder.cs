using Eum.Domain.Values;

namespace Eum.Domain.Cashback.Simulation;

/// <summary>What is to be tried: a policy's last version, in the place of whatever was in force of it then.</summary>
/// <param name="Policy">With the draft as its last version.</param>
/// <param name="From">The first month of posting that is replayed.</param>
/// <param name="To">The last one, included.</param>
public sealed record SimulationOrder(Policy Policy, YearMonth From, YearMonth To)
{
    /// <summary>A year at most: counters of every month in it are held at once.</summary>
    public const int MostMonths = 12;

    public PolicyVersion Version => Policy.Versions[^1];

    /// <summary>Months from the first to the last, both included.</summary>
    public int Months => (To.Year - From.Year) * 12 + To.Month - From.Month + 1;

    /// <summary>Reads a policy document and months; the fields of a problem are draft, from and to.</summary>
    public static Outcome<SimulationOrder> Read(string document, string? from, string? to)
    {
        if (!YearMonth.TryParse(from, out var first)) return new Problem("from", "첫 달을 2026-03처럼 적으세요.");
        if (!YearMonth.TryParse(to, out var last)) return new Problem("to", "마지막 달을 2026-03처럼 적으세요.");
        try
        {
            return Of(PolicyDocument.Read(document), first, last);
        }
        catch (PolicyDocumentException refused)
        {
            return new Problem("draft", refused.Message);
        }
    }

    public static Outcome<SimulationOrder> Of(Policy policy, YearMonth from, YearMonth to)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var order = new SimulationOrder(policy, from, to);
        if (policy.Versions.Count == 0) return new Problem("draft", $"{policy.Code}: 판이 하나도 없습니다.");
        if (to < from) return new Problem("to", $"마지막 달 {to}이(가) 첫 달 {from}보다 이릅니다.");
        return order.Months > MostMonths
            ? new Problem("to", $"{order.Months}달입니다. 한 번에 {MostMonths}달까지 다시 계산합니다.")
            : order;
    }
}
