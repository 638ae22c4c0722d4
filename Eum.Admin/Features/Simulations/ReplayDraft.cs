using Eum.Admin.Desk;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Simulations;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Admin.Features.Simulations;

/// <summary>What past months would have cost under a draft, of the payments that the asker reaches.</summary>
public sealed class ReplayDraft(FrontDesk desk) : Question<ReplayDraft.Request, SimulationResult>(desk)
{
    /// <param name="Draft">A policy document; its last version is tried.</param>
    /// <param name="From">yyyy-MM.</param>
    public sealed record Request(string Draft, string From, string To)
    {
        /// <summary>Told now and then how many rows of how many have been replayed.</summary>
        public Action<long, long>? Progress { get; init; }
    }

    public override Duty Duty { get; } = new("simulations.replay", Permissions.PoliciesDraftSimulate);

    protected override async Task<Outcome<SimulationResult>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var read = SimulationOrder.Read(request.Draft, request.From, request.To);
        if (read is not Outcome<SimulationOrder>.Done(var order))
            return Refusals.Again<SimulationResult>(((Outcome<SimulationOrder>.Refused)read).Problems);
        if (!SimulationReach.Covers(reading.Scope, order.Policy.Authority)) return Refusals.NotFound;

        try
        {
            var books = await reading.BooksAsync(cancel);
            var timeline = await BookPolicies.ReadAsync(books, cancel);
            var result = await PaymentReplay.RunAsync(books, timeline, order, request.Progress, cancel);
            return result.Payments + result.Cancels == 0
                ? new Problem("from", $"{order.From} ~ {order.To}에 다시 계산할 결제가 없습니다.")
                : result;
        }
        catch (PolicyConflictException conflict)
        {
            return new Problem("draft", $"초안을 시행하면 규칙이 서로 부딪칩니다: {conflict.Message}");
        }
    }
}

/// <summary>Whose draft may be tried where.</summary>
internal static class SimulationReach
{
    /// <summary>A gu's policy by who reaches the gu; the city's and institutions' by who reaches the city.</summary>
    public static bool Covers(DistrictScope scope, int authority) => scope.IsWholeCity || scope.Covers(authority);
}
