using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Admin.Features.Simulations;

/// <summary>Asks for a draft to be tried on past months.</summary>
public sealed class StartSimulation(FrontDesk desk) : Change<StartSimulation.Request, Guid>(desk)
{
    /// <param name="Job">Made up by who asks.</param>
    /// <param name="Source">The code of a policy whose last version is tried; empty where a document is given.</param>
    /// <param name="Document">A policy document.</param>
    /// <param name="From">yyyy-MM.</param>
    public sealed record Request(Guid Job, string Source, string Document, string From, string To);

    public override Duty Duty { get; } = new("simulations.start", Permissions.PoliciesDraftSimulate);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Guid>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var document = request.Document;
        if (request.Source.Length > 0)
        {
            var policies = (await BookPolicies.ReadAsync(work.Db, cancel)).Policies;
            var policy = policies.FirstOrDefault(one => one.Code == request.Source);
            if (policy is null) return new Problem("source", "그런 정책이 없습니다.");
            document = PolicyDocument.Write(policy);
        }
        else if (string.IsNullOrWhiteSpace(document))
        {
            return new Problem("document", "정책을 고르거나 정책 문서를 붙여 넣으세요.");
        }

        var read = SimulationOrder.Read(document, request.From, request.To);
        if (read is not Outcome<SimulationOrder>.Done(var order))
            return Refusals.Again<Guid>([.. ((Outcome<SimulationOrder>.Refused)read).Problems.Select(AtItsField)]);
        if (!SimulationReach.Covers(work.Scope, order.Policy.Authority))
            return new Problem("document", "다른 기관의 정책은 시뮬레이션할 수 없습니다.");

        var title = $"{order.Policy.Name} {order.Version.Version}판 · {order.From} ~ {order.To}";
        var job = work.AskFor(
            request.Job, SimulationJob.KindName, title, "rows",
            new SimulationAsked(document, $"{order.From}", $"{order.To}"));
        work.Audit("시뮬레이션 요청", $"job/{job}", $"{order.Policy.Code} {order.Version.Version}판 {order.From}~{order.To}");
        return job;
    }

    private static Problem AtItsField(Problem problem) =>
        problem.Field == "draft" ? problem with { Field = "document" } : problem;
}
