using System.Net;
using Eum.Domain.Officers;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Account;

/// <summary>
/// The section <c>Account</c> of the settings: from which addresses a role can be used (접속 IP 제한). A role that is not
/// named can be used from anywhere.
/// </summary>
internal sealed class RoleAddresses
{
    public const string Section = "Account";

    /// <summary>By role code: networks separated by ;, each an address or a CIDR.</summary>
    public Dictionary<string, string> Addresses { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What she holds when she comes from an address; one that is not known is of no network.</summary>
    public IReadOnlyList<OfficerGrant> Usable(IReadOnlyList<OfficerGrant> grants, string address) =>
        Addresses.Count == 0 ? grants : [.. grants.Where(grant => IsUsable(grant.Role, address))];

    /// <summary>Null for what is neither an address nor a network.</summary>
    internal static IPNetwork? Read(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var one) ? new(one, one.GetAddressBytes().Length * 8) : null;
    }

    internal static string[] Split(string list) =>
        list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool IsUsable(string role, string address) =>
        !Addresses.TryGetValue(role, out var list) || Split(list) is not { Length: > 0 } networks
        || (IPAddress.TryParse(address, out var from)
            && networks.Any(network => Read(network) is { } known && known.Contains(from)));
}

internal sealed class RoleAddressesCheck : IValidateOptions<RoleAddresses>
{
    public ValidateOptionsResult Validate(string? name, RoleAddresses options)
    {
        List<string> failures = [];
        foreach (var (role, list) in options.Addresses)
        {
            if (RoleTable.Find(role) is null) failures.Add($"Account:Addresses의 '{role}'은(는) 역할이 아닙니다.");
            foreach (var network in RoleAddresses.Split(list).Where(one => RoleAddresses.Read(one) is null))
                failures.Add($"Account:Addresses:{role}의 '{network}'은(는) IP 주소나 대역(예: 10.20.0.0/16)이 아닙니다.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
