using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Merchants.Lists;

namespace Eum.Domain.BenefitPlus.Lists;

/// <summary>How a merchant stands with 혜택플러스.</summary>
/// <param name="Open">Its application that is still open; null for none.</param>
/// <param name="Ladder">Of its gu.</param>
public sealed record ApplicantStanding(
    IReadOnlyList<Contract> Contracts, (long No, ContractRequest Asked)? Open, RateLadder Ladder);

/// <summary>What a row asks for whom.</summary>
public sealed record Asking(MerchantLine Merchant, ContractRequest Asked, string Note);

/// <summary>
/// Gives every row of a list of applications its verdict and a sentence. Pure: the same rows against the same books are
/// judged alike, in the preview and when they are taken in. It turns away what the desk turns away
/// (<see cref="Reception"/>); what the checklist finds beyond that is said, and left to the queue.
/// </summary>
/// <param name="known">The merchants that the sender reaches.</param>
/// <param name="standingOf">Of a merchant among those that <see cref="KeysOf"/> has named.</param>
/// <param name="today">KST.</param>
public sealed class ApplicationJudge(
    ListReading reading, KnownMerchants known, Func<MerchantLine, ApplicantStanding> standingOf, DateOnly today)
{
    private readonly Dictionary<string, int> _cells = [];
    private readonly Dictionary<long, (int Line, ListEntry Entry)> _told = [];

    /// <summary>The rows with their verdicts, in the order of the file.</summary>
    public IReadOnlyList<ListRow> Judge(IEnumerable<ListRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _cells.Clear();
        _told.Clear();
        return [.. rows.Select(Judged)];
    }

    /// <summary>The keys of the merchants that rows are about, before they are judged.</summary>
    public IReadOnlyList<long> KeysOf(IEnumerable<ListRow> rows) =>
        [.. rows.Select(row => Read(row).Merchant?.Key).OfType<long>().Distinct()];

    /// <summary>What a row asks for whom; null where it cannot be told.</summary>
    public Asking? AskedBy(ListRow row)
    {
        var (entry, merchant, _) = Read(row);
        return entry is null || merchant is null ? null : new(merchant, RequestOf(entry), entry.Note);
    }

    private static ContractRequest RequestOf(ListEntry entry) =>
        new ContractRequest(entry.Act, entry.RateBp, entry.Day, entry.Until).Kept();

    private (ListEntry? Entry, MerchantLine? Merchant, CellProblem? Wrong) Read(ListRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (entry, wrong) = reading.Read(row.Cells);
        if (wrong is not null || entry is null) return (null, null, wrong);
        if (entry.MerchantId.Length + entry.Number.Length == 0)
            return (null, null, new(ListField.MerchantId, "가맹점 번호와 사업자등록번호가 모두 비어 있습니다."));
        var (merchant, unclear) = known.Find(entry);
        return merchant is null ? (null, null, unclear ?? KnownMerchants.Missing(entry)) : (entry, merchant, null);
    }

    private ListRow Judged(ListRow row)
    {
        var text = string.Join('\u001f', row.Cells);
        if (!_cells.TryAdd(text, row.Line))
            return row.Said(ListVerdict.Repeat, null, $"{_cells[text]}행과 똑같습니다.");

        var (entry, merchant, wrong) = Read(row);
        if (entry is null || merchant is null)
            return row.Said(ListVerdict.Rejected, wrong!.Field, wrong.Message);
        if (_told.ContainsKey(merchant.Key)) return Again(row, merchant, entry);

        var judged = Alone(row, merchant, entry);
        if (judged.IsAccepted) _told.Add(merchant.Key, (row.Line, entry));
        return judged;
    }

    private ListRow Alone(ListRow row, MerchantLine merchant, ListEntry entry)
    {
        var (asked, standing) = (RequestOf(entry), standingOf(merchant));
        if (Reception.Wrong(asked, entry.Note, standing.Ladder, today) is { } refused)
            return row.Said(ListVerdict.Rejected, FieldOf(refused.Field), refused.Message);
        if (standing.Open is { } open)
            return open.Asked == asked
                ? row.Said(ListVerdict.Same, null, $"신청 {open.No}번으로 이미 접수했습니다.", open.No)
                : row.Said(ListVerdict.Rejected, null, Reception.Busy(open.No).Message);
        return asked.Act == ContractAct.New && standing.Contracts.Contains(new(asked.First, asked.Last, asked.RateBp))
            ? row.Said(ListVerdict.Same, null, "이미 그런 계약이 있습니다.")
            : row.Said(ListVerdict.New, null, Told(merchant, asked, standing));
    }

    // A merchant has one application at a time.
    private ListRow Again(ListRow row, MerchantLine merchant, ListEntry entry)
    {
        var (line, first) = _told[merchant.Key];
        return RequestOf(first) == RequestOf(entry)
            ? row.Said(ListVerdict.Repeat, null, $"{line}행과 같은 신청입니다.")
            : row.Said(ListVerdict.Rejected, null, $"{line}행과 같은 가맹점인데 신청이 다릅니다. 한 행만 남기세요.");
    }

    private string Told(MerchantLine merchant, ContractRequest asked, ApplicantStanding standing)
    {
        var checks = Checklist.Of(
            new(
                merchant.RegistrationNo, merchant.RegisteredOn, merchant.Status, merchant.Bracket,
                merchant.BusinessType, standing.Contracts, OtherOpen: null),
            asked, standing.Ladder, today);
        var missing = string.Join(" ", checks.Where(check => !check.Holds).Select(check => check.Said));
        return missing.Length == 0
            ? $"{merchant.Name}: 접수합니다."
            : $"{merchant.Name}: 접수하되 점검에서 확인합니다. {missing}";
    }

    private static ListField? FieldOf(string? field) => field switch
    {
        "Act" => ListField.Act,
        "Rate" => ListField.Rate,
        "First" => ListField.First,
        "Last" => ListField.Last,
        "Note" => ListField.Note,
        _ => null,
    };
}
