using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Merchants;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Officers;

namespace Eum.Admin.Tests.Desk;

// What is done to the registry of merchants and by its lists.
internal sealed partial class Deeds
{
    private static readonly DateOnly ListDay = new(2026, 3, 2);

    private static IReadOnlyDictionary<string, Func<Deeds, Task<Func<Task<bool>>>>> OfMerchants =>
        new Dictionary<string, Func<Deeds, Task<Func<Task<bool>>>>>
        {
            ["merchants.export"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                TakenAsync(d.Get<ExportMerchants>().RunAsync(
                    by, new(new(MerchantFilter.None, default, []), Reason), default))),
            ["merchants.list-send"] = d => d.AsAsync(RoleTable.CityFinance, by => DoneAsync(d.SendListAsync(by))),
            ["merchants.list-map"] = async d =>
            {
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                var list = Value(await d.SendListAsync(by));
                return () => DoneAsync(d.MapListAsync(by, list));
            },
            ["merchants.list-correct"] = async d =>
            {
                var (by, list) = await d.ListAsync();
                return () => DoneAsync(d.Get<CorrectListRow>().RunAsync(by, new(list, 2, [null, "영세"]), default));
            },
            ["merchants.list-drop"] = async d =>
            {
                var (by, list) = await d.ListAsync();
                return () => DoneAsync(d.Get<DropMerchantList>().RunAsync(by, new(list), default));
            },
            ["merchants.list-rejects"] = async d =>
            {
                var (by, list) = await d.ListAsync();
                return () => TakenAsync(d.Get<ExportListRejects>().RunAsync(by, new(new(list), Reason), default));
            },
            ["merchants.list-measure"] = async d =>
            {
                var (by, list) = await d.ListAsync();
                return () => DoneAsync(d.Get<MeasureListEffect>().RunAsync(by, new(list), default));
            },
            ["merchants.commit"] = async d =>
            {
                var (by, list) = await d.ListAsync();
                await d.Get<MeasureListEffect>().RunAsync(by, new(list), default);
                return () => DoneAsync(d.ProposeListAsync(by, list));
            },
            ["merchants.list-take"] = async d =>
            {
                var ((by, list), approver) = (await d.ListAsync(), await d.OfficerAsync(RoleTable.CityApprover));
                await d.Get<MeasureListEffect>().RunAsync(by, new(list), default);
                await d.ApproveAsync(Value(await d.ProposeListAsync(by, list)), approver);
                return () => DoneAsync(d.Get<TakeMerchantList>().RunAsync(approver, new(list), default));
            },
        };

    private async Task<(Caller By, long List)> ListAsync()
    {
        var by = await OfficerAsync(RoleTable.CityFinance);
        var list = Value(await SendListAsync(by));
        Value(await MapListAsync(by, list));
        return (by, list);
    }

    private async Task<Domain.Values.Outcome<long>> SendListAsync(Caller by)
    {
        // Each of them says something else, so that one that was taken in leaves something for the next.
        var text = $"가맹점번호,매출구간\nS1,{(++_number % 2 == 0 ? "LE3B" : "GT3B")}\n없는곳,영세\n";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Get<SendMerchantList>().RunAsync(
            by, new(ListKind.Brackets, ListDay, Guid.CreateVersion7(), "구간.csv", content), default);
    }

    private Task<Domain.Values.Outcome<ListCounts>> MapListAsync(Caller by, long list) =>
        Get<MapMerchantList>().RunAsync(by, new(list, "MerchantId:0\nBracket:1", ListDay), default);

    private async Task<Domain.Values.Outcome<long>> ProposeListAsync(Caller by, long list)
    {
        var view = Value(await Get<MerchantListDetail>().RunAsync(by, new(list), default));
        return await Get<CommitMerchantList>().ProposeAsync(
            by, new(list, 28000, view.List.Sha256), "정기 목록", null, default);
    }
}
