using System.CommandLine;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Commands;

/// <summary>eum migrate: brings the database to this version. At once done where it is.</summary>
internal static class MigrateCommand
{
    internal static Command Create(Terminal terminal) => new Command("migrate", "데이터베이스를 이 판으로 올립니다.")
        .Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var result = await services.GetRequiredService<Migrator>().MigrateAsync(cancel);
            if (parsed.GetValue(terminal.Json)) terminal.WriteJson(result);
            else Print(result, terminal);
            return ExitCode.Done;
        });

    private static void Print(MigrationResult result, Terminal terminal)
    {
        if (result.Migrations.Count == 0 && result.Policies.Count == 0) terminal.Out.WriteLine("이미 최신입니다.");
        foreach (var migration in result.Migrations) terminal.Out.WriteLine($"적용  {migration}");
        foreach (var policy in result.Policies) terminal.Out.WriteLine($"공표  {policy}");
    }
}
