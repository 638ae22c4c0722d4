using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eum.Admin.Features.Merchants;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Features.Merchants;

public sealed class MerchantListTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const string Headings = "상호,사업자등록번호,업종,법정동,주소,전화번호,매출구간\n";

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Every_row_of_a_list_is_accounted_for_and_each_rejection_is_a_sentence(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var text = new StringBuilder(Headings);
        for (var no = 0; no < 900; no++) text.Append(RowOf(no));

        var list = await desk.SendAsync(by, ListKind.Merchants, $"{text}");
        var counts = await desk.MapAsync(by, list);

        Assert.Equal(900, counts.Accepted + counts.Duplicates + counts.Rejected);
        Assert.Equal((800, 50, 50), (counts.New, counts.Repeat, counts.Rejected));
        var rejected = (await desk.ViewAsync(by, list, ListVerdict.Rejected)).Rows;
        Assert.Equal(50, rejected.Count);
        Assert.All(rejected, row => Assert.EndsWith(".", row.Message, StringComparison.Ordinal));
        Assert.Equal(50, (await desk.ViewAsync(by, list, ListVerdict.New, 16)).Rows.Count);
        Assert.Empty((await desk.ViewAsync(by, list, ListVerdict.New, 17)).Rows);

        await desk.CommitAsync(by, list);

        Assert.Equal(806, await desk.Database.NumberAsync("SELECT COUNT(*) FROM merchants"));
        Assert.Equal(ListState.Done, (await desk.ViewAsync(by, list)).Line.State);
        var again = await desk.SendAsync(by, ListKind.Merchants, $"{text}");
        counts = await desk.MapAsync(by, again);
        Assert.Equal((0, 800, 50, 50), (counts.Accepted, counts.Same, counts.Repeat, counts.Rejected));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("ks_c_5601-1987")]
    public async Task A_list_of_either_encoding_is_read_and_its_mapping_is_remembered(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var text = "가게,번호,종류,어디,얼마\n똠방각하 분식," + NumberOf(7) + ",일반음식점,옥련동,영세\n";
        const string Mapping = "Name:0\nNumber:1\nType:2\nDong:3\nBracket:4";

        var first = await desk.SendAsync(by, ListKind.Merchants, text, Encoding.GetEncoding(encoding));
        Assert.False((await desk.ViewAsync(by, first)).IsRemembered);
        Assert.Equal(1, ListDesk.Value(await desk.TryMapAsync(by, first, Mapping)).New);

        var second = await desk.ViewAsync(by, await desk.SendAsync(by, ListKind.Merchants, text));
        Assert.True(second.IsRemembered);
        Assert.Equal(Mapping, second.Mapping);
        Assert.Equal("똠방각하 분식", second.Samples[0][0]);
        Assert.False((await desk.ViewAsync(by, await desk.SendAsync(by, ListKind.Brackets, text))).IsRemembered);
    }

    [Theory]
    [InlineData("가게,,일반음식점,옥련동,,,영세", "사업자등록번호가 없습니다")]
    [InlineData(",{0},일반음식점,옥련동,,,영세", "상호가 비어")]
    [InlineData("가게,1234567890,일반음식점,옥련동,,,영세", "사업자등록번호가 아닙니다")]
    [InlineData("가게,{0},우주여행,옥련동,,,영세", "모르는 업종")]
    [InlineData("가게,{0},백화점,옥련동,,,영세", "제한업종")]
    [InlineData("가게,{0},일반음식점,성수동1가,서울 성동구 상원길 23,,영세", "인천의 주소가 아닙니다")]
    [InlineData("가게,{0},일반음식점,성수동1가,,,영세", "인천의 법정동이 아닙니다")]
    [InlineData("가게,{0},일반음식점,서구 옥련동,,,영세", "군·구에 없는")]
    [InlineData("가게,{0},일반음식점,옥련동,,,아주 큼", "매출구간이 아닙니다")]
    [InlineData("가게,{0},일반음식점,옥련동,,,", "매출구간이 비어")]
    [InlineData("가게,{0},일반음식점,옥련동,900101-1234567,,영세", "주민등록번호로 보이는")]
    public async Task A_row_that_cannot_be_is_rejected_with_its_reason(string row, string reason)
    {
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();

        var (_, rows) = await desk.JudgedAsync(
            by, ListKind.Merchants, Headings + string.Format(CultureInfo.InvariantCulture, row, NumberOf(3)) + "\n");

        Assert.Equal(ListVerdict.Rejected, rows.Single().Verdict);
        Assert.Contains(reason, rows.Single().Message, StringComparison.Ordinal);
        Assert.DoesNotContain("900101-1234567", string.Join(' ', rows.Single().Cells), StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_row_is_corrected_in_place_and_the_others_are_judged_with_it(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var (list, rows) = await desk.JudgedAsync(by, ListKind.Merchants,
            Headings + $"하나,{NumberOf(1)},약국,옥련동,,032-111-2222,영세\n둘,틀림,약국,옥련동,,,영세\n");
        Assert.Equal(ListVerdict.Rejected, rows[1].Verdict);
        Assert.DoesNotContain("032-111-2222", rows[0].Cells); // Masked.
        var before = (await desk.ViewAsync(by, list)).Sha256;

        var corrected = ListDesk.Value(await desk.Registry.Get<CorrectListRow>().RunAsync(
            by, new(list, 3, [null, NumberOf(2), null, null, null, null, null]), default));

        Assert.Equal(ListVerdict.New, corrected.Verdict);
        var view = await desk.ViewAsync(by, list);
        Assert.Equal(2, view.Line.Counts.New);
        Assert.NotEqual(before, view.Sha256);

        ListDesk.Value(await desk.Registry.Get<CorrectListRow>().RunAsync(
            by, new(list, 3, ["하나", NumberOf(1), null, null, null, null, null]), default));
        Assert.Equal(ListVerdict.Rejected, (await desk.ViewAsync(by, list)).Rows[1].Verdict); // Other telephone.
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_list_changes_nothing_before_another_person_has_approved_it_as_it_was_shown(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var (list, _) = await desk.JudgedAsync(
            by, ListKind.Merchants, Headings + $"하나,{NumberOf(1)},약국,옥련동,,,영세\n");

        var proposal = ListDesk.Value(await desk.ProposeAsync(by, list));
        await desk.RunJobsAsync();

        Assert.Equal(6, await desk.Database.NumberAsync("SELECT COUNT(*) FROM merchants"));
        Assert.Equal(proposal, (await desk.ViewAsync(by, list)).Line.Proposal);
        Assert.StartsWith("결재를 기다리는", ListDesk.Refused(await desk.Registry.Get<CorrectListRow>().RunAsync(
            by, new(list, 2, ["둘", null, null, null, null, null, null]), default))[0].Message);
        Assert.StartsWith("결재를 기다리는", ListDesk.Refused(
            await desk.Registry.Get<DropMerchantList>().RunAsync(by, new(list), default))[0].Message);
        ListDesk.Refused(await desk.ApproveAsync(proposal, by));
        ListDesk.Refused(await desk.Registry.Get<TakeMerchantList>().RunAsync(
            await desk.OfficerAsync(RoleTable.CityApprover), new(list), default));

        ListDesk.Value(await desk.ApproveAsync(proposal, await desk.OfficerAsync(RoleTable.CityApprover)));
        await desk.RunJobsAsync();

        Assert.Equal(7, await desk.Database.NumberAsync("SELECT COUNT(*) FROM merchants"));
        ListDesk.Refused(await desk.Registry.Get<DropMerchantList>().RunAsync(by, new(list), default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_a_list_does_not_say_of_a_merchant_stays(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var (first, _) = await desk.JudgedAsync(by, ListKind.Merchants,
            Headings + $"옛 이름,{NumberOf(1)},약국,옥련동,옥련동 1-2,032-111-2222,영세\n");
        await desk.CommitAsync(by, first);

        var (list, rows) = await desk.JudgedAsync(
            by, ListKind.Merchants, $"상호,사업자등록번호,상태\n새 이름,{NumberOf(1)},휴업\n");
        await desk.CommitAsync(by, list);

        Assert.Equal("상호 옛 이름 → 새 이름, 상태 영업 → 정지", rows.Single().Message);
        var named = MerchantFilter.None with { Words = "새 이름" };
        var found = ListDesk.Value(await desk.Registry.Get<MerchantList>().RunAsync(
            by, new(named, MerchantOrder.Name, false, default), default)).Lines.Single();
        Assert.Equal(
            (MerchantStatus.Suspended, SalesBracket.LE300M, 14), (found.Status, found.Bracket, found.BusinessType));
        var shown = ListDesk.Value(await desk.Registry.Get<MerchantDetail>().RunAsync(by, new(found.Id), default));
        Assert.Equal("032-111-2222", shown.Phone.Reveal());
        Assert.Equal("옥련동 1-2", shown.Address.Reveal());
        Assert.Contains(shown.Sources, source => source.Name.Contains($"목록 {list}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_merchant_that_came_while_its_list_waited_is_not_registered_twice()
    {
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var row = $"하나,{NumberOf(1)},약국,옥련동,,,영세\n";
        var (first, _) = await desk.JudgedAsync(by, ListKind.Merchants, Headings + row);
        var (second, _) = await desk.JudgedAsync(
            by, ListKind.Merchants, Headings + row + $"둘,{NumberOf(2)},약국,옥련동,,,영세\n");

        await desk.CommitAsync(by, first);
        await desk.CommitAsync(by, second);

        Assert.Equal(8, await desk.Database.NumberAsync("SELECT COUNT(*) FROM merchants"));
        Assert.StartsWith("결재하는 사이에", (await desk.ViewAsync(by, second)).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Designations_come_by_list_and_end_on_their_day(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var (list, rows) = await desk.JudgedAsync(by, ListKind.Designations,
            "가맹점번호,지정,지정일,종료일\nS000001,착한가격업소,2026.3.1.,2026-12-31\nS000001,이어가게,,\nS000009,이어가게,,\n");
        await desk.CommitAsync(by, list);

        Assert.Equal(
            [ListVerdict.New, ListVerdict.New, ListVerdict.Rejected], rows.Select(row => row.Verdict));
        var shown = ListDesk.Value(await desk.Registry.Get<MerchantDetail>().RunAsync(by, new("S000001"), default));
        Assert.Equal(
            [("FAIR_PRICE", new DateOnly(2026, 3, 1), (DateOnly?)new(2026, 12, 31)), ("HERITAGE", ListDesk.Day, null)],
            shown.Designations.Select(one => (one.Word, one.From, one.To)));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_4_a_gu_reaches_no_other_gus_list_and_no_other_gus_merchant_by_a_list(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var city = await desk.OfficerAsync();
        var seo = await desk.OfficerAsync(RoleTable.GuOfficial, 28260);
        var theirs = await desk.SendAsync(city, ListKind.Designations, "가맹점번호,지정\nS000001,이어가게\n");

        ListDesk.Refused(await desk.Registry.Get<MerchantListDetail>().RunAsync(seo, new(theirs), default));
        ListDesk.Refused(await desk.TryMapAsync(seo, theirs, "MerchantId:0\nDesignation:1"));
        ListDesk.Refused(await desk.Registry.Get<DropMerchantList>().RunAsync(seo, new(theirs), default));
        ListDesk.Refused(await desk.Registry.Get<CommitMerchantList>().ProposeAsync(
            seo, new(theirs, 28000, ""), "남의 목록", null, default));
        Assert.Empty(ListDesk.Value(await desk.Registry.Get<MerchantLists>().RunAsync(seo, new(), default)));

        var (own, rows) = await desk.JudgedAsync(
            seo, ListKind.Designations, "가맹점번호,지정\nS000001,이어가게\nS000003,이어가게\nS000999,이어가게\n");
        Assert.Equal(
            [ListVerdict.Rejected, ListVerdict.New, ListVerdict.Rejected], rows.Select(row => row.Verdict));
        Assert.Equal(rows[0].Message.Replace("S000001", "S000999", StringComparison.Ordinal), rows[2].Message);
        Assert.Equal(28260, (await desk.ViewAsync(seo, own)).Line.Authority);
        await desk.CommitAsync(seo, own, RoleTable.GuApprover, 28260);
        Assert.Equal(1, await desk.Database.NumberAsync("SELECT COUNT(*) FROM merchant_designations"));

        var (_, elsewhere) = await desk.JudgedAsync(
            seo, ListKind.Merchants, Headings + $"하나,{NumberOf(1)},약국,옥련동,,,영세\n");
        Assert.Contains("맡은 군·구", elsewhere.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_rows_come_back_as_a_file_that_fits_the_same_mapping()
    {
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (list, _) = await desk.JudgedAsync(by, ListKind.Merchants,
            Headings + $"\"=1+1, 분식\",틀림,약국,옥련동,,,영세\n하나,{NumberOf(1)},약국,옥련동,,,영세\n");

        using var file = ListDesk.Value(await desk.Registry.Get<ExportListRejects>().RunAsync(
            by, new(new(list), "고쳐서 다시 보냅니다"), default));
        using var read = new MemoryStream();
        await file.Content.CopyToAsync(read);
        var text = Encoding.UTF8.GetString(read.ToArray());

        Assert.StartsWith("\uFEFF" + Headings.TrimEnd() + ",행,잘못된 칸,까닭\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1, 분식\",틀림,약국,옥련동,,,영세,2,사업자등록번호,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("하나", text, StringComparison.Ordinal);
        Assert.Equal((1, 1), (file.Rows, file.People));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(read.ToArray())), file.Sha256);
        var again = await desk.SendAsync(by, ListKind.Merchants, text);
        Assert.Equal(1, (await desk.MapAsync(by, again)).Rejected);
    }

    // Sixteen good rows, then one that repeats the first of them and one that cannot be.
    private static string RowOf(int no)
    {
        var (block, at) = Math.DivRem(no, 18);
        var good = block * 16 + (at < 16 ? at : 0);
        var number = at == 17 ? "000-00-00000" : NumberOf(good);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"가게 {good}호점,{number},약국,연수구 옥련동,\"옥련동 {good}, 1층\",,중소1\n");
    }

    private static string NumberOf(int no)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"21{no:0000000}");
        int[] weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
        var sum = weights.Select((weight, at) => weight * (digits[at] - '0')).Sum() + (digits[8] - '0') * 5 / 10;
        return $"{digits[..3]}-{digits[3..5]}-{digits[5..]}{(10 - sum % 10) % 10}";
    }
}
