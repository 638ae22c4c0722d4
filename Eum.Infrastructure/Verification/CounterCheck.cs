using System.Buffers.Binary;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// Month-to-date counters: each member's stored spending is what the payments add up to, and the places that payments
/// say they were rated at lead from 0 to it without gap or overlap. Where a member cancelled, the payments are
/// replayed in
/// the order they came in; a member with a late row then is only added up, for its place was whatever stood.
/// </summary>
internal sealed class CounterCheck(Reading reading)
{
    private const int EntryBytes = 12;
    private const int MostReordered = 8;
    private readonly Check _check = new("counters");
    private readonly Dictionary<int, MemberMonthSpending> _months = [];
    private readonly Dictionary<(int Month, long Member), List<Step>> _replays = [];
    private readonly Check _programmes = new("programme-counters");
    private readonly Dictionary<(int Month, long Member, int Programme), long> _byProgramme = [];
    private int _lastMonth;
    private MemberMonthSpending _last = new();

    private readonly Check _users = new("users-monthly");

    public IEnumerable<Check> Checks => [_check, _programmes, _users];

    /// <summary>
    /// A payment; its own charge advances the month under a base rule that counts, up to the month's limit.
    /// </summary>
    public void Advance(in RatedRow row, RatedClass rated, int programme, int month)
    {
        if (rated.Rules.UsesProgrammeCounter)
            AddToProgramme(
                month, row.Member, programme, rated.Rules.CountedInProgramme(row.FromCharge, row.ProgrammeBefore));
        var counted = rated.Rules.Counted(row.FromCharge, row.MtdBefore);
        if (counted == 0) return;

        Month(month).Advance(row.Member, row.MtdBefore, counted);
        if (_replays.Count > 0 && _replays.TryGetValue((month, row.Member), out var steps))
            steps.Add(new(row.Batch, row.ApprovedAt, row.Tx, row.MtdBefore, counted, row.IsLate));
    }

    /// <summary>
    /// A refund: what its payment counted less what is left of it counts, in the payment's own month.
    /// </summary>
    /// <param name="place">Where the payment was rated at.</param>
    public void GiveBack(in RatedRow cancel, long originalAt, Counters place, RatedClass rated, int programme)
    {
        var (rules, left) = (rated.Rules, cancel.MtdBefore - cancel.FromCharge);
        var month = YearMonth.Of(KoreanTime.BusinessDate(originalAt)).Number;
        if (rules.UsesProgrammeCounter)
            AddToProgramme(
                month, cancel.Member, programme,
                rules.CountedInProgramme(left, place.Programme)
                - rules.CountedInProgramme(cancel.MtdBefore, place.Programme));
        var counted = rules.Counted(cancel.MtdBefore, place.Member) - rules.Counted(left, place.Member);
        if (counted == 0) return;

        Month(month).GiveBack(cancel.Member, counted);
        if (!_replays.TryGetValue((month, cancel.Member), out var steps))
            _replays.Add((month, cancel.Member), steps = []);
        steps.Add(new(cancel.Batch, cancel.ApprovedAt, cancel.Tx, -1, -counted, cancel.IsLate));
    }

    public async Task FinishAsync(CancellationToken cancel)
    {
        Dictionary<int, long> found = [];
        Dictionary<int, long> users = [];
        await using (var rows = await reading.Books.RowsAsync(
            "SELECT \"month\", page, states FROM member_months ORDER BY \"month\", page", cancel))
            while (rows.Next())
            {
                var month = rows.Int(0);
                var states = rows.Blob(2);
                users[month] = users.GetValueOrDefault(month) + states.Length / EntryBytes;
                var known = ComparePage(month, rows.Long(1), states);
                found[month] = found.GetValueOrDefault(month) + known;
            }

        foreach (var (month, spending) in _months)
            if (spending.Count != found.GetValueOrDefault(month))
                await FindMissingAsync(month, spending, cancel);
        foreach (var ((month, member), steps) in _replays) Replay(month, member, steps);
        await ProgrammesAsync(cancel);
        await UsersAsync(users, cancel);
    }

    private void AddToProgramme(int month, long member, int programme, long won)
    {
        var key = (month, member, programme);
        _byProgramme[key] = _byProgramme.GetValueOrDefault(key) + won;
    }

    // Where they lived when they were counted is not kept: only the months are compared.
    private async Task UsersAsync(Dictionary<int, long> users, CancellationToken cancel)
    {
        var stored = (await reading.Books.ListAsync(
            "SELECT \"month\", SUM(users) FROM users_monthly GROUP BY \"month\"",
            row => (Month: row.Int(0), Users: row.Long(1)), cancel)).ToDictionary(row => row.Month, row => row.Users);
        foreach (var month in stored.Keys.Union(users.Keys))
        {
            var (is_, should) = (stored.GetValueOrDefault(month), users.GetValueOrDefault(month));
            _users.Holds(is_ == should, month, () => $"users_monthly {month}: {is_} ≠ 다시 계산 {should}");
        }
    }

