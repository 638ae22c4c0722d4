using Eum.Admin.Desk;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Account;

/// <summary>For the session of this circuit.</summary>
internal sealed class PageStepUp(ICurrentCaller callers, SignIn signIn, Sessions sessions) : IStepUp
{
    public async Task<bool> ConfirmAsync(string code, CancellationToken cancel)
    {
        var caller = await callers.FindAsync(cancel);
        if (caller is not { OfficerId: { } officer, SessionId: { } session }) return false;
        if (await sessions.FindAsync(session, cancel) is not { IsAlive: true } standing) return false;
        if (standing.User.Id != officer) return false;
        if (await signIn.CodeAsync(officer, code, caller.Address, cancel) is not SignInAnswer.Accepted) return false;

        await sessions.StepUpAsync(session, caller.Address, cancel);
        return true;
    }
}
