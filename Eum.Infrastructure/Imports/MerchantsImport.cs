using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>Merchants: each event adds to the terms they are rated by, and the latest says how they stand.</summary>
internal sealed class MerchantsImport : RowsImport<MerchantEntry>
{
    private readonly MerchantParser _parser;
    private readonly StoredIds _stored;
    private readonly Dictionary<int, int> _batchDays = [];

    public MerchantsImport(ImportContext context)
        : base(context)
    {
        _parser = new(context.Series);
        _stored = new(context, "merchants", "merchant_key");
        using var rows = context.Store.Query(
            "SELECT batch_no, business_date FROM import_batches WHERE business_date IS NOT NULL");
        while (rows.Read()) _batchDays[rows.Int32(0)] = rows.Int32(1);
    }

    protected override RowProblem? Parse(CsvReader reader, ref MerchantEntry row) => _parser.Read(reader, ref row);

    protected override Action<BulkConnection> Judge()
    {
        var order = InKeyOrder();
        var known = MerchantHistory.Load(
            Context.Store, Context.Cipher, _stored.Suspects(order.Select(row => this[row].Merchant)),
            Context.BatchNo, IsLater);
        var added = new BulkRows(KindTables.Merchants, Count);
        var changed = new BulkRows(KindTables.Merchants, known.Count);
        var terms = new BulkRows(KindTables.MerchantTerms, Count);
        for (var start = 0; start < order.Length;)
        {
            var end = EndOfKey(order, start);
            var merchant = this[order[start]].Merchant;
            var history = known.GetValueOrDefault(merchant) ?? new MerchantHistory(Context.BatchNo);
            Tell(history, order.AsSpan(start, end - start));
            start = end;
            if (!history.IsChanged) continue;
            history.WriteTo(history.IsStored ? changed : added, terms, Context.Cipher, merchant);
            _stored.Writes(merchant);
        }

        return store =>
        {
            store.Append(added);
            store.Upsert(changed, OnConflict.Replace);
            store.Append(terms);
        };
    }

    private bool IsLater(int batchNo) => _batchDays.GetValueOrDefault(batchNo) > Context.BusinessDay;

    private void Tell(MerchantHistory history, Span<int> rows)
    {
        if (rows.Length > 1) rows.Sort((a, b) => Earlier(in this[a], in this[b]));
        foreach (var row in rows)
        {
            ref readonly var entry = ref this[row];
            if (history.Compare(in entry) is { } difference)
            {
                if (difference.Length == 0) Repeat();
                else Reject(row, Conflict(in entry, difference));
            }
            else if (Problem(in entry, history) is { } problem)
            {
                Reject(row, problem);
            }
            else if (!history.Add(in entry))
            {
                Reject(row, new(
                    "occurred_on", "merchant-day", $"이 파일이 가맹점 {Id(in entry)}의 같은 날을 이미 달리 적었습니다. 다른 파일로 보내세요."));
            }
        }
    }

    private static int Earlier(in MerchantEntry a, in MerchantEntry b) =>
        a.OccurredOn != b.OccurredOn ? a.OccurredOn.CompareTo(b.OccurredOn)
        : a.Event != b.Event ? a.Event.CompareTo(b.Event)
        : a.Place.Line.CompareTo(b.Place.Line);

    private RowProblem? Problem(in MerchantEntry entry, MerchantHistory history)
    {
        if (entry.Event == MerchantEvent.New)
            return history.IsEmpty ? null : new("event", "merchant-known",
                $"가맹점 {Id(in entry)}은(는) {DateNumber.ToDate(history.RegisteredOn):yyyy-MM-dd}에 이미 등록되었습니다.");
        if (history.IsEmpty)
            return new("merchant_id", "merchant-unknown", $"가맹점 {Id(in entry)}이(가) 등록되어 있지 않습니다. NEW 행이 먼저 와야 합니다.");
        return entry.OccurredOn < history.RegisteredOn
            ? new("occurred_on", "merchant-not-yet",
                $"가맹점 {Id(in entry)}은(는) {DateNumber.ToDate(history.RegisteredOn):yyyy-MM-dd}에 등록되었습니다.")
            : null;
    }

    private RowProblem Conflict(in MerchantEntry entry, string column) => new(column, "conflict",
        $"가맹점 {Id(in entry)}의 같은 사건이 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = entry.Merchant,
    };

    private string Id(in MerchantEntry entry) => Context.Series.IdOf(entry.Merchant);
}
