using System.Data.Common;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Approvals;

/// <summary>What the database itself refuses, past the program.</summary>
public sealed class ProposalStorageTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_2_A_raw_row_decided_by_its_maker_or_made_by_nobody_is_refused(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);

        await RefusedAsync(database, Insert(1, state: 2, maker: "E1", decided: "'E1'"), "ck_proposals_two_people");
        await RefusedAsync(database, Insert(1, state: 3, maker: "E1", decided: "'E1'"), "ck_proposals_two_people");
        await RefusedAsync(database, Insert(1, state: 2, maker: "E1", decided: "NULL"), "ck_proposals_decided");
        await RefusedAsync(database, Insert(1, state: 1, maker: "", decided: "NULL"), "ck_proposals_maker");
        await RefusedAsync(database, InsertStep(act: 3, person: "E1"), "ck_proposal_steps_two_people");
        await RefusedAsync(database, InsertStep(act: 4, person: "E1"), "ck_proposal_steps_two_people");
        await RefusedAsync(database, InsertStep(act: 3, person: ""), "ck_proposal_steps_two_people");
        await database.ExecuteAsync(Insert(1, state: 2, maker: "E1", decided: "'E2'"));
        await database.ExecuteAsync(InsertStep(act: 3, person: "E2"));

        Assert.Equal(1, await database.NumberAsync("SELECT count(*) FROM proposals"));
        Assert.Equal(1, await database.NumberAsync("SELECT count(*) FROM proposal_steps"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_7_A_proposal_is_never_deleted_and_a_final_one_never_changed(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await database.ExecuteAsync(Insert(1, state: 1, maker: "E1", decided: "NULL"));
        await database.ExecuteAsync(Insert(2, state: 5, maker: "E1", decided: "NULL"));

        await RefusedAsync(database, "DELETE FROM proposals WHERE proposal_no = 1", AppendOnly.ProposalRefusal);
        await RefusedAsync(database, "DELETE FROM proposals WHERE proposal_no = 2", AppendOnly.ProposalRefusal);
        await RefusedAsync(
            database, "UPDATE proposals SET state = 1 WHERE proposal_no = 2", AppendOnly.ProposalRefusal);
        string[] rewritten =
        [
            "maker_no = 'E9'", "kind = 'Other'", "authority = 28260", "expires_at = 9", "proposed_at = 9",
            "makers = '|E9|'",
        ];
        foreach (var change in rewritten)
            await RefusedAsync(
                database, $"UPDATE proposals SET {change} WHERE proposal_no = 1", AppendOnly.ProposalRefusal);
        if (engine == StorageEngine.PostgreSql)
            await RefusedAsync(database, "TRUNCATE proposals", AppendOnly.ProposalRefusal);

        await database.ExecuteAsync("UPDATE proposals SET makers = '|E1|E3|', revision = 2 WHERE proposal_no = 1");
        await database.ExecuteAsync("UPDATE proposals SET state = 4 WHERE proposal_no = 1");
        Assert.Equal(9, await database.NumberAsync("SELECT SUM(state) FROM proposals"));
    }

    private static string Insert(int no, int state, string maker, string decided) =>
        "INSERT INTO proposals (proposal_no, kind, authority, target, state, revision, sha256, effect, reason, "
        + "maker_id, maker_name, maker_no, makers, proposed_at, expires_at, decided_at, decided_no, follows, version) VALUES "
        + $"({no}, 'K', 28000, 't', {state}, 1, '', 0, '', '00000000-0000-0000-0000-000000000001', 'n', '{maker}', "
        + $"'|E1|', 0, 1, NULL, {decided}, NULL, 1)";

    private static string InsertStep(int act, string person) =>
        "INSERT INTO proposal_steps (proposal_no, step_no, at, act, person_id, person_name, person_no, maker_no, "
        + $"comment, sha256, content) VALUES (1, 1, 0, {act}, NULL, '', '{person}', 'E1', '', '', NULL)";

    private static async Task RefusedAsync(TestDatabase database, string sql, string because)
    {
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => database.ExecuteAsync(sql));
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }
}
