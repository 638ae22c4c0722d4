using System.CommandLine;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands.Policies;

/// <summary>eum policy list: every version of every policy, when it starts and whether it is in force.</summary>
internal static class PolicyListCommand
{
    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["PAST"] = "지남",
        ["IN_FORCE"] = "시행 중",
        ["COMING"] = "예정",
    };

    public static Command Create(Terminal terminal) =>
        new Command("list", "정책과 판, 시행 시각, 상태").Does(parsed => Answer(parsed, terminal));

    private static ExitCode Answer(ParseResult parsed, Terminal terminal)
    {
        var now = terminal.Clock.GetUtcNow().UtcDateTime;
        var rows = (from policy in Books.Policies(terminal).Policies
                    from version in policy.Versions
                    select RowOf(policy, version, now)).ToList();
        if (parsed.GetValue(terminal.Json)) terminal.WriteJson(new { Policies = rows });
        else Write(rows, terminal.Screen());
        return ExitCode.Done;
    }

    private static Row RowOf(Policy policy, PolicyVersion version, DateTime now) => new(
        policy.Code, policy.Name, policy.Authority, version.Version, KoreanTime.Print(version.StartsAt),
        version.Layers.Count,
        version.StartsAt > now ? "COMING" : policy.At(now) == version ? "IN_FORCE" : "PAST", version.Decision.Body);

    private static void Write(List<Row> rows, IAnsiConsole screen)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("정책", "이름")
            .AddColumn(new TableColumn("판").RightAligned()).AddColumn("시행")
            .AddColumn(new TableColumn("층").RightAligned()).AddColumns("상태", "결정");
        var previous = "";
        foreach (var row in rows)
        {
            var isFirst = row.Policy != previous;
            table.AddRow(
                isFirst ? row.Policy : "", isFirst ? row.Name : "", $"{row.Version}", row.From, $"{row.Layers}",
                States[row.State], Markup.Escape(row.Body));
            previous = row.Policy;
        }

        screen.Write(table);
    }

    private sealed record Row(
        string Policy, string Name, int Authority, int Version, string From, int Layers, string State, string Body);
}
