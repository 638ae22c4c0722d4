using Eum.Domain.Officers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Desk;

/// <summary>
/// Lets pages and endpoints name a permission as their policy: <c>[Authorize(Policy = Permissions.X)]</c>. It opens the
/// door; what is behind it still goes through the desk.
/// </summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options)
    : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Permissions.All.Contains(policyName)
            ? Task.FromResult<AuthorizationPolicy?>(new([new PermissionAsked(policyName)], []))
            : base.GetPolicyAsync(policyName);
}

internal sealed record PermissionAsked(string Permission) : IAuthorizationRequirement;

/// <summary>Answers from the roll, anew each time: a claim in a cookie would be as old as the cookie.</summary>
internal sealed class PermissionCheck(FrontDesk desk, ICurrentCaller callers) : AuthorizationHandler<PermissionAsked>
{
    protected override async Task HandleRequirementAsync(
        AuthorizationHandlerContext context, PermissionAsked requirement)
    {
        var officer = await desk.KnowAsync(await callers.FindAsync(default), default);
        if (officer?.May(requirement.Permission) == true) context.Succeed(requirement);
    }
}
