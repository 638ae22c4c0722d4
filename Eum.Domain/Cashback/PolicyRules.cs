namespace Eum.Domain.Cashback;

/// <summary>What must hold of any policy before it may be read at all; null is no problem.</summary>
internal static class PolicyRules
{
    public static string? ProblemWith(Policy policy)
    {
        for (var i = 0; i < policy.Versions.Count; i++)
        {
            var version = policy.Versions[i];
            if (version.Version != i + 1) return $"{policy.Code}: 판 번호는 1부터 차례대로여야 합니다 ({i + 1}번째가 {version.Version}).";
            if (i > 0 && version.StartsAt <= policy.Versions[i - 1].StartsAt)
                return $"{policy.Code} {version.Version}판이 앞 판보다 먼저 시작합니다.";
            foreach (var layer in version.Layers)
                if (ProblemWith(layer) is { } problem)
                    return $"{policy.Code} {version.Version}판 '{layer.Id}': {problem}";
            if (version.Layers.GroupBy(layer => layer.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
                return $"{policy.Code} {version.Version}판: 층 이름 '{twice.Key}'이 두 번 나옵니다.";
        }

        return null;
    }

    private static string? ProblemWith(Layer layer)
    {
        if (layer.ContractRate == layer.Bands.Count > 0 && layer.ContractRate)
            return "계약 요율 층에는 구간을 두지 않습니다.";
        long previous = 0;
        for (var i = 0; i < layer.Bands.Count; i++)
        {
            var band = layer.Bands[i];
            if (band.RateBp is < 0 or > 10_000) return $"요율 {band.RateBp}bp가 0~10,000을 벗어납니다.";
            if (band.UpTo is null && i < layer.Bands.Count - 1) return "끝 없는 구간 뒤에 구간이 더 있습니다.";
            if (band.UpTo is { } edge && edge <= previous) return $"구간 상한 {edge}이 앞 상한보다 크지 않습니다.";
            previous = band.UpTo ?? long.MaxValue;
        }

        var earns = layer.ContractRate || layer.Bands.Any(band => band.RateBp > 0);
        if (earns && layer.Funding.Count == 0) return "재원이 없습니다.";
        if (layer.Funding.Any(share => share.Share <= 0 || share.Fund == Fund.None)) return "재원 몫은 0보다 커야 합니다.";
        if (layer.Funding.Count > 0 && layer.Funding.All(share => share.Fund != layer.Remainder))
            return $"나머지를 받을 재원({layer.Remainder})이 재원 목록에 없습니다.";
        return layer.Cap is <= 0 ? "한도는 0보다 커야 합니다." : null;
    }
}