    private async Task ProgrammesAsync(CancellationToken cancel)
    {
        var stored = (await reading.Books.ListAsync(
            "SELECT \"month\", member_key, programme_no, spent FROM member_programme_months",
            row => (Key: (row.Int(0), row.Long(1), row.Int(2)), Spent: row.Long(3)), cancel))
            .ToDictionary(row => row.Key, row => row.Spent);
        foreach (var key in stored.Keys.Union(_byProgramme.Keys))
        {
            var (is_, should) = (stored.GetValueOrDefault(key), _byProgramme.GetValueOrDefault(key));
            _programmes.Holds(
                is_ == should, key,
                () => $"{key.Item1} 회원 {reading.IdOf(key.Item2)} 사업 {key.Item3}: 누적 {is_} ≠ 결제에서 {should}");
        }
    }

    /// <summary>Members of the page that payments know; those who spent nothing may stand in it or not.</summary>
    private long ComparePage(int month, long page, byte[] states)
    {
        var spending = Month(month);
        var known = 0L;
        var before = -1;
        for (var at = 0; at + EntryBytes <= states.Length; at += EntryBytes)
        {
            var entry = states.AsSpan(at, EntryBytes);
            int low = BinaryPrimitives.ReadUInt16LittleEndian(entry);
            var stored = ((long)BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]) << 32)
                | BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
            var member = (page << 10) | (uint)low;
            _check.Count();
            if (low <= before) _check.Fail((month, member), $"{month} 회원 {reading.IdOf(member)}: 묶음의 차례가 어긋났습니다.");
            before = low;
            Compare(month, member, stored, spending.Find(member), ref known);
        }

        return known;
    }

    private void Compare(int month, long member, long stored, (long Spent, ulong Chain)? computed, ref long known)
    {
        if (computed is not null) known++;
        var (spent, chain) = computed ?? (0, 0);
        if (stored != spent)
            _check.Fail((month, member), $"{month} 회원 {reading.IdOf(member)}: 월 누적 {stored} ≠ 결제에서 {spent}");
        else if (chain != MemberMonthSpending.ChainTo(spent) && !_replays.ContainsKey((month, member)))
            _check.Fail((month, member), $"{month} 회원 {reading.IdOf(member)}: 결제마다 적힌 직전 누적이 이어지지 않습니다.");
    }

    private async Task FindMissingAsync(int month, MemberMonthSpending spending, CancellationToken cancel)
    {
        var pages = await reading.Books.ListAsync(
            "SELECT page, states FROM member_months WHERE \"month\" = @month",
            row => (Page: row.Long(0), States: row.Blob(1)), cancel, ("month", month));
        var stored = pages.SelectMany(MembersOf).ToHashSet();
        foreach (var (member, spent, _) in spending.All)
            if (spent != 0 && !stored.Contains(member))
                _check.Fail((month, member), $"{month} 회원 {reading.IdOf(member)}: 월 누적이 없으나 결제에서 {spent}");

        static IEnumerable<long> MembersOf((long Page, byte[] States) page)
        {
            for (var at = 0; at + EntryBytes <= page.States.Length; at += EntryBytes)
                yield return (page.Page << 10) | BinaryPrimitives.ReadUInt16LittleEndian(page.States.AsSpan(at));
        }
    }

    private void Replay(int month, long member, List<Step> steps)
    {
        _check.Count();
        if (steps.Any(step => step.IsLate)) return;
        var ordered = steps.OrderBy(s => s.Batch).ThenBy(s => s.At).ThenBy(s => s.Tx).ToList();
        var spent = 0L;
        foreach (var step in ordered)
        {
            if (step.IsPayment && step.Before != spent)
            {
                if (CanBeReordered(ordered)) return;
                _check.Fail(
                    (month, member),
                    $"{month} 결제 {reading.IdOf(step.Tx)}: 직전 누적 {step.Before}(으)로 적혔으나 {spent}입니다.");
                return;
            }

            spent += step.Won;
        }
    }

    // A cancellation is not marked late, so one that came with a later part of a file took effect later than its time
    // says.
    private static bool CanBeReordered(List<Step> steps)
    {
        var cancels = steps.Where(step => !step.IsPayment).ToArray();
        if (cancels.Length > MostReordered) return false;
        HashSet<int> reached = [0];
        var spent = 0L;
        foreach (var payment in steps.Where(step => step.IsPayment))
        {
            var givenBack = payment.Before - spent;
            var next = Enumerable.Range(0, 1 << cancels.Length)
                .Where(set => SumOf(set) == givenBack && reached.Any(before => (before & set) == before));
            reached = [.. next];
            spent += payment.Won;
        }

        return reached.Count > 0;

        long SumOf(int set) => cancels.Where((_, at) => (set & (1 << at)) != 0).Sum(cancel => cancel.Won);
    }

    private MemberMonthSpending Month(int month)
    {
        if (month == _lastMonth) return _last;
        if (!_months.TryGetValue(month, out var spending)) _months.Add(month, spending = new());
        (_lastMonth, _last) = (month, spending);
        return spending;
    }

    /// <summary>A payment with the place it was rated at, or a cancellation (place −1, won negative).</summary>
    private readonly record struct Step(int Batch, long At, long Tx, long Before, long Won, bool IsLate)
    {
        public bool IsPayment => Before >= 0;
    }
}
