using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Policies;

/// <summary>The proof as machines read it.</summary>
internal sealed record CheckObject(
    bool Ok, string From, string To, int Stretches, long Combinations, long Wrong,
    IReadOnlyList<CheckObject.FindingObject> Findings, IReadOnlyList<CeilingWarning> Warnings)
{
    public static CheckObject Of(BaseRuleProof proof, DateOnly from, DateOnly to) => new(
        proof.Holds, $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}", proof.Stretches, proof.Combinations, proof.Wrong,
        [.. proof.First.Select(FindingObject.Of)], proof.Warnings);

    internal sealed record FindingObject(
        string Kind, string From, string To, string Programme, string District, string Bracket, string Designations,
        int BenefitPlusBp, string BusinessType, string Channel, IReadOnlyList<string> Rules)
    {
        public static FindingObject Of(BaseRuleFinding finding) => new(
            KindOf(finding.Kind), KoreanTime.Print(finding.From), KoreanTime.Print(finding.To), finding.Facts.Programme,
            $"{finding.Facts.District}", $"{finding.Facts.Bracket}", finding.Facts.Designations,
            finding.Facts.BenefitPlusBp, finding.Facts.BusinessType, $"{finding.Facts.Channel}".ToUpperInvariant(),
            finding.Rules);

        private static string KindOf(FindingKind kind) => kind switch
        {
            FindingKind.Gap => "GAP",
            FindingKind.Overlap => "OVERLAP",
            _ => "TOO_MANY_LAYERS",
        };
    }
}
