using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Desk;

/// <summary>
/// A change under way: its context shows what the officer reaches, inside the transaction in which it will be saved.
/// </summary>
public sealed class Work
{
    private readonly List<AuditEntry> _lines = [];

    internal Work(EumDbContext db, Admitted admitted, Duty duty) => (Db, By, Duty) = (db, admitted, duty);

    public EumDbContext Db { get; }

    public Officer Officer => By.Officer;

    public DistrictScope Scope => By.Scope;

    public Caller Caller => By.Caller;

    /// <summary>UTC.</summary>
    public DateTime Now => By.Now;

    internal Admitted By { get; }

    internal Duty Duty { get; }

    /// <summary>What is put on record with the change. Where nothing is said, the use case's name is.</summary>
    internal IReadOnlyList<AuditEntry> Lines => _lines.Count > 0 ? _lines : [By.Line(Duty.UseCase, "", "")];

    /// <summary>Adds a line that is saved with the change.</summary>
    /// <param name="subject">What was changed, e.g. merchant/M-000123.</param>
    /// <param name="details">Reason, and what was before and after. No personal data.</param>
    public void Audit(string action, string subject, string details) => _lines.Add(By.Line(action, subject, details));

    /// <summary>Adds a line that says more than what was done: why, and whose data it was.</summary>
    internal void Record(AuditEntry line) => _lines.Add(line);

    /// <summary>The same for a matter whose district the request does not name, and with what was said of it.</summary>
    public void Audit(string action, string subject, string details, string reason, int? district) =>
        _lines.Add(By.Line(action, subject, details) with { Reason = reason, District = district });
}
