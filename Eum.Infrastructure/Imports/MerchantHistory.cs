using System.Globalization;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>What a merchant is rated by from a day on, and the batch that said so.</summary>
internal readonly record struct MerchantTerm(
    int ValidFrom, int BatchNo, int BusinessType, long LegalDong, SalesBracket Bracket, MerchantStatus Status);

/// <summary>What is known of one merchant: its terms along time, and the texts of the latest report.</summary>
internal sealed class MerchantHistory(int batchNo)
{
    private readonly List<MerchantTerm> _stored = []; // By day, then batch.
    private readonly SortedDictionary<int, MerchantTerm> _new = [];
    private readonly List<MerchantEntry> _told = [];
    private MerchantEntry _texts;

    public bool IsStored { get; private set; }

    public bool IsEmpty => RegisteredOn == 0;

    public int RegisteredOn { get; private set; }

    /// <summary>
    /// A file of a later business day has reported since: this one no longer says how the merchant stands.
    /// </summary>
    public bool IsOvertaken { get; private set; }

    public bool IsChanged => _new.Count > 0;

    public static Dictionary<long,
        MerchantHistory> Load(
            BulkConnection store, FieldCipher cipher, long[] merchants, int batchNo, Func<int, bool> isLaterBatch)
    {
        var known = new Dictionary<long, MerchantHistory>();
        if (merchants.Length == 0) return known;
        const string columns = "merchant_key, registration_no, name, ksic, address, phone, qr, registered_on, batch_no";
        using (var rows = store.ByKeys("merchants", columns, "merchant_key", merchants))
            while (rows.Read()) known[rows.Int64(0)] = Read(rows, cipher, batchNo, isLaterBatch(rows.Int32(8)));
        using (var rows = store.ByKeys(
            "merchant_terms", "merchant_key, valid_from, batch_no, business_type, legal_dong, bracket, status",
                "merchant_key", merchants))
            while (rows.Read())
                if (known.TryGetValue(rows.Int64(0), out var history))
                    history._stored.Add(new(rows.Int32(1), rows.Int32(2), rows.Int32(3), rows.Int64(4),
                        (SalesBracket)rows.Int32(5), (MerchantStatus)rows.Int32(6)));
        foreach (var history in known.Values)
            history._stored.Sort(static (a, b) =>
                a.ValidFrom != b.ValidFrom ? a.ValidFrom.CompareTo(b.ValidFrom) : a.BatchNo.CompareTo(b.BatchNo));
        return known;
    }

    /// <summary>Null if this event is new; else the column in which the row differs from it, or "" for none.</summary>
    public string? Compare(in MerchantEntry entry)
    {
        foreach (var told in _told)
            if (told.Event == entry.Event && told.OccurredOn == entry.OccurredOn)
                return FactsDifference(in told, in entry) ?? TextDifference(in told, in entry) ?? "";

        var day = entry.Closes ? After(entry.OccurredOn) : entry.OccurredOn;
        var there = _stored.Where(term => term.ValidFrom == day).ToList();
        if (there.Count == 0) return null;
        if (entry.Event == MerchantEvent.New && RegisteredOn != day) return null;
        // That is the NEW.
        if (entry.Event != MerchantEvent.New && !entry.Closes && RegisteredOn == day && there.Count == 1) return null;
        var term = entry.Event == MerchantEvent.New ? there[0] : there[^1];
        if (entry.Closes != (term.Status == MerchantStatus.Closed)) return null;
        var difference = Difference(in entry, term);
        if (difference is null && _stored[^1] == term) difference = TextDifference(in _texts, in entry);
        return difference is not null && WasScheduled(term) ? null : difference ?? "";
    }

    /// <summary>Takes an event in; false if this file already said otherwise of one of its days.</summary>
    public bool Add(in MerchantEntry entry)
    {
        foreach (var term in TermsOf(in entry))
        {
            if (_stored.Exists(stored =>
                stored.ValidFrom == term.ValidFrom && stored.BatchNo == batchNo && stored != term)) return false;
            if (!_stored.Contains(term)) _new[term.ValidFrom] = term;
        }

        _told.Add(entry);
        if (entry.Event == MerchantEvent.New) RegisteredOn = entry.OccurredOn;
        if (!IsOvertaken) _texts = entry;
        return true;
    }

    /// <summary>
    /// Gives a merchant another bracket from a day on, up to the next one that was announced; nothing else changes.
    /// Null where it is done, "" where it is so already, else why it cannot be.
    /// </summary>
    public string? Rebracket(int from, SalesBracket bracket)
    {
        var standing = All().Where(term => term.ValidFrom <= from)
            .OrderBy(term => (term.ValidFrom, term.BatchNo)).LastOrDefault();
        if (standing.ValidFrom == 0) return "merchant-not-yet";
        if (standing.Status == MerchantStatus.Closed) return "merchant-closed";
        if (_new.ContainsKey(from)) return _new[from].Bracket == bracket ? "" : "merchant-day";
        if (standing.Bracket == bracket) return "";

        _new[from] = standing with { ValidFrom = from, BatchNo = batchNo, Bracket = bracket };
        var later = _stored.Where(term => term.ValidFrom > from).GroupBy(term => term.ValidFrom)
            .Select(day => day.MaxBy(term => term.BatchNo)).OrderBy(term => term.ValidFrom);
        foreach (var term in later.TakeWhile(term => term.Bracket == standing.Bracket))
            _new[term.ValidFrom] = term with { BatchNo = batchNo, Bracket = bracket };
        return null;
    }

