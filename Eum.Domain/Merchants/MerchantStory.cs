using System.Globalization;

namespace Eum.Domain.Merchants;

/// <summary>What a merchant is rated by from a day on.</summary>
/// <param name="Batch">The file that said so.</param>
public sealed record MerchantTerm(
    DateOnly From, int BusinessType, long Dong, int District, SalesBracket Bracket, MerchantStatus Status, int Batch);

/// <summary>Something that holds from a day to another, both included; open without the second.</summary>
/// <param name="Word">A designation; or the rate of a contract in basis points.</param>
public sealed record MerchantSpan(string Word, DateOnly From, DateOnly? To);

public enum MerchantStep
{
    Registered = 1,
    BusinessType = 2,
    Dong = 3,
    Bracket = 4,
    Status = 5,
    Designated = 6,
    DesignationEnded = 7,
    Contracted = 8,
    ContractEnded = 9,
}

/// <summary>One thing that happened to a merchant; codes and numbers, for the page to name.</summary>
/// <param name="On">The first day on which it holds, or no longer does.</param>
/// <param name="Batch">The file that said so; 0 where that is not kept.</param>
public sealed record MerchantTurn(DateOnly On, MerchantStep Step, string Before, string After, int Batch);

/// <summary>A merchant's history (이력), told from what is known of it along time.</summary>
public static class MerchantStory
{
    /// <summary>The terms one after the other: of those that begin on one day the last told.</summary>
    public static IReadOnlyList<MerchantTerm> Standing(IEnumerable<MerchantTerm> terms) =>
    [
        .. terms.GroupBy(term => term.From).Select(day => day.MaxBy(term => term.Batch)!).OrderBy(term => term.From),
    ];

    /// <summary>The latest first.</summary>
    public static IReadOnlyList<MerchantTurn> Of(
        IReadOnlyList<MerchantTerm> standing, IEnumerable<MerchantSpan> designations,
        IEnumerable<MerchantSpan> contracts)
    {
        ArgumentNullException.ThrowIfNull(standing);
        List<MerchantTurn> turns = [];
        for (var at = 0; at < standing.Count; at++)
            if (at == 0) turns.Add(new(standing[0].From, MerchantStep.Registered, "", "", standing[0].Batch));
            else turns.AddRange(Between(standing[at - 1], standing[at]));
        turns.AddRange(designations.SelectMany(
            span => Ends(span, MerchantStep.Designated, MerchantStep.DesignationEnded)));
        turns.AddRange(contracts.SelectMany(span => Ends(span, MerchantStep.Contracted, MerchantStep.ContractEnded)));
        return [.. turns.OrderByDescending(turn => turn.On).ThenBy(turn => turn.Step)];
    }

    private static IEnumerable<MerchantTurn> Between(MerchantTerm before, MerchantTerm after)
    {
        if (before.BusinessType != after.BusinessType)
            yield return Turn(MerchantStep.BusinessType, before.BusinessType, after.BusinessType);
        if (before.Dong != after.Dong) yield return Turn(MerchantStep.Dong, before.Dong, after.Dong);
        if (before.Bracket != after.Bracket)
            yield return Turn(MerchantStep.Bracket, (int)before.Bracket, (int)after.Bracket);
        if (before.Status != after.Status)
            yield return Turn(MerchantStep.Status, (int)before.Status, (int)after.Status);

        MerchantTurn Turn(MerchantStep step, long from, long to) => new(
            after.From, step, from.ToString(CultureInfo.InvariantCulture), to.ToString(CultureInfo.InvariantCulture),
            after.Batch);
    }

    private static IEnumerable<MerchantTurn> Ends(MerchantSpan span, MerchantStep begins, MerchantStep ends)
    {
        yield return new(span.From, begins, "", span.Word, 0);
        if (span.To is { } last) yield return new(last.AddDays(1), ends, span.Word, "", 0);
    }
}
