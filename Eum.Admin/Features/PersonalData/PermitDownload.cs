using System.Globalization;
using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.PersonalData;

/// <summary>내려받기 허가: lets one person take one file about more than a thousand people, once.</summary>
/// <param name="rooms">Where all downloads are found: they are made of the same desk as this.</param>
public sealed class PermitDownload(FrontDesk desk, IServiceProvider rooms) : Guarded<PermitRequest>(desk)
{
    public override Duty Duty { get; } = new(DownloadPermits.Kind, Permissions.PersonalDataDownloadPropose)
    {
        Approval = Permissions.PersonalDataDownloadApprove,
    };

    public override string Name => "개인정보 내려받기";

    protected override int? DistrictOf(PermitRequest request) => request.District;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, PermitRequest request, CancellationToken cancel)
    {
        var download = rooms.GetServices<UseCase>().OfType<Download>()
            .SingleOrDefault(one => one.Duty.UseCase == request.UseCase);
        if (download is null) return Refusals.NotFound;
        // Who proposed is judged again when she takes it; here only that such a file exists.
        Outcome<MeasuredDownload> measured;
        try
        {
            measured = await download.MeasureAsync(reading, request.What, cancel);
        }
        catch (JsonException)
        {
            return Refusals.NotFound;
        }

        if (measured is not Outcome<MeasuredDownload>.Done(var found)) return Refusals.NotFound;
        if (found.District != request.District) return Refusals.NotFound;
        if (found.Size.People <= Download.MostPeople)
            return new Problem("", $"{Download.MostPeople:#,0}명까지는 결재 없이 까닭만 적고 내려받습니다.");

        return new Shown(
            found.Subject,
            [
                new(download.Name, "", found.Subject), new("사람 수", "", Text(found.Size.People)),
                new("행 수", "", Text(found.Size.Rows)),
            ],
            0, [new(found.Subject, Text(found.Size.People))]);
    }

    protected override Task<Problem?> ExecuteAsync(Work work, PermitRequest request, CancellationToken cancel)
    {
        work.Audit("내려받기 허가", request.UseCase, request.What);
        return Task.FromResult<Problem?>(null);
    }

    private static string Text(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <summary>Asking for a permit from where the file is taken.</summary>
internal static class PermitAsking
{
    /// <summary>
    /// Asks for the permit that a file was refused for; null where that is not what it lacks, or she may not ask.
    /// </summary>
    public static async Task<long?> AskAsync<TRequest>(
        this PermitDownload permits, Download<TRequest> download, Caller caller, TakeAway<TRequest> order,
        Outcome<TakenFile> outcome, CancellationToken cancel)
        where TRequest : notnull
    {
        if (outcome is not Outcome<TakenFile>.Refused { Problems: [var problem, ..] }
            || problem != DownloadPermits.Needed)
            return null;
        var asked = await permits.ProposeAsync(
            caller, download.PermitOf(order.What), order.Reason.Trim(), null, cancel);
        return asked is Outcome<long>.Done(var proposal) ? proposal : null;
    }
}
