using Eum.Domain.Audit;

namespace Eum.Admin.Tests.Audit;

/// <summary>AL-11: twelve abuses hidden in a month of honest work are found, and hardly anything else.</summary>
public sealed class AccessReviewTests
{
    private const int Officers = 40;
    private static readonly DateTime Month = new(2025, 8, 31, 15, 0, 0, DateTimeKind.Utc); // 1 September in Seoul.
    private static readonly Dictionary<string, DateTime> LastSeen = Enumerable.Range(0, Officers)
        .ToDictionary(Name, _ => Month.AddDays(-3)).Append(new("sleeper", Month.AddDays(-100))).ToDictionary();

    [Fact]
    public void AL_11_twelve_seeded_abuses_in_100_000_entries_are_found_and_hardly_anything_else()
    {
        var entries = Honest(100_000).Concat(Abuses()).OrderBy(entry => entry.At).ToList();

        var findings = ReviewOf(entries);

        (AccessConcern, string)[] seeded =
        [
            (AccessConcern.DownloadReason, "o1"), (AccessConcern.DownloadMany, "o2"), (AccessConcern.Night, "o3"),
            (AccessConcern.Holiday, "o4"), (AccessConcern.Foreign, "o5"), (AccessConcern.Volume, "o6"),
            (AccessConcern.SubjectByMany, "subject/star"), (AccessConcern.SubjectAgain, "o8"),
            (AccessConcern.Dormant, "sleeper"), (AccessConcern.SignInFailures, "o9"),
            (AccessConcern.AddressFailures, "203.0.113.9"), (AccessConcern.Quota, "o10"),
        ];
        Assert.All(seeded, abuse => Assert.Contains(findings, found => (found.Concern, found.Who) == abuse));
        Assert.Equal(12, seeded.Select(abuse => abuse.Item1).Distinct().Count());
        var strangers = findings.Where(found => !seeded.Contains((found.Concern, found.Who))).ToList();
        Assert.InRange(strangers.Count, 0, 10); // Of 40 officers on 22 days.
        Assert.Equal(findings.Count, findings.Select(found => found.Key).Distinct().Count());
    }

    [Fact]
    public void AL_11_an_honest_month_asks_nobody_anything() => Assert.Empty(ReviewOf([.. Honest(20_000)]));

    [Fact]
    public void A_use_case_that_carries_data_out_counts_as_a_download()
    {
        var entry = Of("kim", "report.export", 0, 10) with { Reason = "", Result = AuditResult.Seen };

        Assert.Equal(AccessConcern.DownloadReason, Assert.Single(ReviewOf([entry])).Concern);
    }

    private static IReadOnlyList<AccessFinding> ReviewOf(IReadOnlyList<AuditEntry> entries)
    {
        var review = new AccessReview(LastSeen, action => action == "report.export");
        foreach (var (at, entry) in entries.Index()) review.Add(new(at + 1, entry, "", ""));
        return review.Findings();
    }

    // Office hours, changing people, reasons that say something, on working days; nine tenths see nobody.
    private static IEnumerable<AuditEntry> Honest(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (officer, day) = (Name((i + i / 1000) % Officers), i % 22);
            var at = Of(officer, "merchant.change", day / 5 * 7 + day % 5, 9 + i % 9) with { Details = $"{i}" };
            yield return (i % 100) switch
            {
                0 => at with { Action = AuditActions.SignIn },
                1 when i % 1000 == 1 => at with { Action = AuditActions.SignInRefused },
                2 when i % 2000 < 100 => at with { SubjectPerson = $"p{i}", Action = AuditActions.Reveal },
                3 when i % 3000 < 100 => at with { Action = AuditActions.Download },
                _ => at,
            };
        }
    }

    private static IEnumerable<AuditEntry> Abuses()
    {
        yield return Of("o1", AuditActions.Download, 1, 10) with { Reason = "업무업무업무업무" };
        for (var i = 0; i < 15; i++) yield return Of("o2", AuditActions.Download, 2, 11);
        yield return Seen("o3", "p-night", 3, 23);
        yield return Seen("o4", "p-holiday", 5, 11); // Saturday.
        for (var i = 0; i < 4; i++)
            yield return Of("o5", "merchant.show", 4, 14) with { Result = AuditResult.Refused, District = 28245 };
        for (var i = 0; i < 400; i++) yield return Seen("o6", $"p-{i}", i % 4, 9 + i % 9, "merchant.show");
        for (var i = 20; i < 26; i++) yield return Seen(Name(i), "star", 3, 13);
        for (var i = 0; i < 6; i++) yield return Seen("o8", "p-again", i % 5 + i / 5 * 7, 15);
        yield return Of("sleeper", AuditActions.SignIn, 8, 10);
        for (var i = 0; i < 9; i++) yield return Of("o9", AuditActions.SignInRefused, 9, 10);
        for (var i = 30; i < 37; i++)
            yield return Of(Name(i), AuditActions.SignInRefused, 10, 10) with { Address = "203.0.113.9" };
        for (var i = 0; i < 30; i++) yield return Seen("o10", $"q-{i}", 11, 9 + i % 8);
    }

    private static string Name(int officer) => $"o{officer}";

    private static AuditEntry Seen(string who, string person, int day, int hour, string action = AuditActions.Reveal) =>
        Of(who, action, day, hour) with { SubjectPerson = person, Result = AuditResult.Seen };

    private static AuditEntry Of(string who, string action, int day, int hour) =>
        new(Month.AddDays(day).AddHours(hour), who, action, "x", "")
        {
            ActorId = new("0198a7a2-0000-7000-8000-00000000000a"),
            Address = $"desk-{who}",
            Reason = "민원인 요청에 따른 확인",
        };
}
