using Eum.Domain.Merchants;

namespace Eum.Admin.Tests.Merchants;

public sealed class DesignationsTests
{
    [Fact]
    public void Designations_print_in_one_order_however_they_were_written()
    {
        Assert.True(Designations.TryParse("EVENT:B EVENT:A TAXI FAIR_PRICE", out var designations));

        Assert.Equal("FAIR_PRICE TAXI EVENT:A EVENT:B", designations.ToString());
        var same = Designations.Of(Designation.FairPrice | Designation.Taxi, "B", "A");
        Assert.Equal(same, designations);
        Assert.Equal(same.GetHashCode(), designations.GetHashCode());
    }

    [Fact]
    public void A_designation_and_an_event_can_be_asked_for()
    {
        var designations = Designations.Of(Designation.Heritage).And(Designations.Of(Designation.Taxi, "2026-FEAST"));

        Assert.True(designations.Has(Designation.Heritage) && designations.Has(Designation.Taxi));
        Assert.True(designations.Joins("2026-FEAST"));
        Assert.False(designations.Has(Designation.FairPrice) || designations.Joins("FEAST") || designations.IsEmpty);
        Assert.Equal((1, 2, 4), ((int)Designation.FairPrice, (int)Designation.Heritage, (int)Designation.Taxi));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_written_is_none(string? text)
    {
        Assert.True(Designations.TryParse(text, out var designations));
        Assert.True(designations.IsEmpty);
        Assert.Equal(Designations.None, designations);
        Assert.Equal("", designations.ToString());
    }

    [Theory]
    [InlineData("fair_price")]
    [InlineData("FAIR_PRICE,TAXI")]
    [InlineData("EVENT:")]
    [InlineData("EVENT:a;b")]
    [InlineData("EVENT:축제")]
    [InlineData("TAXI NONE")]
    public void Anything_unknown_is_refused(string text)
    {
        Assert.False(Designations.TryParse(text, out var designations));
        Assert.True(designations.IsEmpty);
    }

    [Fact]
    public void An_event_that_could_not_be_read_back_cannot_be_made() =>
        Assert.Throws<ArgumentException>(() => Designations.Of(Designation.None, "A B"));
}
