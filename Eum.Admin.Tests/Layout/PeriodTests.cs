using Eum.Admin.Layout;

namespace Eum.Admin.Tests.Layout;

public sealed class PeriodTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("/", null)]
    [InlineData("/?month=2026-02&unit=won", "2026-02")]
    [InlineData("/payments?district=28185", null)]
    [InlineData("/payments?from=2026-02-28&to=2026-03-02", "2026-02-28 – 2026-03-02")]
    [InlineData("/payments?from=2026-02-28&to=2026-02-28", "2026-02-28")]
    public void It_is_what_the_address_says(string address, string? period) =>
        Assert.Equal(period, Period.OfPage(address)!.Now);

    [Fact]
    public void A_page_without_a_period_shows_none() => Assert.Null(Period.OfPage("/officers?from=2026-02-28"));

    [Fact]
    public void The_usual_periods_keep_the_rest_of_the_address_and_start_at_the_first_page()
    {
        var payments = Period.OfPage("/payments?district=28185&from=2026-01-01&page=T1.0")!.Usual(Today);
        var dashboard = Period.OfPage("/?unit=won&month=2026-01")!.Usual(Today);

        Assert.Equal(
            new[]
            {
                "/payments?district=28185&from=2026-03-01&to=2026-03-31",
                "/payments?district=28185&from=2026-02-01&to=2026-02-28",
                "/payments?district=28185&from=2025-03-01&to=2025-03-31",
                "/payments?district=28185&from=2026-03-01&to=2026-03-01",
                "/payments?district=28185&from=2026-02-23&to=2026-03-01",
                "/payments?district=28185",
            },
            payments.Select(usual => usual.Address));
        Assert.Equal(
            ["/?unit=won&month=2026-03", "/?unit=won&month=2026-02", "/?unit=won&month=2025-03", "/?unit=won"],
            dashboard.Select(usual => usual.Address));
    }
}
