using System.Globalization;
using Eum.Domain.Districts;
using Eum.Domain.Officers;

namespace Eum.Admin.Features.Officers;

/// <summary>How an account stands; exactly one holds.</summary>
public enum OfficerState
{
    Active = 1,

    /// <summary>Made, but nobody has set its password yet.</summary>
    New = 2,

    Locked = 3,
    Disabled = 4,
}

/// <summary>Which accounts a list shows; null lets all through.</summary>
/// <param name="Word">Part of the name, the account or the employee number.</param>
/// <param name="Role">Held today, as is the authority.</param>
public sealed record OfficerFilter(string? Word, string? Role, int? Authority, OfficerState? State)
{
    public static OfficerFilter None { get; } = new(null, null, null, null);

    public bool IsOn => this != None;

    /// <summary>The filter of an address; null where a word of it is unknown.</summary>
    public static OfficerFilter? Find(string? word, string? role, string? authority, string? state)
    {
        if (role is not null && RoleTable.Find(role) is null) return null;

        int? wantedAuthority = null;
        if (authority is not null)
        {
            if (!int.TryParse(authority, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || DistrictTable.Find(code) is null) return null;
            wantedAuthority = code;
        }

        OfficerState? wantedState = null;
        if (state is not null)
        {
            wantedState = Enum.GetValues<OfficerState>().FirstOrDefault(known => Code(known) == state);
            if (wantedState == default(OfficerState)) return null;
        }

        return new(string.IsNullOrWhiteSpace(word) ? null : word.Trim(), role, wantedAuthority, wantedState);
    }

    /// <summary>A state as it stands in an address.</summary>
    public static string Code(OfficerState state) => state.ToString().ToLowerInvariant();
}
