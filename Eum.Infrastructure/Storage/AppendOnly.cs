namespace Eum.Infrastructure.Storage;

/// <summary>
/// Tables to which rows are only ever added: money and trust. The database itself refuses anything else.
/// </summary>
/// <remarks>
/// A correction is a new row that names the old one. Inserting meets no trigger and costs nothing more.
/// </remarks>
public static class AppendOnly
{
    /// <summary>Fixed by a migration: a table added here later needs a migration of its own.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "payments", "charges", "cancellations", "payment_postings", "payment_spans", "member_events", "card_events",
        "merchant_terms",
        "budget_entries", "budget_postings", "policies", "policy_versions", "audit_entries", "proposal_steps",
        "proposal_files",
        "audit_blocks", "audit_checkpoints", "audit_tombstones", "audit_reviews",
        "officer_grants", "benefit_plus_steps", "benefit_plus_files", "simulations",
        "programme_profiles", "programme_limits", "card_order_files", "card_answers",
    ];

    /// <summary>
    /// The one table of which old rows may be destroyed in their time: what a tombstone (audit_tombstones) covers.
    /// Whether that is signed, the database cannot tell; eum audit verify does.
    /// </summary>
    public const string Purged = "audit_entries";

    /// <summary>
    /// What the database says to whoever deletes a proposal, changes one that is final or rewrites who made it.
    /// </summary>
    public const string ProposalRefusal = "proposals: 결재 기록은 지우지 못하고, 끝난 것은 고치지 못합니다 (append-only).";

    /// <summary>What the database says to whoever tries.</summary>
    public static string Refusal(string table) =>
        $"{table}: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).";
}
