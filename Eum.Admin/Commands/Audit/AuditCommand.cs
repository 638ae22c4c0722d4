using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.Audit;
using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;

namespace Eum.Admin.Commands.Audit;

/// <summary>eum audit verify · export · anchor: the record alone, on the database or on an export, offline.</summary>
internal static class AuditCommand
{
    internal static Command Create(Terminal terminal) =>
        new("audit", "감사 기록을 확인하고, 내보내고, 밖에 남깁니다.") { Verify(terminal), Export(terminal), Anchor(terminal) };

    private static Command Verify(Terminal terminal)
    {
        var file = new Option<string>("--file") { Description = "데이터베이스 대신 내보낸 파일", HelpName = "FILE" };
        var anchors = new Option<string>("--anchors") { Description = "따로 지킨 앵커 파일 (--file과 함께)", HelpName = "FILE" };
        var key = new Option<string>("--key-id")
        {
            Description = "따로 적어 둔 공개 열쇠의 SHA-256 (--file과 함께)",
            HelpName = "HEX",
        };
        var command = new Command("verify", "사슬, 봉인, 서명, 앵커 파일과 장부를 다시 계산해 견줍니다.") { file, anchors, key };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(file) is null && (parsed.GetValue(anchors) ?? parsed.GetValue(key)) is not null)
                parsed.AddError("--anchors와 --key-id는 --file과 함께 씁니다.");
        });
        return command.Does(async (parsed, cancel) =>
        {
            var json = parsed.GetValue(terminal.Json);
            Action<long>? progress = terminal.IsPerson && !json
                ? entries => terminal.Error.Write($"\r감사 기록 {entries:#,0}건을 확인하고 있습니다 … ")
                : null;
            if (parsed.GetValue(file) is { } path)
                return VerifyFile(terminal, json, path, parsed.GetValue(key), parsed.GetValue(anchors), progress);

            await using var services = Books.Services(terminal);
            var outcome = await services.GetRequiredService<VerifyAudit>()
                .RunAsync(Caller.Machine, new(progress), cancel);
            return outcome is Outcome<AuditVerification>.Done(var found)
                ? Tell(found, json, terminal)
                : Refused(outcome, terminal);
        });
    }

    private static ExitCode VerifyFile(
        Terminal terminal, bool json, string path, string? keyId, string? anchors, Action<long>? progress)
    {
        foreach (var name in (string?[])[path, anchors])
            if (name is not null && !File.Exists(name))
                return terminal.Refuse($"파일이 없습니다: {name}");
        try
        {
            return Tell(ExportVerifier.Run(path, keyId, anchors, terminal.Clock, progress), json, terminal);
        }
        catch (ExportException broken)
        {
            return terminal.Refuse(broken.Message);
        }
    }

    private static Command Export(Terminal terminal)
    {
        var output = new Option<string>("--out") { Description = "쓸 파일", HelpName = "FILE", Required = true };
        var reason = new Option<string>("--reason")
        {
            Description = "내보내는 까닭 (10자 이상)",
            HelpName = "TEXT",
            Required = true,
        };
        return new Command("export", "감사 기록 전체를, 데이터베이스 없이 확인할 수 있는 파일 하나로 씁니다.") { output, reason }
            .Does(async (parsed, cancel) =>
            {
                await using var services = Books.Services(terminal);
                var path = parsed.GetValue(output)!;
                var outcome = await services.GetRequiredService<ExportAudit>()
                    .RunAsync(Caller.Machine, new(new(), parsed.GetValue(reason)!), cancel);
                if (outcome is not Outcome<TakenFile>.Done { Value: var taken }) return Refused(outcome, terminal);

                using (taken)
                await using (var target = File.Create(path)) await taken.Content.CopyToAsync(target, cancel);
                var keyId = services.GetRequiredService<AuditSealer>().Key.KeyId;
                if (parsed.GetValue(terminal.Json))
                    terminal.WriteJson(new
                    {
                        Out = path,
                        Entries = taken.Rows,
                        keyId,
                        Download = taken.Mark.No,
                        taken.Sha256,
                    });
                else
                    terminal.Out.WriteLine(
                        $"기록 {taken.Rows:#,0}건을 {path}에 썼습니다 (내려받기 {taken.Mark.No}, SHA-256 {taken.Sha256}). 공개 열쇠의 SHA-256: {keyId}");
                return ExitCode.Done;
            });
    }

    private static Command Anchor(Terminal terminal) =>
        new Command("anchor", "지금까지의 기록을 봉인하고 서명한 확인점을 데이터베이스 밖에 남깁니다.").Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var outcome = await services.GetRequiredService<AnchorAudit>().RunAsync(Caller.Machine, new(), cancel);
            if (outcome is not Outcome<AuditCheckpoint>.Done(var checkpoint)) return Refused(outcome, terminal);
            if (parsed.GetValue(terminal.Json))
                terminal.WriteJson(new
                {
                    Checkpoint = checkpoint.CheckpointNo,
                    Entry = checkpoint.EntryNo,
                    At = KoreanTime.Print(checkpoint.At),
                    Root = checkpoint.EntryHash,
                    checkpoint.KeyId,
                });
            else
                // One line to print and file each day.
                terminal.Out.WriteLine(
                    $"확인점 {checkpoint.CheckpointNo} · 기록 {checkpoint.EntryNo} · {KoreanTime.Print(checkpoint.At)} · {checkpoint.EntryHash}");
            return ExitCode.Done;
        });

    private static ExitCode Tell(AuditVerification found, bool json, Terminal terminal)
    {
        if (terminal.IsPerson && !json) terminal.Error.WriteLine();
        if (json)
            terminal.WriteJson(new
            {
                found.Ok,
                found.Entries,
                found.Blocks,
                LastAnchor = found.LastAnchor is { } last ? KoreanTime.Print(last.At) : null,
                found.FirstBad,
                found.Seconds,
                found.Findings,
            });
        else
            terminal.Out.WriteLine(
                $"기록 {found.Entries:#,0}건, 봉인 {found.Blocks:#,0}개, 확인점 {found.Checkpoints:#,0}개, {found.Seconds:0.0}초: "
                + (found.Ok ? "모두 맞습니다." : $"{found.FirstBad:#,0}번부터 믿을 수 없습니다."));
        return found.Ok
            ? ExitCode.Done
            : terminal.Fail(
                ExitCode.IntegrityFailed, found.Findings.Select(finding => $"{finding.Check}: {finding.Sentence}"));
    }

    private static ExitCode Refused<T>(Outcome<T> outcome, Terminal terminal) => terminal.Refuse(
        outcome is Outcome<T>.Refused refused ? refused.Problems.Select(problem => problem.Message) : []);
}
