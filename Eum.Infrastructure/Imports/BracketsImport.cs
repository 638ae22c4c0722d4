using Eum.Domain.Merchants;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>A row of a brackets file. The day is yyyymmdd.</summary>
internal struct BracketEntry : IFileRow
{
    public long Merchant;
    public SalesBracket Bracket;
    public int From;

    public readonly long Key => Merchant;

    public FilePlace Place { get; set; }
}

/// <summary>
/// Sales brackets from a day on: adds to the terms of merchants that are known, and leaves everything else of them.
/// What was rated before stays as it was rated.
/// </summary>
internal sealed class BracketsImport : RowsImport<BracketEntry>
{
    private readonly KeyColumn _merchant;
    private readonly StoredIds _stored;

    public BracketsImport(ImportContext context)
        : base(context) =>
        (_merchant, _stored) = (new(context.Series), new(context, "merchants", "merchant_key"));

    protected override RowProblem? Parse(CsvReader reader, ref BracketEntry row)
    {
        if (!_merchant.TryRead(reader.Field(0), out row.Merchant))
            return RowFields.BadId("merchant_id", reader.Field(0));
        if (!SalesBrackets.TryParse(reader.Field(1), out row.Bracket))
            return RowProblem.Word("sales_bracket", reader.Field(1), "LE300M, LE500M, LE1B, LE3B, GT3B");
        return FieldValues.TryDate(reader.Field(2), out row.From) ? null
            : RowProblem.Date("bracket_from", reader.Field(2));
    }

    protected override Action<BulkConnection> Judge()
    {
        var order = InKeyOrder();
        var known = MerchantHistory.Load(
            Context.Store, Context.Cipher, _stored.Suspects(order.Select(row => this[row].Merchant)), Context.BatchNo,
            _ => false);
        foreach (var row in order) Tell(row, known);
        var terms = new BulkRows(KindTables.MerchantTerms, Count);
        foreach (var (merchant, history) in known.OrderBy(pair => pair.Key))
        {
            if (!history.IsChanged) continue;
            history.WriteTo(terms, merchant);
            _stored.Writes(merchant);
        }

        return store => store.Append(terms);
    }

    private void Tell(int row, Dictionary<long, MerchantHistory> known)
    {
        ref readonly var entry = ref this[row];
        var id = Context.Series.IdOf(entry.Merchant);
        var answer = known.TryGetValue(entry.Merchant, out var history)
            ? history.Rebracket(entry.From, entry.Bracket)
            : "merchant-unknown";
        if (answer is null) return;
        if (answer.Length == 0) Repeat();
        else Reject(row, new("merchant_id", answer, answer switch
        {
            "merchant-closed" => $"가맹점 {id}은(는) 그날 이미 종료되었습니다.",
            "merchant-not-yet" => $"가맹점 {id}은(는) 그날 아직 등록되지 않았습니다.",
            "merchant-day" => $"이 파일이 가맹점 {id}의 같은 날을 이미 달리 적었습니다.",
            _ => $"가맹점 {id}이(가) 등록되어 있지 않습니다.",
        }));
    }
}
