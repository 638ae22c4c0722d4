using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>Signs a person in at the command line, for verbs that only a person may run.</summary>
public interface IPersonSignIn
{
    /// <summary>
    /// Password and one-time code, counted and recorded as at the portal. Who passes has just proved that it is she.
    /// </summary>
    /// <returns>The caller, from <see cref="Door.CommandLine"/>.</returns>
    Task<Outcome<Caller>> SignInAsync(string account, string password, string code, CancellationToken cancel);
}
