using Eum.Domain.Members;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Verification;

/// <summary>Charges and sign-ups against their rollups.</summary>
internal sealed class ChargeCheck(Reading reading)
{
    private readonly RollupCheck _charges = new(reading, Rollups.Charges, key => Sketch.Cell(7, key));
    private readonly Check _signups = new("signups-daily");

    public IEnumerable<Check> Checks => [_charges.Check, _signups];

    public async Task RunAsync(CancellationToken cancel)
    {
        await using (var rows = await reading.Books.RowsAsync(
            "SELECT posted_on, home_dong, programme_no, kind, method, amount FROM charges", cancel))
            while (rows.Next())
            {
                var cell = Sketch.Cell(7, rows.Long(1), rows.Long(2), rows.Long(3), rows.Long(4));
                _charges.Computed.Add(rows.Int(0), Sketch.Weigh(cell, 1, rows.Long(5)));
            }

        await _charges.RunAsync(cancel);
        await SignupsAsync(cancel);
    }

    // The member's age and sex are the member's, not the event's: only day, dong and event are compared.
    private async Task SignupsAsync(CancellationToken cancel)
    {
        Dictionary<(int Day, long Dong, int Event), long> events = [];
        await using (var rows = await reading.Books.RowsAsync(
            "SELECT occurred_at, home_dong, event, member_key FROM member_events "
            + "ORDER BY member_key, occurred_at, event", cancel))
        {
            var (member, home) = (0L, 0L);
            while (rows.Next())
            {
                var (day, dong, what) = (
                    DateNumber.Of(KoreanTime.BusinessDate(rows.Long(0))), rows.Long(1), (MemberEvent)rows.Int(2));
                if (rows.Long(3) != member) (member, home) = (rows.Long(3), 0);
                Count(events, (day, dong, (int)what));
                if (what == MemberEvent.Move) Count(events, (day, home, (int)MemberEvent.MoveOut));
                if (what != MemberEvent.Leave) home = dong;
            }
        }

        var stored = (await reading.Books.ListAsync(
            "SELECT \"day\", home_dong, event, SUM(\"count\") FROM signups_daily GROUP BY \"day\", home_dong, event",
            row => (Key: (row.Int(0), row.Long(1), row.Int(2)), Count: row.Long(3)), cancel))
            .ToDictionary(row => row.Key, row => row.Count);
        foreach (var key in stored.Keys.Union(events.Keys))
            _signups.Holds(
                stored.GetValueOrDefault(key) == events.GetValueOrDefault(key), key,
                () => $"signups_daily {key}: {stored.GetValueOrDefault(key)} ≠ 다시 계산 {events.GetValueOrDefault(key)}");
    }

    private static void Count(Dictionary<(int, long, int), long> events, (int, long, int) key) =>
        events[key] = events.GetValueOrDefault(key) + 1;
}
