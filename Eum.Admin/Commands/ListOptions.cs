using System.CommandLine;
using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Values;

namespace Eum.Admin.Commands;

/// <summary>What is said of a list at the command line, whatever it is of.</summary>
internal sealed class ListOptions(string file, string day)
{
    public Argument<FileInfo> File { get; } = new("FILE") { Description = file };

    public Option<string> Day { get; } = new("--day") { Description = day, HelpName = "YYYY-MM-DD" };

    public Option<string[]> Map { get; } = new("--map")
    {
        Description = "열 맞춤: FIELD:COLUMN (0부터) 또는 모든 행에 같은 FIELD=VALUE",
        HelpName = "FIELD:COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string> Rejects { get; } =
        new("--rejects") { Description = "반려된 행을 쓸 파일", HelpName = "FILE" };

    public PersonOption Person { get; } = new();

    /// <summary>The day that was said, else the usual one.</summary>
    public Outcome<DateOnly> DayOf(ParseResult parsed, DateOnly usual)
    {
        if (parsed.GetValue(Day) is not { } said) return usual;
        return DateOnly.TryParseExact(
            said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : new Problem("day", $"--day: '{said}'은(는) 2026-08-14 같은 날짜가 아닙니다.");
    }

    /// <summary>As it is said; else as the same headings were mapped before, or as they most likely mean.</summary>
    public string MappingOf(ParseResult parsed, SentListView seen) =>
        parsed.GetValue(Map) is { Length: > 0 } said ? string.Join('\n', said) : seen.Mapping;

    /// <summary>Writes the rejected rows where they are wanted; what refuses it, or null.</summary>
    public async Task<IEnumerable<string>?> GiveBackAsync(
        ParseResult parsed, ListRejectsFile rejects, SentListLine list, string reason, Caller caller,
        CancellationToken cancel)
    {
        if (parsed.GetValue(Rejects) is not { } path || list.Counts.Rejected == 0) return null;
        var outcome = await rejects.RunAsync(caller, new(new(list.No), reason), cancel);
        if (outcome is not Outcome<TakenFile>.Done(var taken))
            return ((Outcome<TakenFile>.Refused)outcome).Problems.Select(problem => problem.Message);
        using (taken)
        {
            await using var target = System.IO.File.Create(path);
            await taken.Content.CopyToAsync(target, cancel);
        }

        return null;
    }
}
