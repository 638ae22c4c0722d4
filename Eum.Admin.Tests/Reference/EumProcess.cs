using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Eum.Admin.Tests.Reference;

/// <summary>
/// The product as an auditor meets it: `eum` in a process of its own, on a database of its own: a SQLite file in the
/// folder, or the PostgreSQL one named.
/// </summary>
internal sealed class EumProcess(string folder, string? postgres = null)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Eum.Admin.dll");

    /// <summary>Runs a verb that must end well and answer with one JSON object.</summary>
    public JsonElement Json(params string[] arguments)
    {
        using var document = JsonDocument.Parse(Run([.. arguments, "--json"]));
        return document.RootElement.Clone();
    }

    /// <summary>Runs a verb that must end well; gives what it wrote.</summary>
    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_CONTENTROOT"] = folder;
        start.Environment["Storage__Engine"] = postgres is null ? "Sqlite" : "PostgreSql";
        start.Environment["ConnectionStrings__Eum"] = postgres ?? $"Data Source={Database}";
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var written = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0,
            $"eum {string.Join(' ', arguments)} ended with {process.ExitCode}: {complaint.Result}");
        return written;
    }

    /// <summary>The database, read past the product.</summary>
    public DbConnection Open()
    {
        DbConnection books = postgres is null
            ? new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False")
            : new NpgsqlConnection(postgres);
        books.Open();
        return books;
    }

    private string Database => Path.Combine(folder, "eum.db");
}
