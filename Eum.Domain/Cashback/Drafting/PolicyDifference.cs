using Eum.Domain.Approvals;
using Eum.Domain.Values;

namespace Eum.Domain.Cashback.Drafting;

/// <summary>What one version changes of another, in words; what stays the same is not told.</summary>
public static class PolicyDifference
{
    /// <param name="before">Null where there was none.</param>
    public static IReadOnlyList<ShownChange> Between(PolicyVersion? before, PolicyVersion after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var old = before?.Layers ?? [];
        List<ShownChange> all = [];
        Tell(all, "가맹점 선할인", Yes(before?.InstantDiscount), Yes(after.InstantDiscount));
        foreach (var layer in old.Where(layer => after.Layers.All(one => one.Id != layer.Id)))
            all.Add(new($"{layer.Name} ({layer.Id})", RuleSentence.Of(layer), "없어짐"));
        foreach (var layer in after.Layers)
        {
            var was = old.FirstOrDefault(one => one.Id == layer.Id);
            if (was is null) all.Add(new($"{layer.Name} ({layer.Id})", "", RuleSentence.Of(layer)));
            else all.AddRange(Between(was, layer));
        }

        return all;
    }

    /// <summary>The rules alone; empty where payments would feel nothing.</summary>
    private static List<ShownChange> Between(Layer before, Layer after)
    {
        List<ShownChange> all = [];
        var name = $"{after.Name} ({after.Id})";
        Tell(all, $"{name} 이름", before.Name, after.Name);
        Tell(all, $"{name} 종류", RuleSentence.KindOf(before.Kind), RuleSentence.KindOf(after.Kind));
        Tell(all, $"{name} 대상", RuleSentence.For(before.When), RuleSentence.For(after.When));
        Tell(all, $"{name} 요율", RuleSentence.Earns(before), RuleSentence.Earns(after));
        Tell(all, $"{name} 월 한도", Won(before.Cap), Won(after.Cap));
        Tell(all, $"{name} 월 누적", Counts(before), Counts(after));
        Tell(all, $"{name} 재원", FundingOf(before), FundingOf(after));
        return all;
    }

    // 1 : 1 and 50 : 50 are the same.
    private static string FundingOf(Layer layer)
    {
        if (layer.Funding.Count == 0) return "없음";
        var common = layer.Funding.Select(share => share.Share).Aggregate(Divisor);
        return RuleSentence.Funding(layer with
        {
            Funding = [.. layer.Funding.Select(share => share with { Share = share.Share / common })],
        });
    }

    private static int Divisor(int one, int other) => other == 0 ? one : Divisor(other, one % other);

    private static string Counts(Layer layer) => layer.Counts ? "넣음" : "넣지 않음";

    private static string Yes(bool? value) => value == true ? "예" : "아니요";

    private static string Won(long? won) => won is { } amount ? new Won(amount).ToString() : "없음";

    private static void Tell(List<ShownChange> all, string name, string before, string after)
    {
        if (before != after) all.Add(new(name, before, after));
    }
}