    public void WriteTo(BulkRows merchants, BulkRows terms, FieldCipher cipher, long merchant)
    {
        WriteTo(terms, merchant);
        if (IsOvertaken && IsStored) return;
        var last = All().MaxBy(term => (term.ValidFrom, term.BatchNo));
        int? closedOn = last.Status == MerchantStatus.Closed
            ? DateNumber.Of(DateNumber.ToDate(last.ValidFrom).AddDays(-1)) : null;
        merchants.Add(merchant, _texts.RegistrationNo, _texts.Name, _texts.Ksic, _texts.Address,
            cipher.Encrypt(_texts.Phone, CellOf(merchant)),
            cipher.IndexOf(
                ProtectedColumns.MerchantPhone.Purpose, new PersonalText(PersonalKind.Phone, _texts.Phone).Plain()),
            _texts.Qr, RegisteredOn, closedOn, batchNo);
    }

    /// <summary>The terms alone.</summary>
    public void WriteTo(BulkRows terms, long merchant)
    {
        foreach (var term in _new.Values)
        {
            var district = LegalDongTable.TryFind(term.LegalDong, out var dong)
                ? dong.DistrictOn(DateNumber.ToDate(term.ValidFrom)) : (int)(term.LegalDong / 100_000);
            ReadOnlySpan<long> cells = [merchant, term.ValidFrom, batchNo, term.BusinessType, term.LegalDong, district,
                (long)term.Bracket, (long)term.Status];
            cells.CopyTo(terms.Add());
        }
    }

    private static Cell CellOf(long merchant) =>
        ProtectedColumns.MerchantPhone.CellOf(merchant.ToString(CultureInfo.InvariantCulture));

    private static string Decrypted(string phone, long merchant, FieldCipher cipher)
    {
        try
        {
            return cipher.Decrypt(phone, CellOf(merchant));
        }
        catch (CellBrokenException broken)
        {
            throw new StorageIntegrityException($"{broken.Message} eum audit verify로 확인하세요.");
        }
    }

    private static MerchantHistory Read(BulkCursor row, FieldCipher cipher, int batchNo, bool overtaken) => new(batchNo)
    {
        IsStored = true,
        IsOvertaken = overtaken,
        RegisteredOn = row.Int32(7),
        _texts = new()
        {
            RegistrationNo = row.Text(1),
            Name = row.Text(2),
            Ksic = row.Text(3),
            Address = row.Text(4),
            Phone = Decrypted(row.Text(5), row.Int64(0), cipher),
            Qr = row.Int64(6) != 0,
        },
    };

    /// <summary>
    /// The terms an event leads to. A bracket of a later day is scheduled; what was scheduled before keeps its bracket
    /// and
    /// takes the rest from the event, so that a closed merchant does not open again.
    /// </summary>
    private List<MerchantTerm> TermsOf(in MerchantEntry entry)
    {
        var terms = new List<MerchantTerm>();
        var (merchant, day) = (entry, entry.Closes ? After(entry.OccurredOn) : entry.OccurredOn);
        var before = All().Where(term => term.ValidFrom <= merchant.OccurredOn).ToList();
        var waits = !entry.Closes && entry.BracketFrom > day && before.Count > 0;
        terms.Add(TermOf(day, waits ? before.MaxBy(term => (term.ValidFrom, term.BatchNo)).Bracket : entry.Bracket));
        if (waits) terms.Add(TermOf(entry.BracketFrom, entry.Bracket));
        if (IsOvertaken) return terms;
        foreach (var later in All().Where(term => term.ValidFrom > day).GroupBy(term => term.ValidFrom))
            if (terms.TrueForAll(term => term.ValidFrom != later.Key))
                terms.Add(TermOf(later.Key, later.MaxBy(term => term.BatchNo).Bracket));
        return terms;

        MerchantTerm TermOf(int from, SalesBracket bracket) =>
            new(from, batchNo, merchant.BusinessType, merchant.LegalDong, bracket, merchant.Status);
    }

    private IEnumerable<MerchantTerm> All() => _stored.Concat(_new.Values);

    /// <summary>
    /// A term that only a bracket announced earlier may have left: an event of that day has still to come.
    /// </summary>
    private bool WasScheduled(MerchantTerm term)
    {
        var before = _stored.LastOrDefault(other => other.ValidFrom < term.ValidFrom);
        return before.ValidFrom != 0 && before.Bracket != term.Bracket
            && term == before with { ValidFrom = term.ValidFrom, BatchNo = term.BatchNo, Bracket = term.Bracket };
    }

    private string? Difference(in MerchantEntry entry, MerchantTerm term)
    {
        var from = entry.BracketFrom;
        if (from > term.ValidFrom && _stored.Exists(other => other.ValidFrom == from))
            term = term with { Bracket = _stored.FindLast(other => other.ValidFrom == from).Bracket };
        return entry.BusinessType != term.BusinessType ? "business_type"
            : entry.LegalDong != term.LegalDong ? "legal_dong"
            : entry.Bracket != term.Bracket ? "sales_bracket"
            : entry.Status != term.Status ? "status"
            : null;
    }

    private static string? FactsDifference(in MerchantEntry a, in MerchantEntry b) =>
        a.BusinessType != b.BusinessType ? "business_type"
        : a.LegalDong != b.LegalDong ? "legal_dong"
        : a.Bracket != b.Bracket ? "sales_bracket"
        : a.BracketFrom != b.BracketFrom ? "bracket_from"
        : a.Status != b.Status ? "status"
        : null;

    private static string? TextDifference(in MerchantEntry a, in MerchantEntry b) =>
        a.RegistrationNo != b.RegistrationNo ? "business_registration_no"
        : a.Name != b.Name ? "name"
        : a.Ksic != b.Ksic ? "ksic"
        : a.Address != b.Address ? "address"
        : a.Phone != b.Phone ? "phone"
        : a.Qr != b.Qr ? "qr"
        : null;

    private static int After(int day) => DateNumber.Of(DateNumber.ToDate(day).AddDays(1));
}
