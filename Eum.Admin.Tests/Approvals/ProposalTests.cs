using Eum.Domain.Approvals;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Approvals;

/// <summary>The life of a proposal by the rules alone: no storage, no desk.</summary>
public sealed class ProposalTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Person Kim = Someone("김기안", "E0012");
    private static readonly Person Lee = Someone("이결재", "E0044");
    private static readonly Person Park = Someone("박결재", "E0077");

    [Fact]
    public void A_proposal_waits_until_another_person_approves_it()
    {
        var waiting = Made();

        var approved = Done(waiting.Approve(Lee, waiting.Content.Sha256(), "확인", Monday.AddHours(1)));

        Assert.Equal((ProposalState.Waiting, ProposalState.Approved), (waiting.State, approved.State));
        Assert.Equal([ProposalAct.Propose, ProposalAct.Approve], approved.Steps.Select(step => step.Act));
        Assert.Equal((2, Lee, "확인"), (approved.Last.No, approved.Last.By, approved.Last.Comment));
        Assert.Equal(waiting.Content.Sha256(), approved.Last.Sha256);
    }

    [Fact]
    public void FE_2_A_maker_under_any_name_decides_nothing()
    {
        var proposal = Made();
        Person[] tricks =
        [
            Kim,
            Someone("김기안 둘째 계정", "E0012"),
            Someone("철자", " e-0012 "),
            Someone("전각", "Ｅ００１２"),
            Kim with { EmployeeNo = "E9999" }, // The same account with a new number.
            Someone("이름 없음", ""),
            Someone("빈칸", " - "),
        ];

        Assert.All(tricks, person => Refused(proposal.Approve(person, proposal.Content.Sha256(), "", Monday)));
        Assert.All(tricks, person => Refused(proposal.Return(person, "까닭", Monday)));
        Assert.All(tricks, person => Assert.NotNull(proposal.Decides(person, Monday)));
        Assert.Null(proposal.Decides(Lee, Monday));
    }

    [Fact]
    public void FE_2_Whoever_edited_is_a_maker_and_stays_one_when_it_is_taken_up_again()
    {
        var edited = Done(Made().Edit(Lee, Content(2_000), Monday.AddHours(1)));

        Refused(edited.Approve(Lee, edited.Content.Sha256(), "", Monday.AddHours(2)));
        Refused(edited.Approve(Kim, edited.Content.Sha256(), "", Monday.AddHours(2)));
        var returned = Done(edited.Return(Park, "다시", Monday.AddHours(2)));
        var again = Done(Proposal.Make(2, Kim, Content(3_000), Monday.AddHours(3), returned));
        Refused(again.Approve(Lee, again.Content.Sha256(), "", Monday.AddHours(4)));
        var approved = Done(again.Approve(Park, again.Content.Sha256(), "", Monday.AddHours(4)));
        Assert.Equal(ProposalState.Approved, approved.State);
    }

    [Fact]
    public void FE_2_Nobody_makes_a_proposal_without_an_employee_number() =>
        Refused(Proposal.Make(1, Someone("기계", ""), Content(1_000), Monday));

    [Fact]
    public void FE_3_An_approval_is_of_what_was_seen()
    {
        var first = Made();
        var seen = first.Content.Sha256();

        var edited = Done(first.Edit(Kim, Content(9_000), Monday.AddHours(1)));

        Assert.NotEqual(seen, edited.Content.Sha256());
        Refused(edited.Approve(Lee, seen, "", Monday.AddHours(2)));
        var approved = Done(edited.Approve(Lee, edited.Content.Sha256(), "", Monday.AddHours(2)));
        Assert.Equal(ProposalState.Approved, approved.State);
    }

    [Fact]
    public void FE_3_What_has_moved_is_named_and_so_is_a_value_that_nobody_named_a_base_for()
    {
        var content = Content(1_000);
        var moved = content.Shown with { Bases = [new("budget/1", "2")] };
        var more = content.Shown with { Bases = [new("budget/1", "1"), new("rates", "7")] };
        var unnamed = content.Shown with { Changes = [new("예산현액", "5원", "1,000원")] };

        Assert.Empty(content.MovedIn(content.Shown with { }));
        Assert.Equal(["budget/1"], content.MovedIn(moved));
        Assert.Equal(["rates"], content.MovedIn(more));
        Assert.Equal(["budget/1"], content.MovedIn(unnamed));
    }

    [Fact]
    public void FE_7_A_proposal_dies_after_seven_days_to_the_millisecond()
    {
        var waiting = Made();
        var seen = waiting.Content.Sha256();
        var end = Monday.AddDays(7);

        Assert.Equal(end, waiting.ExpiresAt);
        Assert.Equal(ProposalState.Approved, Done(waiting.Approve(Lee, seen, "", end.AddMilliseconds(-1))).State);
        Refused(waiting.Approve(Lee, seen, "", end));
        Refused(waiting.Return(Lee, "늦음", end));
        Refused(waiting.Withdraw(Kim, "", end));
        Refused(waiting.Edit(Kim, Content(1), end));
        Refused(waiting.Expire(end.AddMilliseconds(-1)));
        Assert.Equal(ProposalState.Expired, Done(waiting.Expire(end)).State);
        Assert.True(waiting.HasExpired(end));
    }

    [Fact]
    public void FE_7_What_is_final_stays_as_it_is()
    {
        var waiting = Made();
        var seen = waiting.Content.Sha256();
        Proposal[] final =
        [
            Done(waiting.Approve(Lee, seen, "", Monday)), Done(waiting.Return(Lee, "까닭", Monday)),
            Done(waiting.Withdraw(Kim, "", Monday)), Done(waiting.Expire(Monday.AddDays(7))),
            Done(waiting.GoStale(Lee, ["budget/1"], Content(1), Monday)),
        ];

        Assert.All(final, proposal =>
        {
            Refused(proposal.Approve(Park, seen, "", Monday));
            Refused(proposal.Return(Park, "까닭", Monday));
            Refused(proposal.Withdraw(Kim, "", Monday));
            Refused(proposal.Edit(Kim, Content(2), Monday));
            Refused(proposal.Expire(Monday.AddDays(8)));
            Refused(proposal.GoStale(Park, [], Content(2), Monday));
        });
    }

    [Fact]
    public void Editing_does_not_lengthen_the_term() =>
        Assert.Equal(Monday.AddDays(7), Done(Made().Edit(Lee, Content(2), Monday.AddDays(6))).ExpiresAt);

    [Fact]
    public void Only_a_maker_withdraws_and_only_what_is_over_is_taken_up_again()
    {
        Refused(Made().Withdraw(Lee, "", Monday));
        Refused(Proposal.Make(2, Kim, Content(1), Monday, Made()));
        var approved = Done(Made().Approve(Lee, Content(1_000).Sha256(), "", Monday));
        Refused(Proposal.Make(2, Kim, Content(1), Monday, approved));
        var withdrawn = Done(Made().Withdraw(Kim, "", Monday));
        Assert.Equal(1, Done(Proposal.Make(2, Kim, Content(1), Monday, withdrawn)).Follows);
    }

    [Fact]
    public void A_reason_is_asked_of_who_makes_and_of_who_returns()
    {
        Refused(Proposal.Make(1, Kim, Content(1) with { Reason = " " }, Monday));
        Refused(Made().Return(Lee, "", Monday));
        Refused(Made().Return(Lee, new('가', Proposal.LongestText + 1), Monday));
        Refused(Made().Edit(Lee, Content(1) with { Kind = "Other" }, Monday));
    }

    [Fact]
    public void The_same_content_has_one_text_and_one_hash_wherever_it_is_read()
    {
        var content = Content(1_000);

        Assert.Equal(content.Canonical(), ProposalContent.Read(content.Canonical()).Canonical());
        Assert.Equal(ProposalContent.HashOf(content.Canonical()), content.Sha256());
        Assert.Equal(
            """{"a":{"x":"원","y":"2026-03"},"z":1}""",
            CanonicalJson.Of(new SortedDictionary<string, object>(StringComparer.Ordinal)
            {
                ["z"] = 1,
                ["a"] = new Dictionary<string, object> { ["y"] = new YearMonth(2026, 3), ["x"] = "원" },
            }));
    }

    internal static ProposalContent Content(long won) => new(
        "RegisterBudgetEntry", 28000, $$"""{"won":{{won}}}""",
        new("budget/1", [new("예산현액", "0원", new Won(won).ToString())], won, [new("budget/1", "1")]), "본예산 의결", []);

    private static Person Someone(string name, string employeeNo) =>
        new(Guid.CreateVersion7(Monday.AddTicks(name.GetHashCode(StringComparison.Ordinal))), name, employeeNo);

    private static Proposal Made() => Done(Proposal.Make(1, Kim, Content(1_000), Monday));

    private static Proposal Done(Outcome<Proposal> outcome) => Assert.IsType<Outcome<Proposal>.Done>(outcome).Value;

    private static void Refused(Outcome<Proposal> outcome) => Assert.IsType<Outcome<Proposal>.Refused>(outcome);
}
