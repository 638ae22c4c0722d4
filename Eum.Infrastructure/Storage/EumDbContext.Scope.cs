using System.Linq.Expressions;
using Eum.Domain.Cards;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Approvals;
using Eum.Infrastructure.Storage.BenefitPlus;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Cards;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Imports;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Storage.Members;
using Eum.Infrastructure.Storage.Merchants;
using Eum.Infrastructure.Storage.Payments;
using Eum.Infrastructure.Storage.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage;

// Every row that has a district or leads to one is shown only where the scope covers it. The filter's parameters make
// one model and one statement for all scopes; for the whole city it is the constant true in front of an OR.
public abstract partial class EumDbContext
{
    /// <summary>
    /// Whose rows this context shows. Nothing until it is said: the factory says the whole city, for the engine's own
    /// rooms; the desk says what the officer reaches.
    /// </summary>
    public DistrictScope Scope { get; set; } = DistrictScope.Nothing;

    // EF takes both anew for every query.
    private bool Everywhere => Scope.IsWholeCity;

    private IReadOnlyList<int> Reached => Scope.Districts;

    /// <summary>The highest number given in a table, whoever's row has it; 0 for an empty table.</summary>
    /// <remarks>The one reading past the scope: a number that another gu has must not be given twice.</remarks>
    public async Task<long> LastNumberAsync<TRow>(Expression<Func<TRow, long?>> number, CancellationToken cancel)
        where TRow : class =>
        await Set<TRow>().IgnoreQueryFilters().MaxAsync(number, cancel) ?? 0;

    /// <summary>Money of a fund for these persons, whoever promised it: nobody gets it from two gu.</summary>
    public IQueryable<FundLoadRow> LoadsAnywhere(long fund, IReadOnlyCollection<long> persons) =>
        FundLoads.IgnoreQueryFilters().Where(row => row.FundNo == fund && persons.Contains(row.PersonNo));

    /// <summary>Whether a fund of this code is there, whoever's: codes are one city's.</summary>
    public Task<bool> HasFundAsync(string code, CancellationToken cancel) =>
        PolicyFunds.IgnoreQueryFilters().AnyAsync(row => row.Code == code, cancel);

    /// <summary>Money of a fund that has left in no file, its person with a card in her hand.</summary>
    public IQueryable<FundLoadRow> LoadsInHand(long fund, string programme) =>
        FundLoads.IgnoreQueryFilters().Where(load => load.FundNo == fund && load.FileNo == null
            && CardOrders.Any(order => order.PersonNo == load.PersonNo && order.Programme == programme
                && order.CardKey != null
                && (order.State == OrderState.Delivered || order.State == OrderState.Active)));

    /// <summary>Persons by the keyed hash of who they are, whichever gu has met them before.</summary>
    /// <remarks>Past the scope, for nobody is made a person twice; what she holds is told as a verdict.</remarks>
    public IQueryable<PersonRow> PersonsAnywhere(IReadOnlyCollection<string> identities) =>
        Persons.IgnoreQueryFilters().Where(row => identities.Contains(row.IdentityIndex));

    /// <summary>Every order for these persons, whoever made it: nobody gets the same card from two gu.</summary>
    public IQueryable<CardOrderRow> OrdersAnywhere(IReadOnlyCollection<long> persons) =>
        CardOrders.IgnoreQueryFilters().Where(row => persons.Contains(row.PersonNo));

    /// <summary>Cards of these members, wherever they live.</summary>
    public IQueryable<CardRow> CardsAnywhere(IReadOnlyCollection<long> members) =>
        Cards.IgnoreQueryFilters().Where(row => members.Contains(row.MemberKey));

    private void FilterByScope(ModelBuilder model)
    {
        FilterMoney(model);
        FilterPeople(model);
        FilterMerchants(model);
        FilterIssuing(model);

        // A file is of the whole city, and so are the operator's balances and what lies packed by day or by month.
        Filter<ImportBatchRow>(model, _ => Everywhere);
        Filter<ImportRejectRow>(model, _ => Everywhere);
        Filter<ImportDifferenceRow>(model, _ => Everywhere);
        Filter<BalancesDailyRow>(model, _ => Everywhere);
        Filter<PaymentPostingRow>(model, _ => Everywhere);
        Filter<PaymentSpanRow>(model, _ => Everywhere);
        Filter<MemberMonthRow>(model, _ => Everywhere);

        Filter<PolicyDraftRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<ProposalRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<ProposalStepRow>(
            model, row => Everywhere || Proposals.Any(of => of.ProposalNo == row.ProposalNo));
        Filter<ProposalFileRow>(
            model, row => Everywhere || Proposals.Any(of => of.ProposalNo == row.ProposalNo));
    }

