using Eum.Domain.BenefitPlus;
using Eum.Domain.Merchants;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.BenefitPlus;

public sealed class ContractBookTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Contract Running = new(new(2026, 1, 10), null, 300);

    [Fact]
    public void A_new_contract_holds_from_its_first_day_to_its_last_and_not_a_day_longer()
    {
        var after = After([], Ask(ContractAct.New, "2026-03-10", "2026-03-31"));

        var contract = Assert.Single(after);
        Assert.False(contract.HoldsOn(new(2026, 3, 9)));
        Assert.True(contract.HoldsOn(new(2026, 3, 10)) && contract.HoldsOn(new(2026, 3, 31)));
        Assert.False(contract.HoldsOn(new(2026, 4, 1)));
    }

    [Fact]
    public void A_change_a_pause_and_an_end_cut_the_contract_at_the_months_edge_and_lose_no_other_day()
    {
        Assert.Equal(
            [Running with { To = new(2026, 4, 30) }, new(new(2026, 5, 1), null, 500)],
            After([Running], Ask(ContractAct.Change, "2026-05-01")));
        Assert.Equal(
            [Running with { To = new(2026, 4, 30) }, new(new(2026, 7, 1), null, 300)],
            After([Running], Ask(ContractAct.Pause, "2026-05-01", "2026-06-30", 0)));
        Assert.Equal(
            [Running with { To = new(2026, 4, 30) }], After([Running], Ask(ContractAct.End, "2026-05-01", rate: 0)));
    }

    [Theory]
    [InlineData(ContractAct.New, "2026-03-02", null, "내일")] // What was paid today is not rated again.
    [InlineData(ContractAct.New, "2026-04-01", null, "겹칩니다")]
    [InlineData(ContractAct.New, "2026-04-01", "2026-03-31", "앞섭니다")]
    [InlineData(ContractAct.New, "2029-04-01", null, "2년")]
    [InlineData(ContractAct.Change, "2026-04-15", null, "달의 첫날")]
    [InlineData(ContractAct.Change, "2026-04-01", "2026-05-15", "마지막 날에 끝납니다")]
    [InlineData(ContractAct.Pause, "2026-04-01", null, "마지막 날을 적으세요")]
    [InlineData(ContractAct.End, "2026-04-02", null, "달의 첫날")]
    public void What_cannot_be_is_refused_in_a_sentence(ContractAct act, string first, string? last, string said) =>
        Assert.Contains(said, Refusal([Running], Ask(act, first, last)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_contract_there_is_nothing_to_change_and_the_same_rate_is_no_change()
    {
        Assert.Contains("이어질 계약이 없습니다", Refusal([], Ask(ContractAct.End, "2026-04-01")).Message);
        Assert.Contains("지금 적립률과 같은", Refusal([Running], Ask(ContractAct.Change, "2026-04-01", rate: 300)).Message);
        Assert.Contains("해지로", Refusal(
            [Running with { To = new(2026, 4, 30) }], Ask(ContractAct.Pause, "2026-04-01", "2026-04-30")).Message);
    }

    [Fact]
    public void A_new_contract_may_follow_one_that_ends() =>
        Assert.Equal(2, After([Running with { To = new(2026, 3, 31) }], Ask(ContractAct.New, "2026-04-01")).Count);

    [Fact]
    public void The_checklist_finds_each_reason_by_itself()
    {
        var fine = new CheckedMerchant(
            "1234567891", new(2025, 1, 1), MerchantStatus.Open, SalesBracket.LE300M, TypeOf(restricted: false), [],
            null);
        var asked = Ask(ContractAct.New, "2026-04-01");

        Assert.Empty(Failing(fine, asked));
        Assert.Equal([CheckItem.Registration], Failing(fine with { RegistrationNo = "1234567890" }, asked));
        Assert.Equal([CheckItem.Registration], Failing(fine with { RegisteredOn = new(2026, 4, 1) }, asked));
        Assert.Equal([CheckItem.Standing], Failing(fine with { Status = MerchantStatus.Suspended }, asked));
        Assert.Equal([CheckItem.Bracket], Failing(fine with { Bracket = SalesBracket.GT3B }, asked));
        Assert.Equal([CheckItem.BusinessType], Failing(fine with { BusinessType = TypeOf(restricted: true) }, asked));
        Assert.Equal([CheckItem.Duplicate], Failing(fine with { OtherOpen = 7 }, asked));
        Assert.Equal([CheckItem.Rate], Failing(fine, asked with { RateBp = 600 }));
        Assert.Equal([CheckItem.Period], Failing(fine with { Contracts = [Running] }, asked));
        Assert.Empty(Failing( // Whoever leaves need not be fit to join.
            fine with { Status = MerchantStatus.Suspended, Contracts = [Running] },
            Ask(ContractAct.End, "2026-04-01")));
    }

    [Theory]
    [InlineData("1, 2,3", "1, 2, 3")]
    [InlineData("5% 1.5 1.5", "1.5, 5")]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("21", null)]
    [InlineData("1.234", null)]
    [InlineData("둘", null)]
    public void A_ladder_is_read_as_people_write_percents(string text, string? ladder) =>
        Assert.Equal(ladder, RateLadder.Read(text) is Outcome<RateLadder>.Done(var read) ? read.ToString() : null);

    private static int TypeOf(bool restricted) =>
        BusinessTypeTable.All.First(type => type.Restricted == restricted).No;

    private static IEnumerable<CheckItem> Failing(CheckedMerchant merchant, ContractRequest asked) =>
        Checklist.Of(merchant, asked, RateLadder.Usual, Today).Where(check => !check.Holds).Select(check => check.Item);

    private static ContractRequest Ask(ContractAct act, string first, string? last = null, int rate = 500) =>
        new(act, rate, DateOnly.Parse(first, null), last is null ? null : DateOnly.Parse(last, null));

    private static IReadOnlyList<Contract> After(IReadOnlyList<Contract> contracts, ContractRequest asked) =>
        Assert.IsType<Outcome<ContractChange>.Done>(ContractBook.Apply(contracts, asked, Today)).Value.After;

    private static Problem Refusal(IReadOnlyList<Contract> contracts, ContractRequest asked) =>
        Assert.IsType<Outcome<ContractChange>.Refused>(ContractBook.Apply(contracts, asked, Today)).Problems[0];
}
