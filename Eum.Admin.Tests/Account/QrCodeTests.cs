using System.Security.Cryptography;
using System.Text;
using Eum.Admin.Account;

namespace Eum.Admin.Tests.Account;

public sealed class QrCodeTests
{
    // The example that textbooks work out: HELLO WORLD, version 1-M.
    [Fact]
    public void The_correction_bytes_are_those_of_the_worked_example() => Assert.Equal(
        [196, 35, 39, 119, 235, 215, 231, 226, 93, 23],
        QrCode.Correction([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17], 10));

    [Fact]
    public void Data_begins_with_mode_and_length_and_is_filled_up_in_turns() => Assert.Equal(
        [0x40, 0x26, 0x16, 0x20, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17],
        QrCode.DataOf(Encoding.ASCII.GetBytes("ab"), 1));

    [Theory]
    [InlineData(1, 21)]
    [InlineData(14, 21)]
    [InlineData(15, 25)]
    [InlineData(122, 45)]
    [InlineData(123, 49)]
    [InlineData(180, 53)]
    [InlineData(181, 57)]
    [InlineData(213, 57)]
    public void The_smallest_version_that_holds_the_text_is_taken(int bytes, int size) =>
        Assert.Equal(size, QrCode.Of(new string('a', bytes)).Size);

    [Fact]
    public void What_is_too_long_is_refused() =>
        Assert.Throws<ArgumentException>(() => QrCode.Of(new string('a', 214)));

    [Fact]
    public void Format_and_version_are_written_as_the_standard_lists_them()
    {
        var code = QrCode.Of(new string('a', 122)); // Version 7-M: 000111110010010100 at the lower left.
        var version = string.Concat(
            Enumerable.Range(0, 18).Select(at => code[at / 3, 34 + at % 3] ? '1' : '0').Reverse());
        var format = string.Concat(
            Enumerable.Range(0, 8).Select(at => code[8, at < 6 ? at : at + 1] ? '1' : '0').Reverse())
            ;

        Assert.Equal("000111110010010100", version);
        Assert.Contains(FormatsOfM, listed => listed.EndsWith(format, StringComparison.Ordinal));
    }

    private static readonly string[] FormatsOfM =
    [
        "101010000010010", "101000100100101", "101111001111100", "101101101001011", "100010111111001",
            "100000011001110",
        "100111110010111", "100101010100000",
    ];

    // These pictures were read by an independent reader; here they only must not change.
    [Theory]
    [InlineData(
        "otpauth://totp/Eum:seo.official?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Eum&digits=6&period=30",
            "685d5e4bca6e5da3")]
    [InlineData("인천e음", "525d1898afc51fcb")]
    public void Pictures_that_were_read_by_another_program_stay_as_they_were(string text, string digest) =>
        Assert.Equal(
            digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(QrCode.Of(text).ToPath())))[..16]);
}
