using Eum.Domain.Districts;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>A row of a services file.</summary>
internal struct ServiceEntry : IFileRow
{
    public string Service;
    public string Provider;
    public string Measure;
    public int District;
    public long Value;

    public readonly long Key => 0;

    public FilePlace Place { get; set; }
}

/// <summary>The operator's daily figures of the services around the card (부가서비스).</summary>
internal sealed class ServicesImport(ImportContext context) : RowsImport<ServiceEntry>(context)
{
    private const string Services = "DELIVERY, MALL, DONATION, FUNDING, TAXI, PHONE_ORDER, MARKET";
    private const int Digits = 15;

    private static readonly string[] Known = Services.Split(", ");

    private readonly TextColumn _provider = new("provider", 80);
    private readonly TextColumn _measure = new("measure", 80, required: true);
    private readonly Dictionary<(string, string, int, string), long> _standing = Load(context);

    protected override RowProblem? Parse(CsvReader reader, ref ServiceEntry row)
    {
        var service = RowFields.Ascii(reader.Field(0));
        var at = Array.IndexOf(Known, service);
        if (at < 0) return RowProblem.Word("service", reader.Field(0), Services);
        row.Service = Known[at];
        if (_provider.Read(reader.Field(1), out row.Provider) is { } badProvider) return badProvider;
        if (!FieldValues.TryWon(reader.Field(2), out var district, 5)
            || !DistrictTable.IsAuthority((int)district, Context.File.Envelope.BusinessDate))
            return new("district", "district",
                $"district '{RowProblem.Shown(reader.Field(2))}'은 {Context.File.Envelope.BusinessDate:yyyy-MM-dd}에 인천의 구·군 코드가 아닙니다.");
        row.District = (int)district;
        if (_measure.Read(reader.Field(3), out row.Measure) is { } badMeasure) return badMeasure;
        return FieldValues.TryWon(reader.Field(4), out row.Value, Digits) ? null
            : RowProblem.Amount("value", reader.Field(4));
    }

    protected override Action<BulkConnection> Judge()
    {
        var rows = new BulkRows(KindTables.ServicesDaily, Count);
        for (var row = 0; row < Count; row++)
        {
            ref readonly var entry = ref this[row];
            var key = (entry.Service, entry.Provider, entry.District, entry.Measure);
            if (_standing.TryGetValue(key, out var known))
            {
                if (known == entry.Value) Repeat();
                else Reject(row, Conflict(in entry, known));
                continue;
            }

            _standing[key] = entry.Value;
            rows.Add(Context.BusinessDay, entry.Service, entry.Provider, entry.District, entry.Measure, entry.Value,
                Context.BatchNo);
        }

        return store => store.Append(rows);
    }

    private RowProblem Conflict(in ServiceEntry entry, long known) => new("value", "conflict",
        $"{entry.Service} {entry.Provider} {entry.Measure}의 이 날 값이 이미 {known:N0}(으)로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = Context.BusinessDay,
    };

    private static Dictionary<(string, string, int, string), long> Load(ImportContext context)
    {
        var standing = new Dictionary<(string, string, int, string), long>();
        using var rows = context.Store.Query(
            "SELECT service, provider, district, measure, \"value\" FROM services_daily WHERE \"day\" = ?",
                context.BusinessDay);
        while (rows.Read()) standing[(rows.Text(0), rows.Text(1), rows.Int32(2), rows.Text(3))] = rows.Int64(4);
        return standing;
    }
}