    private void FilterMoney(ModelBuilder model)
    {
        Filter<RatingFactsRow>(model, row => Everywhere || Reached.Contains(row.District));
        Filter<PaymentRow>(model, row => Everywhere || RatingFacts.Any(facts => facts.FactsNo == row.FactsNo));
        Filter<CancellationRow>(model, row => Everywhere || Payments.Any(of => of.TxKey == row.OriginalKey));
        Filter<PaymentsDailyRow>(model, row => Everywhere || Reached.Contains(row.District));
        Filter<PaymentsMonthlyRow>(model, row => Everywhere || Reached.Contains(row.District));
        Filter<PaymentDifferencesDailyRow>(model, row => Everywhere || Reached.Contains(row.District));
        Filter<SimulationRow>(
            model, row => Everywhere || (Reached.Contains(row.District) && Reached.Contains(row.Authority)));
        Filter<ServicesDailyRow>(model, row => Everywhere || Reached.Contains(row.District));
        Filter<BudgetLineRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<BudgetEntryRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<BudgetPostingRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<BudgetThresholdsRow>(
            model, row => Everywhere || row.Authority == DistrictTable.CityCode || Reached.Contains(row.Authority));
    }

    // Where somebody lives is a dong of ten digits, the first five of them the district.
    private void FilterPeople(ModelBuilder model)
    {
        Filter<MemberRow>(model, row => Everywhere || Reached.Contains((int)(row.HomeDong / 100_000)));
        Filter<MemberEventRow>(model, row => Everywhere || Members.Any(of => of.MemberKey == row.MemberKey));
        Filter<MemberProgrammeMonthRow>(model, row => Everywhere || Members.Any(of => of.MemberKey == row.MemberKey));
        Filter<CardRow>(model, row => Everywhere || Members.Any(of => of.MemberKey == row.MemberKey));
        Filter<CardEventRow>(model, row => Everywhere || Cards.Any(of => of.CardKey == row.CardKey));
        Filter<CardOrderRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<CardAnswerRow>(model, row => Everywhere || CardOrders.Any(of => of.OrderNo == row.OrderNo));
        Filter<PersonRow>(model, row => Everywhere || CardOrders.Any(of => of.PersonNo == row.PersonNo));
        Filter<CardOrderFileRow>(model, _ => Everywhere);
        Filter<ChargeRow>(model, row => Everywhere || Reached.Contains((int)(row.HomeDong / 100_000)));
        Filter<ChargesDailyRow>(model, row => Everywhere || Reached.Contains((int)(row.HomeDong / 100_000)));
        Filter<SignupsDailyRow>(model, row => Everywhere || Reached.Contains((int)(row.HomeDong / 100_000)));
        Filter<UsersMonthlyRow>(model, row => Everywhere || Reached.Contains((int)(row.HomeDong / 100_000)));
    }

    // The city's terms hold for who has none.
    private void FilterIssuing(ModelBuilder model)
    {
        Filter<SentListRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<SentListPageRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<CardBatchRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<PolicyFundRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<FundLoadRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<FundLoadFileRow>(model, row => Everywhere || Reached.Contains(row.Authority));
        Filter<CardIssueTermsRow>(
            model, row => Everywhere || row.Authority == DistrictTable.CityCode || Reached.Contains(row.Authority));
    }

    // A merchant that moved is seen by both gu, its terms in each by that one.
    private void FilterMerchants(ModelBuilder model)
    {
        Filter<MerchantTermsRow>(model, row => Everywhere || Reached.Contains(row.District));
        Filter<MerchantRow>(model, row => Everywhere || MerchantTerms.Any(of => of.MerchantKey == row.MerchantKey));
        Filter<MerchantDesignationRow>(
            model, row => Everywhere || MerchantTerms.Any(of => of.MerchantKey == row.MerchantKey));
        Filter<BenefitPlusContractRow>(
            model, row => Everywhere || MerchantTerms.Any(of => of.MerchantKey == row.MerchantKey));

        // The city's terms hold for who has none. An application stays with the gu that received it.
        Filter<ApplicationRow>(model, row => Everywhere || Reached.Contains(row.District));
        Filter<ApplicationStepRow>(
            model, row => Everywhere || BenefitPlusApplications.Any(of => of.ApplicationNo == row.ApplicationNo));
        Filter<ApplicationFileRow>(
            model, row => Everywhere || BenefitPlusApplications.Any(of => of.ApplicationNo == row.ApplicationNo));
        Filter<ContractTermsRow>(
            model, row => Everywhere || row.Authority == DistrictTable.CityCode || Reached.Contains(row.Authority));
    }

    private static void Filter<TRow>(ModelBuilder model, Expression<Func<TRow, bool>> shown)
        where TRow : class => model.Entity<TRow>().HasQueryFilter(shown);
}
