using System.Globalization;
using Eum.Admin.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Tests.Hosting;

public sealed class ChosenWordsTests
{
    [Fact]
    public void The_citys_own_word_stands_in_place_of_the_portals_in_its_language()
    {
        var words = Chosen(("Words:ko:chapter.merchants", "상생가맹점"));

        Assert.Equal("상생가맹점", In("ko-KR", () => words["chapter.merchants"].Value));
        Assert.Equal("결제", In("ko-KR", () => words["chapter.payments"].Value));
        Assert.Equal("Merchants", In("en-US", () => words["chapter.merchants"].Value));
        Assert.False(words["chapter.merchants"].ResourceNotFound);
    }

    [Theory]
    [InlineData("Words:ko:chapter.nothing", "가맹점", "그런 문구가 없습니다")]
    [InlineData("Words:ja:chapter.merchants", "加盟店", "ko 또는 en")]
    [InlineData("Words:ko:chapter.merchants", "", "비울 수 없습니다")]
    [InlineData("Words:ko:payments.sum", "모두", "{0")]
    public void A_word_that_fits_nowhere_is_refused_by_its_name(string key, string word, string said)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Chosen((key, word)));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private static ChosenWords Chosen(params (string Key, string Word)[] settings)
    {
        var services = new ServiceCollection().AddLogging().AddLocalization(texts => texts.ResourcesPath = "Resources");
        return new(
            services.BuildServiceProvider().GetRequiredService<IStringLocalizerFactory>(),
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(set => set.Key, string? (set) => set.Word)).Build());
    }

    private static T In<T>(string language, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
