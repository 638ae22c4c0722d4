using System.Globalization;
using Eum.Domain.BenefitPlus;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>What is typed of an application.</summary>
public sealed class ApplicationTyped
{
    public string Act { get; set; } = nameof(ContractAct.New);

    /// <summary>Basis points.</summary>
    public string Rate { get; set; } = "";

    public DateOnly? First { get; set; }

    public DateOnly? Last { get; set; }

    public string Note { get; set; } = "";

    internal ContractAct Asks => Enum.TryParse<ContractAct>(Act, out var act) ? act : ContractAct.New;

    public static ApplicationTyped Of(ContractRequest asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return new()
        {
            Act = asked.Act.ToString(),
            Rate = asked.RateBp > 0 ? asked.RateBp.ToString(CultureInfo.InvariantCulture) : "",
            First = asked.First,
            Last = asked.Last,
        };
    }

    public ContractRequest ToRequest() => new(
        Asks, int.TryParse(Rate, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) ? rate : 0,
        First ?? default, Last);
}
