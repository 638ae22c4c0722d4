using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_is_an_outcome_that_is_done()
    {
        Outcome<Won> outcome = new Won(5_000);

        Assert.Equal(new Won(5_000), Assert.IsType<Outcome<Won>.Done>(outcome).Value);
    }

    [Fact]
    public void A_problem_is_an_outcome_that_is_refused_with_it()
    {
        Outcome<Won> outcome = new Problem("Amount", "금액을 입력하세요.");

        var problem = Assert.Single(Assert.IsType<Outcome<Won>.Refused>(outcome).Problems);
        Assert.Equal(("Amount", "금액을 입력하세요."), (problem.Field, problem.Message));
    }
}
