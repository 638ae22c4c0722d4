using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.BenefitPlus.Lists;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Desk;

// What is done with lists of applications.
internal sealed partial class Deeds
{
    private static IReadOnlyDictionary<string, Func<Deeds, Task<Func<Task<bool>>>>> OfApplicationLists =>
        new Dictionary<string, Func<Deeds, Task<Func<Task<bool>>>>>
        {
            ["benefit-plus.list-send"] = d => d.AsAsync(
                RoleTable.CityFinance, by => DoneAsync(d.SendApplicationsAsync(by))),
            ["benefit-plus.list-map"] = async d =>
            {
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                var list = Value(await d.SendApplicationsAsync(by));
                return () => DoneAsync(d.MapApplicationsAsync(by, list));
            },
            ["benefit-plus.list-correct"] = async d =>
            {
                var (by, list) = await d.ApplicationsAsync();
                return () => DoneAsync(d.Get<CorrectApplicationRow>().RunAsync(by, new(list, 3, [null, "4"]), default));
            },
            ["benefit-plus.list-drop"] = async d =>
            {
                var (by, list) = await d.ApplicationsAsync();
                return () => DoneAsync(d.Get<DropApplicationList>().RunAsync(by, new(list), default));
            },
            ["benefit-plus.list-rejects"] = async d =>
            {
                var (by, list) = await d.ApplicationsAsync();
                return () => TakenAsync(d.Get<ApplicationListRejects>().RunAsync(by, new(new(list), Reason), default));
            },
            ["benefit-plus.list-receive"] = async d =>
            {
                var (by, list) = await d.ApplicationsAsync();
                return () => DoneAsync(d.AskForApplicationsAsync(by, list));
            },
            ["benefit-plus.list-take"] = async d =>
            {
                var (by, list) = await d.ApplicationsAsync();
                Value(await d.AskForApplicationsAsync(by, list));
                return () => DoneAsync(d.Get<TakeApplicationList>().RunAsync(by, new(list, 1), default));
            },
        };

    private DateOnly Tomorrow => KoreanTime.BusinessDate(Clock.GetUtcNow().UtcDateTime).AddDays(1);

    private async Task<(Caller By, long List)> ApplicationsAsync()
    {
        var by = await OfficerAsync(RoleTable.CityFinance);
        var list = Value(await SendApplicationsAsync(by));
        Value(await MapApplicationsAsync(by, list));
        return (by, list);
    }

    private async Task<Outcome<long>> SendApplicationsAsync(Caller by)
    {
        // What an earlier one has received is done with, so that there is something for the next.
        await using (var db = Database.Open())
            await db.BenefitPlusApplications.Where(row => row.MerchantId == "S2")
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ApplicationState.Withdrawn));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("가맹점번호,적립률\nS2,3\n없는곳,3\n"));
        return await Get<SendApplicationList>().RunAsync(
            by, new(Tomorrow, Guid.CreateVersion7(), "신청.csv", content), default);
    }

    private Task<Outcome<Domain.Lists.ListCounts>> MapApplicationsAsync(Caller by, long list) =>
        Get<MapApplicationList>().RunAsync(by, new(list, "MerchantId:0\nRate:1", Tomorrow), default);

    private async Task<Outcome<Guid>> AskForApplicationsAsync(Caller by, long list)
    {
        var seen = Value(await Get<ApplicationListDetail>().RunAsync(by, new(list), default)).Sha256;
        return await Get<ReceiveApplicationList>().RunAsync(by, new(list, seen), null, default);
    }
}
