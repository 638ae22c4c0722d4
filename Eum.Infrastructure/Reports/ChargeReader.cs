using Eum.Domain.Members;
using Eum.Domain.Payments;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports;

/// <summary>Charges of a month. HomeDong is 0 where it was not asked for. Won.</summary>
public sealed record ChargeCell(
    int Month, long HomeDong, int Programme, ChargeKind Kind, ChargeMethod Method, long Count, long Amount);

/// <summary>Sign-ups, leavings and moves of a month.</summary>
public sealed record SignupCell(int Month, long HomeDong, int BirthYear, Sex Sex, MemberEvent Event, long Count);

/// <summary>Reads the rollups of charges and sign-ups, by month.</summary>
public static class ChargeReader
{
    public static async Task<IReadOnlyDictionary<int, string>> ProgrammesAsync(Snapshot books, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var programmes = await books.ListAsync(
            "SELECT programme_no, code FROM programmes", row => (No: row.Int(0), Code: row.Text(1)), cancel);
        return programmes.ToDictionary(row => row.No, row => row.Code);
    }

    public static Task<List<ChargeCell>> ChargesAsync(
        Snapshot books, ReportPeriod period, bool byDong, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(period);
        var dong = byDong ? "home_dong" : "0";
        var byHome = byDong ? "home_dong, " : "";
        return books.ListAsync(
            $"""
            SELECT "day" / 100, {dong}, programme_no, kind, method, SUM("count"), SUM(amount)
            FROM charges_daily WHERE "day" BETWEEN @from AND @to{books.Within("home_dong / 100000")}
            GROUP BY "day" / 100, {byHome}programme_no, kind, method
            """,
            row => new ChargeCell(
                row.Int(0), row.Long(1), row.Int(2), (ChargeKind)row.Int(3), (ChargeMethod)row.Int(4), row.Long(5),
                row.Long(6)),
            cancel, ("from", DateNumber.Of(period.From)), ("to", DateNumber.Of(period.To)));
    }

    public static Task<List<SignupCell>> SignupsAsync(Snapshot books, ReportPeriod period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(period);
        return books.ListAsync(
            $"""
            SELECT "day" / 100, home_dong, birth_year, sex, event, SUM("count")
            FROM signups_daily WHERE "day" BETWEEN @from AND @to{books.Within("home_dong / 100000")}
            GROUP BY "day" / 100, home_dong, birth_year, sex, event
            """,
            row => new SignupCell(
                row.Int(0), row.Long(1), row.Int(2), (Sex)row.Int(3), (MemberEvent)row.Int(4), row.Long(5)),
            cancel, ("from", DateNumber.Of(period.From)), ("to", DateNumber.Of(period.To)));
    }
}
