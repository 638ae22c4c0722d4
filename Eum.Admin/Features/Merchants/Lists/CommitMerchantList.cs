using System.Globalization;
using System.Text.Json;
using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Admin.Jobs;
using Eum.Domain.Approvals;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Storage.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>가맹점 목록 반영: an approved list goes into the books, in the background, with four eyes.</summary>
public sealed class CommitMerchantList(FrontDesk desk) : Guarded<CommitMerchantList.Request>(desk)
{
    /// <param name="Authority">Whose list it is.</param>
    /// <param name="Sha256">Of the rows and their verdicts, as they were when it was proposed.</param>
    public sealed record Request(long List, int Authority, string Sha256);

    public override Duty Duty { get; } = new(ListSubject.Merchants.ProposalKind, Permissions.MerchantsChangePropose)
    {
        Approval = Permissions.MerchantsChangeApprove,
    };

    public override string Name => "가맹점 목록 반영";

    protected override int? DistrictOf(Request request) =>
        request.Authority == Domain.Districts.DistrictTable.CityCode ? null : request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var list = await reading.Db.SentLists.AsNoTracking().SingleOrDefaultAsync(
            row => row.ListNo == request.List && row.Authority == request.Authority
                && ListSubject.Merchants.Kinds.Contains(row.Kind), cancel);
        if (list is null) return Refusals.NotFound;
        if (WrongWith(list, request) is { } wrong) return wrong;

        var effect = EffectOf(list);
        return new Shown(
            ListSubject.Merchants.TargetOf(list.ListNo),
            [.. Told(list), .. effect is null ? [] : effect.Cells.Select(Told)],
            effect?.Difference ?? 0, [new(ListSubject.Merchants.TargetOf(list.ListNo), request.Sha256)]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var list = await work.Db.SentLists.SingleOrDefaultAsync(row => row.ListNo == request.List, cancel);
        if (list is null) return Refusals.NotFound;
        if (WrongWith(list, request) is { } wrong) return wrong;

        list.State = ListState.Committing;
        list.JobId = work.AskFor(
            ListJobIds.NewId(list.ListNo), MerchantListJob.KindName, list.FileName, "rows", new ListAsked(list.ListNo));
        work.Audit("목록 반영 승인", ListSubject.Merchants.TargetOf(list.ListNo), $"{list.FileName} {list.Sha256}");
        return null;
    }

    internal static BracketEffectFound? EffectOf(SentListRow list) =>
        list.Kind == ListKind.Brackets && list.Effect is { Length: > 0 } text && list.EffectOf == list.Sha256
            ? JsonSerializer.Deserialize<BracketEffectFound>(text, DeskJson.Options)
            : null;

    private static Problem? WrongWith(SentListRow list, Request request)
    {
        if (SentLists.WrongWith(list, request.Sha256, "반영", "행이") is { } wrong) return wrong;
        return list.Kind == ListKind.Brackets && list.EffectOf != list.Sha256
            ? new("", "매출구간 목록은 캐시백에 미치는 영향을 먼저 계산해야 올릴 수 있습니다.")
            : null;
    }

    private static IEnumerable<ShownChange> Told(SentListRow list)
    {
        var day = list.EffectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return new("목록", "", $"{list.ListNo} · {list.FileName} · {NameOf(list.Kind)}");
        yield return new("적용일", "", day);
        yield return new("새로", "", $"{Count.Print(list.NewRows)}행");
        yield return new("바뀜", "", $"{Count.Print(list.ChangeRows)}행");
        yield return new("중복 (그대로 둠)", "", $"{Count.Print(list.Counts.Duplicates)}행");
        yield return new("반려 (반영하지 않음)", "", $"{Count.Print(list.RejectedRows)}행");
    }

    private static ShownChange Told(BracketEffectCell cell) => new(
        $"{cell.From.KoreanName()} → {cell.To.KoreanName()}, {Count.Print(cell.Merchants)}곳의 캐시백",
        $"{Count.Print(cell.Before.Total)}원", $"{Count.Print(cell.After.Total)}원");

    private static string NameOf(ListKind kind) => kind switch
    {
        ListKind.Brackets => "매출구간",
        ListKind.Designations => "지정",
        _ => "가맹점",
    };
}
