using Eum.Domain.Districts;

namespace Eum.Admin.Features.Officers;

/// <summary>What is typed of a role that somebody is to be given.</summary>
public class GrantForm
{
    public string Role { get; set; } = "";

    public int Authority { get; set; } = DistrictTable.CityCode;

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public string Reason { get; set; } = "";
}
