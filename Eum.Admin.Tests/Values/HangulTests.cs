using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class HangulTests
{
    [Theory]
    [InlineData("개인정보 접속기록", "ㅈㅅㄱㄹ")]
    [InlineData("개인정보 접속기록", "접ㅅ")]
    [InlineData("서로e음", "ㅅㄹ")]
    [InlineData("서로e음", "ㅅㄹE음")]
    [InlineData("운영사 파일", "사파")]
    [InlineData("운영사 파일", "ㅅ ㅍ")]
    [InlineData("결재함", "")]
    public void Letters_and_first_sounds_find_what_they_stand_for(string text, string words) =>
        Assert.True(Hangul.Finds(text, words));

    [Theory]
    [InlineData("결재함", "ㄱㅈㅎㄱ")]
    [InlineData("결재함", "ㅈㄱ")]
    [InlineData("결재함", "겨재")]
    [InlineData("", "ㄱ")]
    public void What_does_not_stand_there_is_not_found(string text, string words) =>
        Assert.False(Hangul.Finds(text, words));

    [Fact]
    public void A_text_in_parts_of_letters_is_the_same_text() =>
        Assert.True(Hangul.Finds("이력".Normalize(System.Text.NormalizationForm.FormD), "ㅇㄹ"));

    [Theory]
    [InlineData("서로 이음 Card", "ㅅㄹ")]
    [InlineData("서로 이음 Card", "이ㅇc")]
    [InlineData("서로 이음 Card", "음 ca")]
    [InlineData("서로 이음 Card", "ㅇㅇㅋ")]
    [InlineData("ㅅㄹ상회", "ㅅㄹ상")]
    [InlineData("", "ㄱ")]
    [InlineData("가", "")]
    public void A_text_made_ready_once_is_found_by_the_same_words(string text, string words)
    {
        var plain = Hangul.Plain(text);

        Assert.Equal(
            Hangul.Finds(text, words), Hangul.Finds(plain, Hangul.FirstSounds(plain), Hangul.Plain(words)));
    }
}
