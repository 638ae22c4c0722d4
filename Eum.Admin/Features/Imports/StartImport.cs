using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Imports;

/// <summary>Takes one file in from a browser, to be imported when its sender says so.</summary>
public sealed class ReceiveFile(FrontDesk desk, UploadFolder uploads)
    : Errand<ReceiveFile.Request, ReceivedFile>(desk)
{
    /// <param name="Upload">Made up by who sends: files of one are imported together.</param>
    public sealed record Request(Guid Upload, string Name, Stream Content)
    {
        public IProgress<long>? Progress { get; init; }
    }

    public override Duty Duty { get; } = new("imports.receive", Permissions.ImportsFilesImport) { City = true };

    protected override async Task<Outcome<ReceivedFile>> GoAsync(
        Officer officer, Request request, CancellationToken cancel)
    {
        try
        {
            var file = await uploads.ReceiveAsync(
                officer.Id, request.Upload, request.Name, request.Content, request.Progress, cancel);
            return new ReceivedFile(
                file.Stored, file.Name, file.Bytes, file.Facts.Kind, file.Facts.Day, file.Facts.Rows);
        }
        catch (FileRefusedException refused)
        {
            return new Problem("file", refused.Line > 0 ? $"{refused.Line}행: {refused.Message}" : refused.Message);
        }
    }
}

/// <summary>Throws a received file away.</summary>
public sealed class DropFile(FrontDesk desk, UploadFolder uploads) : Errand<DropFile.Request, string>(desk)
{
    public sealed record Request(Guid Upload, string Stored);

    public override Duty Duty { get; } = new("imports.drop", Permissions.ImportsFilesImport) { City = true };

    protected override Task<Outcome<string>> GoAsync(Officer officer, Request request, CancellationToken cancel)
    {
        uploads.Drop(officer.Id, request.Upload, request.Stored);
        return Task.FromResult<Outcome<string>>(request.Stored);
    }
}

/// <summary>Asks for the import of an upload, in the order in which its files build on each other.</summary>
public sealed class StartImport(FrontDesk desk, UploadFolder uploads) : Change<StartImport.Request, Guid>(desk)
{
    public sealed record Request(Guid Upload, IReadOnlyList<ReceivedFile> Files);

    public override Duty Duty { get; } = new("imports.start", Permissions.ImportsFilesImport) { City = true };

    protected override int? DistrictOf(Request request) => null;

    protected override Task<Outcome<Guid>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var found = request.Files.Select(file => (File: file, Path: uploads.Find(
            work.Officer.Id, request.Upload, file.Stored))).ToList();
        if (found.Count == 0) return Task.FromResult<Outcome<Guid>>(new Problem("file", "가져올 파일을 먼저 올리세요."));
        if (found.Any(one => one.Path is null))
            return Task.FromResult<Outcome<Guid>>(new Problem("file", "올린 파일이 남아 있지 않습니다. 다시 올리세요."));

        var ordered = FileHead.InOrder(found.Select(one => one.Path!))
            .Select(head => found.First(one => one.Path == head.Path).File).ToList();
        var title = ordered.Count == 1 ? ordered[0].Name : $"{ordered[0].Name} 외 {ordered.Count - 1}개";
        var job = work.AskFor(request.Upload, ImportJob.KindName, title, "rows", new ImportAsked(ordered));
        work.Audit("파일 올림", $"job/{job}", string.Join(", ", ordered.Select(file => $"{file.Name} {file.Bytes}B")));
        return Task.FromResult<Outcome<Guid>>(job);
    }
}
