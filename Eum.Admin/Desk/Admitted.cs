using Eum.Domain.Audit;
using Eum.Domain.Officers;

namespace Eum.Admin.Desk;

/// <summary>Who was let in for one thing, and how far she reaches in it.</summary>
/// <param name="District">That the request names.</param>
internal sealed record Admitted(Officer Officer, DistrictScope Scope, Caller Caller, int? District, DateTime Now)
{
    /// <summary>A line of the record in her name.</summary>
    public AuditEntry Line(string action, string subject, string details) =>
        new(Now, Officer.Account, action, subject, details)
        {
            ActorId = Officer.IsMachine ? null : Officer.Id,
            EmployeeNo = Officer.EmployeeNo,
            Address = Caller.Address,
            District = District,
        };
}
