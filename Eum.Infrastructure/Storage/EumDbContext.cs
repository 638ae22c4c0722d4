using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Approvals;
using Eum.Infrastructure.Storage.Audit;
using Eum.Infrastructure.Storage.BenefitPlus;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Cards;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Exports;
using Eum.Infrastructure.Storage.Imports;
using Eum.Infrastructure.Storage.Jobs;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Storage.Members;
using Eum.Infrastructure.Storage.Merchants;
using Eum.Infrastructure.Storage.Officers;
using Eum.Infrastructure.Storage.Payments;
using Eum.Infrastructure.Storage.Statistics;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Eum.Infrastructure.Storage;

/// <summary>
/// The books: one model, three engines. Tables marked append-only refuse any change, from whatever door.
/// </summary>
public abstract partial class EumDbContext(DbContextOptions options)
    : IdentityDbContext<AppUser, AppRole, Guid>(options)
{
    public DbSet<IdSeriesRow> IdSeries => Set<IdSeriesRow>();
    public DbSet<ImportBatchRow> ImportBatches => Set<ImportBatchRow>();
    public DbSet<ImportRejectRow> ImportRejects => Set<ImportRejectRow>();
    public DbSet<ImportDifferenceRow> ImportDifferences => Set<ImportDifferenceRow>();
    public DbSet<MemberRow> Members => Set<MemberRow>();
    public DbSet<MemberEventRow> MemberEvents => Set<MemberEventRow>();
    public DbSet<CardRow> Cards => Set<CardRow>();
    public DbSet<CardEventRow> CardEvents => Set<CardEventRow>();
    public DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();
    public DbSet<ProgrammeProfileRow> ProgrammeProfiles => Set<ProgrammeProfileRow>();
    public DbSet<ProgrammeLimitsRow> ProgrammeLimits => Set<ProgrammeLimitsRow>();
    public DbSet<PersonRow> Persons => Set<PersonRow>();
    public DbSet<CardOrderRow> CardOrders => Set<CardOrderRow>();
    public DbSet<CardAnswerRow> CardAnswers => Set<CardAnswerRow>();
    public DbSet<CardOrderFileRow> CardOrderFiles => Set<CardOrderFileRow>();
    public DbSet<MerchantRow> Merchants => Set<MerchantRow>();
    public DbSet<MerchantTermsRow> MerchantTerms => Set<MerchantTermsRow>();
    public DbSet<MerchantDesignationRow> MerchantDesignations => Set<MerchantDesignationRow>();
    public DbSet<BenefitPlusContractRow> BenefitPlusContracts => Set<BenefitPlusContractRow>();
    public DbSet<CardBatchRow> CardBatches => Set<CardBatchRow>();
    public DbSet<CardIssueTermsRow> CardIssueTerms => Set<CardIssueTermsRow>();
    public DbSet<PolicyFundRow> PolicyFunds => Set<PolicyFundRow>();
    public DbSet<FundLoadRow> FundLoads => Set<FundLoadRow>();
    public DbSet<FundLoadFileRow> FundLoadFiles => Set<FundLoadFileRow>();
    public DbSet<SentListRow> SentLists => Set<SentListRow>();
    public DbSet<SentListPageRow> SentListPages => Set<SentListPageRow>();
    public DbSet<ChargeRow> Charges => Set<ChargeRow>();
    public DbSet<PaymentRow> Payments => Set<PaymentRow>();
    public DbSet<CancellationRow> Cancellations => Set<CancellationRow>();
    public DbSet<PaymentPostingRow> PaymentPostings => Set<PaymentPostingRow>();
    public DbSet<PaymentSpanRow> PaymentSpans => Set<PaymentSpanRow>();
    public DbSet<RatingFactsRow> RatingFacts => Set<RatingFactsRow>();
    public DbSet<RatingPlanRow> RatingPlans => Set<RatingPlanRow>();
    public DbSet<MemberMonthRow> MemberMonths => Set<MemberMonthRow>();
    public DbSet<MemberProgrammeMonthRow> MemberProgrammeMonths => Set<MemberProgrammeMonthRow>();
    public DbSet<PolicyRow> Policies => Set<PolicyRow>();
    public DbSet<PolicyVersionRow> PolicyVersions => Set<PolicyVersionRow>();
    public DbSet<PolicyDraftRow> PolicyDrafts => Set<PolicyDraftRow>();
    public DbSet<SimulationRow> Simulations => Set<SimulationRow>();
    public DbSet<PaymentsDailyRow> PaymentsDaily => Set<PaymentsDailyRow>();
    public DbSet<PaymentsMonthlyRow> PaymentsMonthly => Set<PaymentsMonthlyRow>();
    public DbSet<ChargesDailyRow> ChargesDaily => Set<ChargesDailyRow>();
    public DbSet<SignupsDailyRow> SignupsDaily => Set<SignupsDailyRow>();
    public DbSet<UsersMonthlyRow> UsersMonthly => Set<UsersMonthlyRow>();
    public DbSet<PaymentDifferencesDailyRow> PaymentDifferencesDaily => Set<PaymentDifferencesDailyRow>();
    public DbSet<BalancesDailyRow> BalancesDaily => Set<BalancesDailyRow>();
    public DbSet<ServicesDailyRow> ServicesDaily => Set<ServicesDailyRow>();
    public DbSet<BudgetLineRow> BudgetLines => Set<BudgetLineRow>();
    public DbSet<BudgetEntryRow> BudgetEntries => Set<BudgetEntryRow>();
    public DbSet<BudgetPostingRow> BudgetPostings => Set<BudgetPostingRow>();
    public DbSet<BudgetThresholdsRow> BudgetThresholds => Set<BudgetThresholdsRow>();
    public DbSet<ApplicationRow> BenefitPlusApplications => Set<ApplicationRow>();
    public DbSet<ApplicationStepRow> BenefitPlusSteps => Set<ApplicationStepRow>();
    public DbSet<ApplicationFileRow> BenefitPlusFiles => Set<ApplicationFileRow>();
    public DbSet<ContractTermsRow> BenefitPlusTerms => Set<ContractTermsRow>();
    public DbSet<MonthClosingRow> MonthClosings => Set<MonthClosingRow>();
    public DbSet<OfficerGrantRow> OfficerGrants => Set<OfficerGrantRow>();
    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();
    public DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<OfficerSettingsRow> OfficerSettings => Set<OfficerSettingsRow>();
    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();
    public DbSet<ProposalStepRow> ProposalSteps => Set<ProposalStepRow>();
    public DbSet<ProposalFileRow> ProposalFiles => Set<ProposalFileRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<AuditBlockRow> AuditBlocks => Set<AuditBlockRow>();
    public DbSet<AuditCheckpointRow> AuditCheckpoints => Set<AuditCheckpointRow>();
    public DbSet<AuditTombstoneRow> AuditTombstones => Set<AuditTombstoneRow>();
    public DbSet<AuditReviewRow> AuditReviews => Set<AuditReviewRow>();
    public DbSet<DownloadRow> Downloads => Set<DownloadRow>();

    public DbSet<ExportRow> Exports => Set<ExportRow>();

    public DbSet<ExportTicketRow> ExportTickets => Set<ExportTicketRow>();
    public DbSet<KeyChangeRow> KeyChanges => Set<KeyChangeRow>();

    /// <summary>The collation that compares text letter by letter; null where the engine does so anyway.</summary>
    protected virtual string? CodeCollation => null;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.AddDomainValues();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.NameIdentityTables();
        builder.ApplyConfigurationsFromAssembly(typeof(EumDbContext).Assembly);
        FilterByScope(builder);
        SnakeCase.Apply(builder.Model);
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => IsOwn(e.ClrType))) OrderColumns(entity);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (typeof(IVersioned).IsAssignableFrom(property.DeclaringType.ClrType)
                && property.Name == nameof(IVersioned.Version))
                property.IsConcurrencyToken = true;
            if (property.RemoveAnnotation(Text.Code) is not null) property.SetCollation(CodeCollation);
        }
    }

    private static bool IsOwn(Type row) =>
        row.Namespace!.StartsWith("Eum.Infrastructure.Storage.", StringComparison.Ordinal);

    // Left alone, EF moves the key's columns to the front and sorts the rest its own way.
    private static void OrderColumns(IMutableEntityType entity)
    {
        foreach (var (order, property) in entity.ClrType.GetProperties().Index())
            entity.FindProperty(property)?.SetColumnOrder(order);
    }
}
