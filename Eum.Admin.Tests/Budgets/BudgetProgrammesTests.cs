using Eum.Domain.Budgets;
using Eum.Domain.Cashback;

namespace Eum.Admin.Tests.Budgets;

public sealed class BudgetProgrammesTests
{
    [Fact]
    public void Whatever_published_policies_are_paid_from_has_a_name_in_both_languages()
    {
        foreach (var code in PolicyCatalogue.Timeline.Policies.Select(policy => policy.Budget).Distinct())
        {
            Assert.NotEqual(code, BudgetProgrammes.NameOf(code));
            Assert.NotEqual(code, BudgetProgrammes.NameOf(code, english: true));
            Assert.NotEqual(BudgetProgrammes.NameOf(code), BudgetProgrammes.NameOf(code, english: true));
        }

        Assert.Equal("예술인 카드", BudgetProgrammes.NameOf("ARTIST"));
        Assert.Equal("SONGDO-FESTIVAL", BudgetProgrammes.NameOf("SONGDO-FESTIVAL"));
    }
}
