using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Audit;

namespace Eum.Admin.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly AuditEntry Entry =
        new(new(2026, 3, 2, 0, 0, 0, 5, DateTimeKind.Utc), "kim", "카드 정지", "card/1", "분실\n신고")
        {
            ActorId = new("00000000-0000-0000-0000-00000000000a"),
            EmployeeNo = "20-1234",
            Address = "10.1.2.3",
            SubjectPerson = "1:ab",
            District = 28185,
            Reason = "본인 요청",
            RequestId = "r-1",
        };

    [Fact]
    public void The_first_link_hashes_fifteen_lines_that_anyone_can_write_down()
    {
        var zeros = new string('0', 64);
        var link = AuditChain.Append(null, Entry);
        var text = "1\n2026-03-02T00:00:00.005Z\n00000000-0000-0000-0000-00000000000a\nkim\n20-1234\n10.1.2.3\n카드 정지\n"
            + $"card/1\n1:ab\n28185\n본인 요청\nDONE\nr-1\n분실\\u000A신고\n{zeros}\n";

        Assert.Equal(text, AuditChain.CanonicalText(1, link.Entry, zeros));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), link.Hash);
        Assert.Equal((1, zeros), (link.EntryNo, link.PreviousHash));
    }

    [Fact]
    public void An_unbroken_chain_has_no_broken_link()
    {
        Assert.Null(AuditChain.FirstBroken(Chain(5)));
        Assert.Null(AuditChain.FirstBroken([]));
    }

    [Fact]
    public void Changing_any_part_of_a_line_breaks_the_chain_at_it()
    {
        AuditEntry[] changed =
        [
            Entry with { At = Entry.At.AddMilliseconds(1) }, Entry with { Actor = "lee" }, Entry with { Action = "x" },
            Entry with { Subject = "card/2" }, Entry with { Details = "" }, Entry with { ActorId = null },
            Entry with { EmployeeNo = "" }, Entry with { Address = "10.1.2.4" }, Entry with { SubjectPerson = "" },
            Entry with { District = null }, Entry with { Reason = "본인" }, Entry with { RequestId = "" },
            Entry with { Result = AuditResult.Refused },
        ];

        foreach (var entry in changed)
        {
            var links = Chain(5);
            links[2] = links[2] with { Entry = AuditChain.Kept(entry) };
            Assert.Equal(3, AuditChain.FirstBroken(links)!.EntryNo);
        }
    }

    [Fact]
    public void A_line_rewritten_with_its_own_hash_breaks_the_next_one()
    {
        var links = Chain(5);
        links[2] = AuditChain.Append(links[1], Entry with { Details = "다른 말" });

        Assert.Equal(4, AuditChain.FirstBroken(links)!.EntryNo);
    }

    [Fact]
    public void A_line_taken_out_put_in_or_moved_is_found()
    {
        var without = Chain(5);
        without.RemoveAt(1);
        var twice = Chain(5);
        twice.Insert(2, twice[1]);
        var moved = Chain(5);
        (moved[1], moved[2]) = (moved[2], moved[1]);

        Assert.Equal(3, AuditChain.FirstBroken(without)!.EntryNo);
        Assert.Equal(2, AuditChain.FirstBroken(twice)!.EntryNo);
        Assert.Equal(3, AuditChain.FirstBroken(moved)!.EntryNo);
        Assert.NotNull(AuditChain.FirstBroken(Chain(5).Skip(1)));
    }

    [Fact]
    public void Texts_cannot_be_shifted_from_one_field_into_the_next()
    {
        var one = AuditChain.Append(null, Entry with { Subject = "a\nb", Details = "c" });
        var other = AuditChain.Append(null, Entry with { Subject = "a", Details = "b\nc" });
        var third = AuditChain.Append(null, Entry with { Subject = "a\\nb", Details = "c" });

        Assert.Equal(3, new[] { one.Hash, other.Hash, third.Hash }.Distinct().Count());
    }

    [Fact]
    public void An_entry_is_kept_to_the_millisecond_and_composed_so_that_storage_gives_it_back_the_same()
    {
        var apart = Entry with { At = Entry.At.AddTicks(7), Details = "분실".Normalize(NormalizationForm.FormD) };

        var link = AuditChain.Append(null, apart);

        Assert.Equal(Entry.At, link.Entry.At);
        Assert.Equal("분실", link.Entry.Details);
    }

    private static List<AuditLink> Chain(int length)
    {
        List<AuditLink> links = [];
        for (var i = 0; i < length; i++) links.Add(AuditChain.Append(links.LastOrDefault(), Entry));
        return links;
    }
}
