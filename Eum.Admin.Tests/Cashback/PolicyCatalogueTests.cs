using System.Text.RegularExpressions;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;

namespace Eum.Admin.Tests.Cashback;

/// <summary>The documents themselves: they say only what there is, and say where they have it from.</summary>
public sealed partial class PolicyCatalogueTests
{
    private static readonly IEnumerable<(Policy Policy, PolicyVersion Version, Layer Layer)> Layers =
        [.. from policy in PolicyCatalogue.Timeline.Policies
            from version in policy.Versions
            from layer in version.Layers
            select (policy, version, layer)];

    public static TheoryData<string> Documents() => [.. PolicyCatalogue.Documents()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_read_and_written_reads_the_same(string document)
    {
        var written = PolicyDocument.Write(PolicyDocument.Read(document));

        Assert.Equal(written, PolicyDocument.Write(PolicyDocument.Read(written)));
        Assert.Equal(PolicyDocument.Read(document).Versions.Count, PolicyDocument.Read(written).Versions.Count);
    }

    [Fact]
    public void Every_version_names_its_sources_and_the_page_of_sources_has_them()
    {
        var page = Repository.Read("docs/domain/sources.md");
        var listed = SourceRow().Matches(page).Select(row => row.Groups["key"].Value);
        var used = PolicyCatalogue.Timeline.Policies.SelectMany(policy => policy.Versions)
            .Select(version => version.Decision.Sources).ToList();

        Assert.All(used, Assert.NotEmpty);
        Assert.Equal(used.SelectMany(sources => sources).Distinct().Order(), listed.Order());
    }

    [Fact]
    public void Conditions_name_only_programmes_districts_types_and_designations_that_there_are() =>
        Assert.All(Layers, item =>
        {
            var when = item.Layer.When;
            var districts = (when.Districts ?? []).Concat(when.NotDistricts ?? []);
            var types = (when.BusinessTypes ?? []).Concat(when.NotBusinessTypes ?? []);
            var designations = (when.Designations ?? []).Concat(when.NotDesignations ?? []);
            Assert.All(when.Programmes ?? [], code => Assert.True(ProgrammeCode.TryParse(code, out _), code));
            Assert.All(districts, code => Assert.Contains(DistrictTable.All, district => district.Code == code));
            Assert.All(types, code => Assert.True(BusinessTypeTable.TryFind(code, out _), code));
            Assert.All(designations, code => Assert.True(Designations.TryParse(code, out _), code));
        });

    [Fact]
    public void Restricted_types_earn_nothing_in_any_version() =>
        Assert.All(
            PolicyCatalogue.Timeline.Policies.Single(policy => policy.Code == "INCHEON-BASE").Versions,
            version => Assert.Empty(
                BusinessTypeTable.All.Where(type => type.Restricted).Select(type => type.Code)
                    .Except(version.Layers.Single(layer => layer.Id == "restricted").When.BusinessTypes!)));

    [Fact]
    public void A_gu_pays_for_its_own_shops_with_its_own_card_and_from_its_own_budget() =>
        Assert.All(Layers.Where(item => item.Layer.Kind == LayerKind.GuTopUp), item =>
        {
            Assert.Equal([item.Policy.Authority], item.Layer.When.Districts!);
            Assert.Equal([item.Policy.Budget], item.Layer.When.Programmes!);
            Assert.All(item.Layer.Funding, share => Assert.Equal(Fund.Gu, share.Fund));
        });

    [Fact]
    public void A_month_of_a_higher_rate_is_followed_by_what_was_before()
    {
        (string Month, string Before, string After)[] months =
        [
            ("2021-11-01", "2021-10-31", "2021-12-01"), ("2023-05-01", "2023-04-30", "2023-06-01"),
            ("2024-02-01", "2024-01-31", "2024-03-01"), ("2024-09-01", "2024-08-31", "2024-10-01"),
        ];
        var policy = PolicyCatalogue.Timeline.Policies.Single(one => one.Code == "INCHEON-BASE");

        Assert.All(months, month =>
        {
            Assert.Equal(LayersOn(month.Before), LayersOn(month.After));
            Assert.NotEqual(LayersOn(month.Before), LayersOn(month.Month));
        });

        string LayersOn(string day) => PolicyDocument.Write(
            policy.At(Eum.Domain.Values.KoreanTime.StartOf(DateOnly.Parse(day, null)))! with
            {
                Version = 1,
                StartsAt = DateTime.UnixEpoch,
                Decision = new("", null, null, [], null),
            });
    }

    [Theory]
    [InlineData("\"rateBp\": 200", "\"rateBp\": 20000", "10,000")]
    [InlineData("\"upTo\": 300000", "\"upTo\": -1", "상한")]
    [InlineData("\"fund\": \"GU\"", "\"fund\": \"LOTTERY\"", "읽을 수 없습니다")]
    [InlineData("\"remainder\": \"GU\"", "\"remainder\": \"CITY\"", "나머지")]
    [InlineData("\"version\": 1", "\"version\": 7", "차례대로")]
    [InlineData("\"budget\"", "\"bugdet\"", "읽을 수 없습니다")]
    [InlineData("T00:00:00+09:00", "", "시행 시각")]
    public void A_document_that_says_what_cannot_be_is_refused_in_words(string sound, string broken, string words)
    {
        var document = PolicyCatalogue.Documents().Single(text => text.Contains("GEOMDAN", StringComparison.Ordinal));

        var refused = Assert.Throws<PolicyDocumentException>(() =>
            PolicyDocument.Read(document.Replace(sound, broken, StringComparison.Ordinal)));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| (?<key>[A-Z0-9][A-Za-z0-9-]*) \| ", RegexOptions.Multiline)]
    private static partial Regex SourceRow();
}
