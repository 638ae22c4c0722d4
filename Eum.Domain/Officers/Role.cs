namespace Eum.Domain.Officers;

/// <summary>How far a role can reach; the grant says how far it does.</summary>
public enum RoleReach
{
    /// <summary>The whole city: granted at 28000.</summary>
    City = 1,

    /// <summary>One gu (군·구), named by the grant.</summary>
    Gu = 2,

    /// <summary>The machine and its accounts, no business: granted at 28000.</summary>
    System = 3,
}

/// <summary>A set of permissions with a name. Who holds it, where and until when, is a grant.</summary>
public sealed record Role(
    string Code, string Name, string EnglishName, RoleReach Reach, IReadOnlySet<string> Permissions)
{
    public override string ToString() => Name;
}
