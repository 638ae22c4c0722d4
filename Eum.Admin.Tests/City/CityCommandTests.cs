using System.Text.Json;
using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.City;

public sealed class CityCommandTests
{
    [Fact]
    public async Task It_writes_the_files_and_says_what_they_come_to()
    {
        using var folder = new TempFolder();

        var (code, said, _) = await RunAsync(
            "city", "--out", folder.At("made"), "--days", "2", "--members", "300", "--until", "2026-10-02", "--json");

        Assert.Equal(0, code);
        var figures = JsonDocument.Parse(said).RootElement;
        Assert.Equal(18, figures.GetProperty("files").GetArrayLength());
        Assert.Equal(18, Directory.GetFiles(folder.At("made")).Length);
        Assert.Equal("2026-10-01", figures.GetProperty("from").GetString());
        Assert.True(figures.GetProperty("payments").GetInt64() > 0);
        Assert.True(File.Exists(folder.At("made", "payments-20261001.csv")));
    }

    [Fact]
    public async Task It_tells_a_person_in_Korean()
    {
        using var folder = new TempFolder();

        var (code, said, _) = await RunAsync("city", "--out", folder.Path, "--days", "1", "--members", "50");

        Assert.Equal(0, code);
        Assert.Contains("회원", said, StringComparison.Ordinal);
        Assert.Contains("payments", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--days", "0", "--days는 1에서 1,500 사이여야 합니다.")]
    [InlineData("--days", "세", "--days의 '세'은 정수가 아닙니다.")]
    [InlineData("--members", "0", "--members는 1에서 5,000,000 사이여야 합니다.")]
    [InlineData("--members", "99999999999", "--members의 '99999999999'은 너무 큽니다.")]
    [InlineData("--seed", "1.5", "--seed의 '1.5'은 정수가 아닙니다.")]
    [InlineData("--until", "2026-02-30", "--until의 '2026-02-30'은 2026-10-31 같은 날짜가 아닙니다.")]
    [InlineData("--until", "2031-01-01", "--until은 공휴일을 아는 2027년까지만 됩니다.")]
    [InlineData("--until", "2019-01-31", "첫날이 2019-09-01보다 이를 수 없습니다. --until을 늦추거나 --days를 줄이세요.")]
    [InlineData("--payments-per-day", "-1", "--payments-per-day는 0에서 10,000,000 사이여야 합니다.")]
    [InlineData("--merchants", "0", "--merchants는 1에서 1,000,000 사이여야 합니다.")]
    [InlineData("--mistakes", "1001", "--mistakes는 0에서 1,000(천분율) 사이여야 합니다.")]
    public async Task What_cannot_be_is_refused_in_a_sentence(string option, string value, string sentence)
    {
        using var folder = new TempFolder();

        var (code, _, complaint) = await RunAsync("city", "--out", folder.At("none"), option, value);

        Assert.Equal(2, code);
        Assert.Contains(sentence, complaint, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("none")));
    }

    [Fact]
    public async Task It_asks_for_a_folder_and_takes_no_file_for_one()
    {
        using var folder = new TempFolder();
        var file = folder.Write("file", "x");

        Assert.Contains("--out에", (await RunAsync("city")).Complaint, StringComparison.Ordinal);
        var (code, _, complaint) = await RunAsync("city", "--out", file);

        Assert.Equal(2, code);
        Assert.Contains("폴더가 아니라 파일", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_word_is_wrong_usage() =>
        Assert.Equal(2, (await RunAsync("city", "--out", "x", "--fast")).Code);

    private static async Task<(int Code, string Said, string Complaint)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        using var complaint = new StringWriter();
        var code = await CommandLine.RunAsync(args, new(said, complaint, TimeProvider.System, IsPerson: false));
        return (code, said.ToString(), complaint.ToString());
    }
}
