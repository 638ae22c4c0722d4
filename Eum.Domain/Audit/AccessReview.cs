using Eum.Domain.Districts;

namespace Eum.Domain.Audit;

public enum AccessConcern
{
    /// <summary>A download or print whose reason says nothing.</summary>
    DownloadReason = 1,

    /// <summary>More downloads in a day than work explains.</summary>
    DownloadMany = 2,

    Night = 3,
    Holiday = 4,

    /// <summary>Another gu's things were asked for.</summary>
    Foreign = 5,

    /// <summary>Far more people looked at than colleagues did.</summary>
    Volume = 6,

    /// <summary>One person looked at by many.</summary>
    SubjectByMany = 7,

    /// <summary>One person looked at by the same officer day after day.</summary>
    SubjectAgain = 8,

    /// <summary>An account that slept came back.</summary>
    Dormant = 9,

    SignInFailures = 10,

    /// <summary>Many accounts tried from one address.</summary>
    AddressFailures = 11,

    /// <summary>The day's quota of reveals was used up.</summary>
    Quota = 12,
}

/// <summary>Something in a month's log that somebody has to explain (소명).</summary>
/// <param name="Who">The officer's account; an address for <see cref="AccessConcern.AddressFailures"/>.</param>
/// <param name="Count">How often.</param>
/// <param name="FirstEntry">Where to begin to read.</param>
public sealed record AccessFinding(AccessConcern Concern, string Who, DateOnly Day, int Count, long FirstEntry)
{
    /// <summary>Names it in the record of the review, e.g. "Night kim 2026-03-02".</summary>
    public string Key => FormattableString.Invariant($"{Concern} {Who} {Day:yyyy-MM-dd}");
}

/// <summary>
/// The monthly review of who looked at whom (접속기록 월별 점검): fed a month's entries in their order, it says what is
/// out of the ordinary.
/// </summary>
/// <param name="lastSeen">Per account, when it last signed in before the month (UTC).</param>
/// <param name="isDownload">Whether an action carries data out of the portal.</param>
public sealed class AccessReview(IReadOnlyDictionary<string, DateTime> lastSeen, Func<string, bool> isDownload)
{
    public const int RevealsADay = 30;
    public const int DormantDays = 90;
    private const int DownloadsADay = 10;
    private const int ReasonLength = 10;
    private const int FailuresADay = 5;
    private const int AccountsAnAddress = 5;
    private const int OfficersASubject = 4;
    private const int DaysASubject = 5;
    private const int OrdinaryReads = 40;
    private const int ForeignADay = 3;
    private const int TimesUsual = 5;

    private readonly Dictionary<(AccessConcern, string, DateOnly), (int Count, long First)> _found = [];
    private readonly Dictionary<string, (int Count, long First, DateOnly Day)> _reads = [];
    private readonly Dictionary<string, (HashSet<string> Officers, long First, DateOnly Day)> _subjects = [];
    private readonly Dictionary<(string Who, string Subject), (HashSet<DateOnly> Days, long First)> _again = [];
    private readonly Dictionary<(string, DateOnly), (HashSet<string> Accounts, long First)> _addresses = [];
    private readonly Dictionary<string, DateTime> _seen = new(lastSeen);

    public int Entries { get; private set; }

    public void Add(AuditLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var entry = link.Entry;
        Entries++;
        if (entry.ActorId is null && entry.Action != AuditActions.SignInRefused) return; // A machine has no curiosity.

        var korean = entry.At.AddHours(9);
        var day = DateOnly.FromDateTime(korean);
        if (entry.Action == AuditActions.SignIn) SignedIn(link, day);
        else if (entry.Action == AuditActions.SignInRefused) Failed(link, day);
        else if (entry.Result == AuditResult.Refused)
        {
            if (entry.District is not null || entry.Action == AuditActions.OutOfReach)
                Count(AccessConcern.Foreign, entry.Actor, day, link.EntryNo);
        }
        else Looked(link, day, korean.Hour);
    }

    /// <summary>What has to be explained, the oldest first.</summary>
    public IReadOnlyList<AccessFinding> Findings() =>
    [
        .. _found.Where(found => found.Value.Count >= Least(found.Key.Item1))
            .Select(found => new AccessFinding(
                found.Key.Item1, found.Key.Item2, found.Key.Item3, found.Value.Count, found.Value.First))
            .Concat(Volumes()).Concat(Subjects()).Concat(Addresses())
            .OrderBy(finding => finding.Day).ThenBy(finding => finding.FirstEntry).ThenBy(finding => finding.Concern),
    ];

