using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Audit;

namespace Eum.Admin.Tests.Audit;

/// <summary>AL-8: an entry is data, whatever somebody typed into it.</summary>
public sealed class AuditTextTests
{
    [Theory]
    [InlineData("분실\r\n신고", "분실\\u000D\\u000A신고")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("abc\u202Efdp.exe", "abc\\u202Efdp.exe")]
    [InlineData("a\0b", "a\\u0000b")]
    [InlineData("a\u200Bb\uFEFF", "a\\u200Bb\\uFEFF")]
    [InlineData("a\u2028b\u0085c", "a\\u2028b\\u0085c")]
    [InlineData("C:\\\\u000A", "C:\\\\\\\\u000A")]
    [InlineData("뷁 똠 café 漢字 😀", "뷁 똠 café 漢字 😀")]
    public void AL_8_what_a_screen_would_obey_is_written_out(string typed, string kept) =>
        Assert.Equal(kept, AuditText.Kept(typed, 1000));

    [Fact]
    public void AL_8_half_a_surrogate_pair_is_written_out()
    {
        var half = new string(['x', '\uD83D', 'y']); // Not in an attribute: the compiler would mend it.

        Assert.Equal("x\\uD83Dy", AuditText.Kept(half, 1000));
        Assert.False(AuditText.IsOneLine(half + "\n"));
    }

    [Fact]
    public void AL_8_two_texts_are_never_kept_alike()
    {
        string[] typed = ["a\nb", "a\\nb", "a\\u000Ab", "a\\\\u000Ab", "a\\\\nb", "a\u000Db"];

        Assert.Equal(typed.Length, typed.Select(text => AuditText.Kept(text, 1000)).Distinct().Count());
        Assert.All(typed, text => Assert.True(AuditText.IsOneLine(AuditText.Kept(text, 1000))));
    }

    [Fact]
    public void AL_8_a_megabyte_is_cut_and_its_digest_kept()
    {
        var long1 = new string('가', 1_000_000);
        var entry = new AuditEntry(new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc), long1, long1, long1, long1)
        {
            ActorId = new("00000000-0000-0000-0000-00000000000a"),
            EmployeeNo = long1,
            Address = long1,
            SubjectPerson = long1,
            District = 28185,
            Reason = "\n" + long1,
            RequestId = long1,
        };

        var link = AuditChain.Append(null, entry);

        var text = AuditChain.CanonicalText(1, link.Entry, link.PreviousHash) + link.Hash;
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 3_000, 4_096);
        Assert.Equal(15, text.Count(unit => unit == '\n'));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(long1)));
        Assert.EndsWith($"…(1000000, sha256 {hash})", link.Entry.Details, StringComparison.Ordinal);
        Assert.EndsWith($"…(1000000, sha256 {hash})", link.Entry.Actor, StringComparison.Ordinal);
    }

    [Fact]
    public void AL_8_a_stored_text_with_something_hidden_in_it_breaks_the_chain()
    {
        var link = AuditChain.Append(null, new AuditEntry(
            new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc), "kim", "a", "b", "c"));
        var shifted = link.Entry with { Action = "a\nb", Subject = "c", Details = "" };

        var forged = link with { Entry = shifted, Hash = AuditChain.HashOf(1, shifted, link.PreviousHash) };

        Assert.True(AuditChain.Holds(null, link));
        Assert.False(AuditChain.Holds(null, forged));
    }

    [Fact]
    public void Details_give_their_changes_back_after_they_were_kept()
    {
        var written = AuditDetails.Write(
            "한도 \\ \"변경\"\n둘째 줄", new AuditChange("limit", "1", "2"), new AuditChange("same", "x", "x"));

        var read = AuditDetails.Read(AuditText.Kept(written, 2000));

        Assert.Equal("한도 \\ \"변경\"\n둘째 줄", read.Note);
        Assert.Equal([new AuditChange("limit", "1", "2")], read.Changes);
        Assert.Equal("그냥 말", AuditDetails.Read(AuditDetails.Write("그냥 말")).Note);
        Assert.Equal("{깨진", AuditDetails.Read("{깨진").Note);
    }
}
