using Eum.Domain.Payments;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>A row of a balances file: twelve columns from the programme on, won.</summary>
internal struct BalanceEntry : IFileRow
{
    public string Programme;
    public long[] Won;

    /// <summary>Balances have no id; the programme and the file's day are theirs.</summary>
    public readonly long Key => 0;

    public FilePlace Place { get; set; }

    public readonly long Computed => Won[0] + Won[1] - Won[2] - Won[3] - Won[4] + Won[5] - Won[6] + Won[7] - Won[8];

    public readonly long Closing => Won[9];
}

/// <summary>The operator's daily statement of advance money (선수금) by programme: opening + in − out = closing.</summary>
internal sealed class BalancesImport(ImportContext context) : RowsImport<BalanceEntry>(context)
{
    private const int Amounts = 11;
    private const int Digits = 15; // A programme's float, not one payment.

    private readonly Dictionary<string, long[]> _standing = Load(context);

    protected override RowProblem? Parse(CsvReader reader, ref BalanceEntry row)
    {
        var code = RowFields.Ascii(reader.Field(0));
        if (!ProgrammeCode.TryParse(code, out var programme))
            return new("programme", "programme", $"programme '{RowProblem.Shown(reader.Field(0))}'은 없는 상품입니다.");
        row.Programme = programme.Text;
        row.Won = new long[Amounts];
        var columns = FileKind.Balances.Columns;
        for (var i = 0; i < Amounts; i++)
        {
            if (!FieldValues.TryWon(reader.Field(i + 1), out row.Won[i], Digits))
                return RowProblem.Amount(columns[i + 1], reader.Field(i + 1));
            // Refunded payments, and the cashback they take back, may outweigh a day's own.
            if (row.Won[i] < 0 && i is not (0 or 4 or 5 or 6 or 8 or 9))
                return new(columns[i + 1], "amount-negative", $"{columns[i + 1]}은(는) 음수일 수 없습니다.");
        }

        return row.Computed == row.Closing
            ? null
            : new("closing", "balance", $"기초에 들어온 것을 더하고 나간 것을 빼면 {row.Computed:N0}원인데 closing은 {row.Closing:N0}원입니다.");
    }

    protected override Action<BulkConnection> Judge()
    {
        var rows = new BulkRows(KindTables.BalancesDaily, Count);
        for (var row = 0; row < Count; row++)
        {
            ref readonly var entry = ref this[row];
            if (_standing.TryGetValue(entry.Programme, out var known))
            {
                var at = known.AsSpan().CommonPrefixLength(entry.Won);
                if (at == Amounts) Repeat();
                else Reject(row, Conflict(in entry, FileKind.Balances.Columns[at + 1]));
                continue;
            }

            _standing[entry.Programme] = entry.Won;
            var cells = rows.Add();
            (cells[0], cells[1], cells[^1]) = (Context.BusinessDay, rows.Keep(entry.Programme), Context.BatchNo);
            entry.Won.CopyTo(cells[2..]);
            Amount += entry.Closing;
        }

        return store => store.Append(rows);
    }

    private RowProblem Conflict(in BalanceEntry entry, string column) => new(column, "conflict",
        $"{entry.Programme}의 이 날 선수금이 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = Context.BusinessDay,
    };

    private static Dictionary<string, long[]> Load(ImportContext context)
    {
        var standing = new Dictionary<string, long[]>(StringComparer.Ordinal);
        using var rows = context.Store.Query(
            "SELECT programme, opening, charged, refunded, expired, spent_charge, cashback_granted, "
            + "spent_cashback, policy_loaded, spent_policy, closing, protected_account_balance FROM balances_daily "
            + "WHERE \"day\" = ?", context.BusinessDay);
        while (rows.Read())
        {
            var won = standing[rows.Text(0)] = new long[Amounts];
            for (var i = 0; i < Amounts; i++) won[i] = rows.Int64(i + 1);
        }

        return standing;
    }
}
