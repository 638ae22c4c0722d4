using Eum.Admin.Desk;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Account;

/// <summary>Signs a person in for one verb: both factors, counted, locked and recorded as at the portal.</summary>
internal sealed class PersonSignIn(SignIn signIn, TimeProvider clock) : IPersonSignIn
{
    private static readonly Problem Refused = new("officer", "계정, 비밀번호 또는 인증 코드가 맞지 않습니다. 한 번 쓴 코드는 다시 쓸 수 없습니다.");

    public async Task<Outcome<Caller>> SignInAsync(
        string account, string password, string code, CancellationToken cancel)
    {
        var address = Environment.MachineName;
        if (await signIn.PasswordAsync(account, password, address, cancel) is not SignInAnswer.Accepted(var known))
            return Refused;
        if (await signIn.CodeAsync(known.Id, code, address, cancel) is not SignInAnswer.Accepted(var user))
            return Refused;
        return new Caller(
            user.Id, Door.CommandLine, address, null, user.SecurityStamp, clock.GetUtcNow().UtcDateTime);
    }
}
