using System.Text.RegularExpressions;
using System.Xml.Linq;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Features;

public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> Korean = Read("Eum.Admin/Resources/Texts.resx");
    private static readonly Dictionary<string, string> English = Read("Eum.Admin/Resources/Texts.en.resx");

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places()
    {
        Assert.Equal(Korean.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.All(Korean, text => Assert.Equal(Places(text.Value), Places(English[text.Key])));
        Assert.DoesNotContain(English, text => text.Key != "layout.other-language" && Hangul().IsMatch(text.Value));
    }

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        var named = Repository.FilesEnding(".razor")
            .SelectMany(file => Named().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value))
            .Distinct();

        Assert.DoesNotContain(named, key => !Korean.ContainsKey(key));
    }

    [Fact]
    public void No_page_writes_Korean_past_the_resources() =>
        Assert.DoesNotContain(
            Repository.FilesEnding(".razor"), file => Hangul().IsMatch(WithoutComments(Repository.Read(file))));

    private static Dictionary<string, string> Read(string file) => XDocument.Parse(Repository.Read(file)).Root!
        .Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static string WithoutComments(string razor) => Comment().Replace(razor, "");

    [GeneratedRegex("""T\["([a-z-]+\.[a-z-]+|[a-z]+)"(?! \+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex Place();

    [GeneratedRegex("[가-힣]")]
    private static partial Regex Hangul();

    [GeneratedRegex(@"@\*[\s\S]*?\*@|//.*")]
    private static partial Regex Comment();
}
