using System.Text;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class KoreanTimeTests
{
    private static readonly DateTime Midnight = new(2019, 7, 31, 15, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_business_day_starts_at_nine_hours_before_midnight_utc()
    {
        Assert.Equal(Midnight, KoreanTime.StartOf(new(2019, 8, 1)));
        Assert.Equal(DateTimeKind.Utc, KoreanTime.StartOf(new(2019, 8, 1)).Kind);
        Assert.Equal(new DateOnly(2019, 8, 1), KoreanTime.BusinessDate(Midnight));
        Assert.Equal(new DateOnly(2019, 7, 31), KoreanTime.BusinessDate(Midnight.AddMilliseconds(-1)));
    }

    [Fact]
    public void Milliseconds_give_the_same_business_day_as_instants()
    {
        Assert.Equal(new DateOnly(2019, 8, 1), KoreanTime.BusinessDate(KoreanTime.ToUnixMs(Midnight)));
        Assert.Equal(new DateOnly(2019, 7, 31), KoreanTime.BusinessDate(KoreanTime.ToUnixMs(Midnight) - 1));
        Assert.Equal(new DateOnly(1970, 1, 1), KoreanTime.BusinessDate(-9 * 3_600_000L));
        Assert.Equal(new DateOnly(1969, 12, 31), KoreanTime.BusinessDate(-9 * 3_600_000L - 1));
    }

    [Fact]
    public void The_six_o_clock_start_of_a_policy_is_an_instant() =>
        Assert.Equal(Midnight.AddHours(6), KoreanTime.At(new(2019, 8, 1), new(6, 0)));

    [Fact]
    public void Milliseconds_survive_the_column()
    {
        var instant = Midnight.AddMilliseconds(-1);

        Assert.Equal(instant, KoreanTime.FromUnixMs(KoreanTime.ToUnixMs(instant)));
        Assert.Equal(DateTimeKind.Utc, KoreanTime.FromUnixMs(0).Kind);
        Assert.Equal(-1, KoreanTime.ToUnixMs(DateTime.UnixEpoch.AddTicks(-1)));
    }

    [Fact]
    public void An_instant_that_is_not_utc_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => KoreanTime.BusinessDate(new DateTime(2026, 1, 1)));
        Assert.Throws<ArgumentException>(() => KoreanTime.ToUnixMs(new DateTime(2026, 1, 1)));
        Assert.Throws<ArgumentException>(() => KoreanTime.Print(new DateTime(2026, 1, 1)));
    }

    [Theory]
    [InlineData(0, "2019-08-01T00:00:00+09:00")]
    [InlineData(-1, "2019-07-31T23:59:59.999+09:00")]
    [InlineData(50, "2019-08-01T00:00:00.050+09:00")]
    public void An_instant_prints_on_the_korean_clock(int ms, string printed)
    {
        Assert.Equal(printed, KoreanTime.Print(Midnight.AddMilliseconds(ms)));
        Assert.Equal(printed, KoreanTime.Print(KoreanTime.ToUnixMs(Midnight) + ms));
        Assert.True(KoreanTime.TryParse(printed, out var read));
        Assert.Equal(Midnight.AddMilliseconds(ms), read);
    }

    [Theory]
    [InlineData("2019-07-31T15:00:00Z", 0)]
    [InlineData("2019-08-01T00:00:00+09:00", 0)]
    [InlineData("2019-07-31T10:30:00-04:30", 0)]
    [InlineData("2019-08-01T05:00:00.001+14:00", 1)]
    [InlineData("2019-08-01T00:00:00.5+09:00", 500)]
    [InlineData("2019-08-01T00:00:00.25Z", 250 + 9 * 3_600_000)]
    public void Any_offset_is_read(string iso, int ms)
    {
        Assert.True(KoreanTime.TryParse(iso, out var utc));
        Assert.Equal(Midnight.AddMilliseconds(ms), utc);
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
        Assert.True(KoreanTime.TryParse(Encoding.UTF8.GetBytes(iso), out long unixMs));
        Assert.Equal(KoreanTime.ToUnixMs(utc), unixMs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2019-08-01")]
    [InlineData("2019-08-01T00:00:00")] // no offset: whose midnight?
    [InlineData("2019-08-01T00:00+09:00")]
    [InlineData("2019-08-01 00:00:00+09:00")]
    [InlineData("2019-08-01t00:00:00+09:00")]
    [InlineData("2019-08-01T00:00:00+0900")]
    [InlineData("2019-08-01T00:00:00+09")]
    [InlineData("2019-08-01T00:00:00z")]
    [InlineData("2019-08-01T24:00:00+09:00")]
    [InlineData("2019-08-01T23:60:00+09:00")]
    [InlineData("2019-08-01T23:59:60+09:00")]
    [InlineData("2019-08-01T00:00:00-00:00")]
    [InlineData("2019-08-01T00:00:00+14:01")]
    [InlineData("2019-08-01T00:00:00+09:60")]
    [InlineData("2019-08-01T00:00:00.+09:00")]
    [InlineData("2019-08-01T00:00:00.1234+09:00")]
    [InlineData("2019-08-01T00:00:00,123+09:00")]
    [InlineData("2019-08-01T00:00:00+09:00 ")]
    [InlineData("2027-02-29T00:00:00+09:00")]
    [InlineData("2026-13-01T00:00:00+09:00")]
    [InlineData("0000-01-01T00:00:00+09:00")]
    [InlineData("0001-01-01T00:00:00+09:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("２019-08-01T00:00:00+09:00")]
    [InlineData("2019-08-01T00:00:00.0000000Z")]
    public void Anything_looser_than_the_format_is_refused(string iso)
    {
        Assert.False(KoreanTime.TryParse(iso, out DateTime _));
        Assert.False(KoreanTime.TryParse(Encoding.UTF8.GetBytes(iso), out long _));
    }

    [Fact]
    public void Reading_an_instant_from_a_file_allocates_nothing()
    {
        var iso = "2026-07-01T00:00:00.123+09:00"u8.ToArray();
        Read();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var day = Read();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(new DateOnly(2026, 7, 1), day);

        DateOnly Read() => KoreanTime.TryParse(iso, out long unixMs) ? KoreanTime.BusinessDate(unixMs) : default;
    }
}
