using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// A row of a benefit-plus or designations file: something a merchant has from one day to another (0: open).
/// </summary>
internal struct ContractEntry : IFileRow
{
    public long Merchant;
    public string Designation;
    public int RateBp;
    public int From;
    public int To;

    public readonly long Key => Merchant;

    public FilePlace Place { get; set; }
}

/// <summary>
/// What both kinds share: the merchant is known; an unchanged contract sent again with its end closes it; the same
/// contract
/// with anything else is a conflict.
/// </summary>
internal abstract class ContractsImport : RowsImport<ContractEntry>
{
    private readonly KeyColumn _merchant;
    private readonly KnownIds _merchants;
    private readonly StoredIds _stored;
    private readonly BulkTable _table;

    protected ContractsImport(ImportContext context, BulkTable table)
        : base(context)
    {
        _table = table;
        _merchant = new(context.Series);
        _merchants = KnownIds.Merchants(context.Store);
        _merchants.Prepare(context.File.Check.Rows);
        _stored = new(context, table.Name, "merchant_key");
    }

    protected abstract string ValueColumn { get; }

    protected override RowProblem? Parse(CsvReader reader, ref ContractEntry row)
    {
        if (!_merchant.TryRead(reader.Field(0), out row.Merchant))
            return RowFields.BadId("merchant_id", reader.Field(0));
        if (ReadValue(reader.Field(1), ref row) is { } problem) return problem;
        if (!FieldValues.TryDate(reader.Field(2), out row.From)) return RowProblem.Date("valid_from", reader.Field(2));
        if (!RowFields.TryOptionalDate(reader.Field(3), out row.To))
            return RowProblem.Date("valid_to", reader.Field(3));
        return row.To == 0 || row.To >= row.From ? null : new("valid_to", "period", "끝나는 날이 시작하는 날보다 앞섭니다.");
    }

    /// <summary>Reads the second column: the rate, or the designation.</summary>
    protected abstract RowProblem? ReadValue(ReadOnlySpan<byte> field, ref ContractEntry row);

    protected abstract void Load(
        BulkConnection store, long[] merchants, Dictionary<(long, string, int), Standing> standing);

    protected abstract void Write(BulkRows rows, long merchant, string designation, int from, Standing contract);

    protected override Action<BulkConnection> Judge()
    {
        var order = InKeyOrder();
        _merchants.Prefetch(order.Select(row => this[row].Merchant));
        var standing = new Dictionary<(long Merchant, string Designation, int From), Standing>();
        if (_stored.Suspects(order.Select(row => this[row].Merchant)) is { Length: > 0 } suspects)
            Load(Context.Store, suspects, standing);
        foreach (var row in order) Judge(row, standing);
        var changed = new BulkRows(_table, Count);
        foreach (var (key, contract) in standing.OrderBy(pair => pair.Key.Merchant).ThenBy(pair =>
            pair.Key.From).ThenBy(pair => pair.Key.Designation, StringComparer.Ordinal))
        {
            if (!contract.IsChanged) continue;
            Write(changed, key.Merchant, key.Designation, key.From, contract);
            _stored.Writes(key.Merchant);
        }

        return store => store.Upsert(changed, OnConflict.Replace);
    }

    private void Judge(int row, Dictionary<(long, string, int), Standing> standing)
    {
        ref readonly var entry = ref this[row];
        var key = (entry.Merchant, entry.Designation ?? "", entry.From);
        if (!standing.TryGetValue(key, out var known))
        {
            if (_merchants.TryFind(entry.Merchant, out _)) standing[key] = new(entry.RateBp, entry.To, 1, true);
            else Reject(row, new("merchant_id", "merchant-unknown",
                $"가맹점 {Context.Series.IdOf(entry.Merchant)}이(가) 등록되어 있지 않습니다. 가맹점 파일을 먼저 보내세요."));
        }
        else if (known.RateBp == entry.RateBp && known.To == entry.To)
        {
            Repeat();
        }
        else if (known.RateBp == entry.RateBp && known.To == 0)
        {
            var version = known.IsChanged ? known.Version : known.Version + 1;
            standing[key] = new(known.RateBp, entry.To, version, true);
        }
        else
        {
            var column = known.RateBp != entry.RateBp ? ValueColumn : "valid_to";
            Reject(row, Conflict(in entry, column));
        }
    }

