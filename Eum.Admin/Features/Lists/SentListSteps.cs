using Eum.Admin.Desk;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Lists;

/// <summary>Which column is what.</summary>
/// <param name="Mapping">As <see cref="ListMapping"/> prints it.</param>
public sealed record MapListAsked(long List, string Mapping, DateOnly EffectiveOn)
{
    /// <summary>접속지.</summary>
    public string Address { get; init; } = "";
}

/// <param name="Cells">In the order of the mapping; null leaves a cell as it is.</param>
public sealed record CorrectRowAsked(long List, int Line, IReadOnlyList<string?> Cells)
{
    public string Address { get; init; } = "";
}

public sealed record DropListAsked(long List)
{
    public string Address { get; init; } = "";
}

/// <summary>Says which column is what, and has every row judged.</summary>
public abstract class MapList(FrontDesk desk, ListBook book, ListSubject subject)
    : Errand<MapListAsked, ListCounts>(desk)
{
    protected override async Task<Outcome<ListCounts>> GoAsync(
        Officer officer, MapListAsked request, CancellationToken cancel)
    {
        if (ListMapping.Parse(request.Mapping) is not { } mapping)
            return new Problem("mapping", "파일의 어느 열이 무엇인지 하나라도 고르세요.");
        if (SentLists.IsNoDay(request.EffectiveOn)) return SentLists.NoDay;
        return await book.MapAsync(
            SentLists.By(subject, officer, Duty, request.Address), request.List, mapping, request.EffectiveOn, cancel);
    }
}

/// <summary>Corrects one row in place.</summary>
public abstract class CorrectRow(FrontDesk desk, ListBook book, ListSubject subject)
    : Errand<CorrectRowAsked, ListRow>(desk)
{
    protected override Task<Outcome<ListRow>> GoAsync(
        Officer officer, CorrectRowAsked request, CancellationToken cancel) =>
        book.CorrectAsync(
            SentLists.By(subject, officer, Duty, request.Address), request.List, request.Line, request.Cells, cancel);
}

/// <summary>Throws a list away that is not in the books.</summary>
public abstract class DropList(FrontDesk desk, ListBook book, ListSubject subject)
    : Errand<DropListAsked, long>(desk)
{
    protected override Task<Outcome<long>> GoAsync(Officer officer, DropListAsked request, CancellationToken cancel) =>
        book.DropAsync(SentLists.By(subject, officer, Duty, request.Address), request.List, cancel);
}

/// <summary>A list of one subject, where it is worked on.</summary>
/// <param name="Address">Below which its pages lie: /merchants/lists.</param>
public abstract record ListRoom(string Address, MapList Map, CorrectRow Correct, DropList Drop);

internal static class SentLists
{
    public static Problem NoDay => new("day", "적용일을 적으세요.");

    public static bool IsNoDay(DateOnly day) => day.Year is < 2019 or > 2100;

    /// <summary>Why a list as it was seen may not go on; null where it may.</summary>
    /// <param name="done">What would be done with it: 반영.</param>
    /// <param name="what">Its rows are, with their particle: 행이.</param>
    public static Problem? WrongWith(SentListRow list, string sha256, string done, string what)
    {
        if (list.State != ListState.Checked) return new("", $"열을 맞추고 확인한 목록만 {done}할 수 있습니다.");
        if (list.Sha256 != sha256) return new("", "그 사이에 목록이 바뀌었습니다. 화면을 새로 고친 뒤 다시 하세요.");
        return list.Counts.Accepted == 0 ? new("", $"{done}할 {what} 없습니다.") : null;
    }

    public static ListSender By(ListSubject subject, Officer officer, Duty duty, string address) =>
        new(subject, officer, officer.ScopeFor(duty.Permission), address);

    /// <summary>Takes a file in and begins a list with it; a file that begins none is thrown away.</summary>
    /// <param name="upload">Made up by who sends.</param>
    public static async Task<Outcome<long>> TakeAsync(
        UploadFolder uploads, Officer officer, Guid upload, string name, Stream content, IProgress<long>? progress,
        Func<string, string, string, Task<Outcome<long>>> begin, CancellationToken cancel)
    {
        try
        {
            var file = await uploads.ReceiveAsync(
                officer.Id, upload, name, content, progress, UploadFolder.Unseen, cancel);
            var begun = await begin(file.Name, file.Stored, uploads.Find(officer.Id, upload, file.Stored)!);
            if (begun is Outcome<long>.Refused) uploads.Drop(officer.Id, upload);
            return begun;
        }
        catch (FileRefusedException refused)
        {
            return new Problem("file", refused.Message);
        }
    }
}
