using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Tests.Protection;

/// <summary>PD-5: what the database holds says nothing without the ring, and is read in its own cell only.</summary>
public sealed class FieldCipherTests
{
    private static readonly Cell Phone = new("merchants", "phone", "17");

    [Fact]
    public void PD_5_a_text_comes_back_in_its_own_cell_and_nowhere_else()
    {
        using var folder = new TempFolder();
        var cipher = new FieldCipher(KeyRing.Open(folder.At("ring.keys")));

        var stored = cipher.Encrypt("010-1234-5678", Phone);

        Assert.StartsWith("v1:", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", stored, StringComparison.Ordinal);
        Assert.Equal("010-1234-5678", cipher.Decrypt(stored, Phone));
        Cell[] others = [Phone with { Row = "18" }, Phone with { Column = "fax" }, Phone with { Table = "members" }];
        Assert.All(others, cell => Assert.Throws<CellBrokenException>(() => cipher.Decrypt(stored, cell)));
    }

    [Fact]
    public void PD_5_a_changed_cipher_text_is_noticed_at_every_letter()
    {
        using var folder = new TempFolder();
        var cipher = new FieldCipher(KeyRing.Open(folder.At("ring.keys")));
        var stored = cipher.Encrypt("010-1234-5678", Phone);

        for (var at = 0; at < stored.Length; at++)
        {
            var changed = stored[..at] + (stored[at] == 'A' ? 'B' : 'A') + stored[(at + 1)..];
            Assert.Throws<CellBrokenException>(() => cipher.Decrypt(changed, Phone));
        }

        Assert.Throws<CellBrokenException>(() => cipher.Decrypt("010-1234-5678", Phone));
        Assert.Equal("", cipher.Decrypt(cipher.Encrypt("", Phone), Phone));
    }

    [Fact]
    public void PD_5_the_same_text_looks_alike_in_its_own_cell_only()
    {
        using var folder = new TempFolder();
        var cipher = new FieldCipher(KeyRing.Open(folder.At("ring.keys")));
        var other = new FieldCipher(KeyRing.Open(folder.At("other.keys")));

        var stored = cipher.Encrypt("010-1234-5678", Phone);

        Assert.Equal(stored, cipher.Encrypt("010-1234-5678", Phone));
        Assert.NotEqual(stored, other.Encrypt("010-1234-5678", Phone));
        Assert.NotEqual(stored[3..19], cipher.Encrypt("010-1234-5679", Phone)[3..19]); // The nonce.
        Assert.NotEqual(stored[3..19], cipher.Encrypt("010-1234-5678", Phone with { Row = "18" })[3..19]);
    }

    [Fact]
    public void PD_5_a_renewed_ring_encrypts_anew_and_still_reads_the_old_in_every_process()
    {
        using var folder = new TempFolder();
        var one = new FieldCipher(KeyRing.Open(folder.At("ring.keys")));
        var other = new FieldCipher(KeyRing.Open(folder.At("ring.keys")));
        var old = one.Encrypt("010-1234-5678", Phone);
        var index = one.IndexOf("merchants.phone", "01012345678");

        Assert.Equal(2, other.Ring.Renew());

        var renewed = one.Encrypt("010-1234-5678", Phone);
        Assert.Equal((1, 2), (FieldCipher.VersionOf(old), FieldCipher.VersionOf(renewed)));
        Assert.Equal("010-1234-5678", other.Decrypt(old, Phone));
        Assert.Equal("010-1234-5678", one.Decrypt(renewed, Phone));
        Assert.Equal(index, other.IndexOf("merchants.phone", "01012345678"));
        Assert.NotEqual(index, one.IndexOf("members.phone", "01012345678"));
    }

    [Fact]
    public void PD_5_a_ring_that_others_may_read_is_refused()
    {
        using var folder = new TempFolder();
        var path = folder.At("ring.keys");
        KeyRing.Open(path);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var refusal = Assert.Throws<SecretFileException>(() => KeyRing.Open(path));
        Assert.Contains("chmod 600", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"current":2,"keys":[{"version":1,"key":"AAAA"}],"index":"AAAA"}""")]
    public void A_broken_ring_is_said_to_be_broken(string text)
    {
        using var folder = new TempFolder();
        var path = folder.Write("ring.keys", text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead);

        Assert.Throws<SecretFileException>(() => KeyRing.Open(path));
    }

    [Fact]
    public async Task Many_who_open_a_ring_first_get_the_same_one()
    {
        using var folder = new TempFolder();
        for (var round = 0; round < 100; round++) // Both winners of a race were seen once in some thirty rounds.
        {
            using var start = new Barrier(8);
            var path = folder.At($"ring-{round}.keys");

            var indexes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return new FieldCipher(KeyRing.Open(path)).SubjectOf("member/1");
                },
                default, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            Assert.Single(indexes.Distinct());
            Assert.Equal(round + 1, Directory.GetFiles(folder.Path).Length); // No draft is left.
        }
    }
}