    private static int Least(AccessConcern concern) => concern switch
    {
        AccessConcern.DownloadMany => DownloadsADay,
        AccessConcern.SignInFailures => FailuresADay,
        AccessConcern.Quota => RevealsADay,
        AccessConcern.Foreign => ForeignADay,
        _ => 1,
    };

    private void SignedIn(AuditLink link, DateOnly day)
    {
        var who = link.Entry.Actor;
        if (_seen.TryGetValue(who, out var before) && link.Entry.At - before > TimeSpan.FromDays(DormantDays))
            Count(AccessConcern.Dormant, who, day, link.EntryNo);
        _seen[who] = link.Entry.At;
    }

    private void Failed(AuditLink link, DateOnly day)
    {
        var entry = link.Entry;
        Count(AccessConcern.SignInFailures, entry.Actor, day, link.EntryNo);
        if (!_addresses.TryGetValue((entry.Address, day), out var tried))
            _addresses.Add((entry.Address, day), tried = ([], link.EntryNo));
        tried.Accounts.Add(entry.Actor);
    }

    private void Looked(AuditLink link, DateOnly day, int hour)
    {
        var (entry, number) = (link.Entry, link.EntryNo);
        var carries = entry.Action is AuditActions.Download or AuditActions.Print || isDownload(entry.Action);
        if (!carries && entry.SubjectPerson.Length == 0) return;

        if (hour is >= 22 or < 6) Count(AccessConcern.Night, entry.Actor, day, number);
        else if (!KoreanCalendar.IsBusinessDay(day)) Count(AccessConcern.Holiday, entry.Actor, day, number);
        if (carries)
        {
            Count(AccessConcern.DownloadMany, entry.Actor, day, number);
            if (SaysNothing(entry.Reason)) Count(AccessConcern.DownloadReason, entry.Actor, day, number);
        }

        if (entry.Action == AuditActions.Reveal) Count(AccessConcern.Quota, entry.Actor, day, number);
        if (entry.SubjectPerson.Length > 0) LookedAt(entry.Actor, entry.SubjectPerson, day, number);
    }

    private void LookedAt(string who, string subject, DateOnly day, long number)
    {
        var (count, first, firstDay) = _reads.GetValueOrDefault(who, (0, number, day));
        _reads[who] = (count + 1, first, firstDay);
        if (!_subjects.TryGetValue(subject, out var seen)) _subjects.Add(subject, seen = ([], number, day));
        seen.Officers.Add(who);
        if (!_again.TryGetValue((who, subject), out var again)) _again.Add((who, subject), again = ([], number));
        again.Days.Add(day);
    }

    private void Count(AccessConcern concern, string who, DateOnly day, long number)
    {
        var (count, first) = _found.GetValueOrDefault((concern, who, day), (0, number));
        _found[(concern, who, day)] = (count + 1, first);
    }

    // 10 letters that are not all the same: "업무업무업무" and "..........." explain nothing.
    private static bool SaysNothing(string reason) =>
        reason.Trim().Length < ReasonLength || reason.Where(char.IsLetter).Distinct().Count() < 5;

    private IEnumerable<AccessFinding> Volumes()
    {
        if (_reads.Count == 0) yield break;
        int[] counts = [.. _reads.Values.Select(read => read.Count).Order()];
        var usual = Math.Max(OrdinaryReads, counts[(counts.Length - 1) / 2] * TimesUsual);
        foreach (var (who, (count, first, day)) in _reads)
            if (count > usual)
                yield return new(AccessConcern.Volume, who, day, count, first);
    }

    private IEnumerable<AccessFinding> Subjects()
    {
        foreach (var (subject, (officers, first, day)) in _subjects)
            if (officers.Count >= OfficersASubject)
                yield return new(AccessConcern.SubjectByMany, $"subject/{subject}", day, officers.Count, first);
        foreach (var ((who, _), (days, first)) in _again)
            if (days.Count >= DaysASubject)
                yield return new(AccessConcern.SubjectAgain, who, days.Min(), days.Count, first);
    }

    private IEnumerable<AccessFinding> Addresses() =>
        from tried in _addresses
        where tried.Value.Accounts.Count >= AccountsAnAddress
        select new AccessFinding(
            AccessConcern.AddressFailures, tried.Key.Item1, tried.Key.Item2, tried.Value.Accounts.Count,
            tried.Value.First);
}
