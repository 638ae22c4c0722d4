using Eum.Domain.Audit;

namespace Eum.Admin.Tests.Storage;

/// <summary>Examples of what storage keeps.</summary>
internal static class An
{
    internal static readonly DateTime Instant = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    internal static AuditEntry AuditEntry(string action = "시험", string details = "까닭") =>
        new(Instant, "kim", action, "test/1", details);
}
