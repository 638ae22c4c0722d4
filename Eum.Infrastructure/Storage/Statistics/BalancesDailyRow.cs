using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Statistics;

/// <summary>The operator's daily statement of advance money (선수금) of a programme. Won.</summary>
public sealed class BalancesDailyRow
{
    public DateOnly Day { get; init; }

    public required string Programme { get; init; }

    public long Opening { get; init; }

    public long Charged { get; init; }

    public long Refunded { get; init; }

    public long Expired { get; init; }

    public long SpentCharge { get; init; }

    public long CashbackGranted { get; init; }

    public long SpentCashback { get; init; }

    public long PolicyLoaded { get; init; }

    public long SpentPolicy { get; init; }

    public long Closing { get; init; }

    public long ProtectedAccountBalance { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class BalancesDailyMapping : IEntityTypeConfiguration<BalancesDailyRow>
{
    public void Configure(EntityTypeBuilder<BalancesDailyRow> row)
    {
        row.ToTable("balances_daily");
        row.HasKey(r => new { r.Day, r.Programme });
        row.Property(r => r.Programme).IsCode(40);
    }
}
