using System.CommandLine;
using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Values;

namespace Eum.Admin.Commands;

/// <summary>What every verb needs that only makes a proposal: a person, a reason, and files if there are any.</summary>
internal sealed class ProposalOptions
{
    private readonly PersonOption _person = new();

    private readonly Option<string> _reason =
        new("--reason") { Description = "올리는 까닭. 결재하는 사람이 읽습니다.", HelpName = "TEXT", Required = true };

    private readonly Option<FileInfo[]> _files =
        new("--attach") { Description = "붙일 파일", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    public void AddTo(Command verb)
    {
        verb.Add(_person.Officer);
        verb.Add(_reason);
        verb.Add(_files);
    }

    /// <summary>
    /// Signs the person in and makes the proposal. Nothing else happens until somebody else approves.
    /// </summary>
    public async Task<ExitCode> ProposeAsync<TUseCase, TRequest>(
        TRequest request, Terminal terminal, ParseResult parsed, CancellationToken cancel)
        where TUseCase : Guarded<TRequest>
        where TRequest : notnull
    {
        await using var services = Books.Services(terminal);
        if (Missing(parsed) is { } missing) return terminal.Refuse($"--attach: '{missing}' 파일이 없습니다.");

        var person = await _person.SignInAsync(parsed, services, terminal, cancel);
        if (person is Outcome<Caller>.Refused refused)
            return terminal.Refuse(refused.Problems.Select(problem => problem.Message));

        var outcome = await services.GetRequiredService<TUseCase>().ProposeAsync(
            ((Outcome<Caller>.Done)person).Value, request, parsed.GetValue(_reason)!,
            await FilesAsync(parsed, cancel), key: null, cancel);
        return terminal.Tell(
            outcome, parsed, no => new { Proposal = no },
            no => string.Create(
                CultureInfo.InvariantCulture,
                $"{no}번으로 올렸습니다. 다른 사람이 결재해야 반영됩니다: eum approval show {no} --officer ACCOUNT"));
    }

    private string? Missing(ParseResult parsed) =>
        parsed.GetValue(_files)?.FirstOrDefault(file => !file.Exists)?.Name;

    private async Task<IReadOnlyList<Attachment>> FilesAsync(ParseResult parsed, CancellationToken cancel)
    {
        List<Attachment> files = [];
        foreach (var file in parsed.GetValue(_files) ?? [])
            files.Add(new(file.Name, await File.ReadAllBytesAsync(file.FullName, cancel)));
        return files;
    }
}
