namespace Eum.Admin.Tests.Reference;

/// <summary>
/// The rules with the published list of restricted types handed in as data, and the two that domain.md §1.5 dates:
/// car dealers and large appliance dealers, out from the hour of 2019-08-01 for as long as that table of 6 and 3 %
/// stood (no later line names them). The product counts all spending, so the witness does too.
/// </summary>
internal static class Witness
{
    private static readonly DateTime Hour = new(2019, 8, 1, 6, 0, 0);

    public static ReferenceRules Rules { get; } = new(
    [
        .. ProductInProcess.RestrictedTypes()
            .Select(type => new Restriction(type, DateTime.MinValue, DateTime.MaxValue)),
        new Restriction("CAR", Hour, new DateTime(2020, 1, 1)),
        new Restriction("APPLIANCE", Hour, new DateTime(2020, 1, 1)),
    ], Counting.UpToTheCap);
}