    private RowProblem Conflict(in ContractEntry entry, string column) => new(column, "conflict",
        $"가맹점 {Context.Series.IdOf(entry.Merchant)}의 같은 계약이 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = entry.Merchant,
    };

    /// <summary>A contract as it stands or will: To 0 is open.</summary>
    protected readonly record struct Standing(int RateBp, int To, long Version, bool IsChanged)
    {
        public object? LastDay => To == 0 ? null : To;
    }
}

/// <summary>Benefit+ contracts: the rate a merchant adds from its own money, in basis points.</summary>
internal sealed class BenefitPlusImport(ImportContext context) : ContractsImport(context, KindTables.Contracts)
{
    protected override string ValueColumn => "rate_bp";

    protected override RowProblem? ReadValue(ReadOnlySpan<byte> field, ref ContractEntry row)
    {
        if (!FieldValues.TryWon(field, out var rate, 5) || rate is < 1 or > 9_999)
            return new("rate_bp", "rate", $"rate_bp '{RowProblem.Shown(field)}'은 1부터 9999까지의 만분율이 아닙니다. 3%는 300입니다.");
        row.RateBp = (int)rate;
        return null;
    }

    protected override void Load(
        BulkConnection store, long[] merchants, Dictionary<(long, string, int), Standing> standing)
    {
        using var rows = store.ByKeys("benefit_plus_contracts", "merchant_key, valid_from, valid_to, rate_bp, version",
            "merchant_key", merchants);
        while (rows.Read())
            standing[(rows.Int64(0), "", rows.Int32(1))] = new(
                rows.Int32(3), rows.IsNull(2) ? 0 : rows.Int32(2), rows.Int64(4), false);
    }

    protected override void Write(BulkRows rows, long merchant, string designation, int from, Standing contract) =>
        rows.Add(merchant, from, contract.LastDay, contract.RateBp, contract.Version);
}

/// <summary>Designations of merchants: FAIR_PRICE, HERITAGE, TAXI, EVENT:code.</summary>
internal sealed class DesignationsImport(ImportContext context) : ContractsImport(context, KindTables.Designations)
{
    protected override string ValueColumn => "designation";

    protected override RowProblem? ReadValue(ReadOnlySpan<byte> field, ref ContractEntry row)
    {
        if (ResidentNumbers.Contains(field)) return PaymentParser.ResidentNumber("designation");
        row.Designation = System.Text.Encoding.UTF8.GetString(field);
        return !row.Designation.Contains(' ', StringComparison.Ordinal)
            && Eum.Domain.Merchants.Designations.TryParse(row.Designation, out var read) && !read.IsEmpty
            ? null
            : RowProblem.Word("designation", field, "FAIR_PRICE, HERITAGE, TAXI, EVENT:코드");
    }

    protected override void Load(
        BulkConnection store, long[] merchants, Dictionary<(long, string, int), Standing> standing)
    {
        using var rows = store.ByKeys("merchant_designations",
            "merchant_key, designation, valid_from, valid_to, version", "merchant_key", merchants);
        while (rows.Read())
            standing[(rows.Int64(0), rows.Text(1), rows.Int32(2))] = new(
                0, rows.IsNull(3) ? 0 : rows.Int32(3), rows.Int64(4), false);
    }

    protected override void Write(BulkRows rows, long merchant, string designation, int from, Standing contract) =>
        rows.Add(merchant, designation, from, contract.LastDay, contract.Version);
}
