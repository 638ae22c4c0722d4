using Eum.Domain.Districts;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Tests.Identity;

public sealed class PasswordRulesTests
{
    private static readonly string[] Own = ["seo.official", "김서해", "I-1001"];

    private static readonly string[] Typed =
    [
        "Incheon2026!", "incheon20260701", "INCHEON!!!2026", "1ncheon-2026!!", "Inch30n2026!!", "인천광역시2026!!!!",
            "인천e음카드2026",
        "인천인천인천인천", "eumeumeumeum1", "eum-incheon-2026", "이음이음이음이음이음이음", "서로e음서로e음123", "seo.official2026",
            "seo.official!2026",
        "김서해김서해김서해김서해", "김서해1234567890", "i-1001i-1001i-1001", "password1A!", "password1234", "Password1234!",
        "P@ssw0rd1234", "P@$$w0rd2026!", "passwordpassword", "PasswordPassword1", "qwertyuiop12", "qwertyuiop123!",
            "1q2w3e4r5t6y",
        "1qaz2wsx3edc", "!QAZ2wsx#EDC", "zaq12wsxcde3", "asdfghjkl123", "zxcvbnm12345", "qwer1234qwer", "qwer1234!!!!",
            "asdf1234asdf",
        "123456789012", "1234567890123", "098765432109", "abcdefghijkl", "abcdefg12345", "aaaaaaaaaaaa", "aaaabbbbcccc",
            "111111111111",
        "121212121212", "112233445566", "000000000000", "iloveyou1234", "iloveyou2026!", "administrator",
            "administrator1",
        "admin1234admin", "welcome12345", "Welcome2026!!", "letmein12345", "changeme1234", "superman1234",
            "dragon123456", "monkey123456",
        "football2026", "baseball1234", "sunshine2026!", "princess1234", "samsung12345", "google123456", "naver1234567",
            "kakao1234567",
        "computer1234", "internet2026", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊ", "가나다라마바사아자차카타", "비밀번호1234!!", "비밀번호비밀번호비밀번호",
            "사랑해사랑해사랑해1234",
        "대한민국1234567", "seoul2026seoul", "songdo2026!!!", "cheongna20260701", "cityhall2026!", "finance2026!!",
            "approver2026!",
        "auditor202607", "cashback2026!", "지역화폐20260701", "캐시백캐시백1234", "2026202620262026", "19990101199901",
            "tkfkdgo12345",
        "dkssudgktpdy1", "qlalfqjsgh12", "test1234test", "Test1234Test!", "guest1234567", "master123456",
            "temp12345678", "short", "짧은말",
        "Abcd1234!@#$", "!@#$%^&*()12", "happy1234567", "summer2026!!", "winter2025!!", "january2026!", "monday123456",
    ];

    private static readonly string[] Weak =
    [
        .. Typed,
        .. from gu in DistrictTable.All
           from tail in new[] { "1234567", "20260701", "!!!!2026", "123!@#", "-2026-official" }
           from name in new[] { gu.Name, gu.NameEn, gu.NameEn.Split('-')[0].ToLowerInvariant() }
           select name + tail,
    ];

    private static readonly string[] Strong =
    [
        "바람이 분다 늦은 오후 열두 시", "강물은 밤새 북쪽으로 흘렀다", "correct horse battery staple",
        "vHq8-tRz2-mLx5-Wc", "우리집 고양이는 우산 위에서만 잠을 잔다", "kX9#mPq2!vLr", "인천 앞바다에 뜬 자전거 일곱 대는 말이 없다",
        "Tr4mpelpfad-Regenrinne-Kupfer",
        "아침에 눈을 뜨면 창밖의 감나무가 먼저 인사하고 저녁이면 장독대 위로 고양이 세 마리가 지나가며 달을 올려다보는 우리 동네 이야기",
    ];

    public static TheoryData<string> Bad => [.. Weak];

    public static TheoryData<string> Good => [.. Strong];

    [Fact]
    public void AU_2_the_list_of_bad_ones_is_300_long() => Assert.InRange(Weak.Length, 300, 400);

    [Theory]
    [MemberData(nameof(Bad))]
    public void AU_2_weak_words_words_of_this_city_names_and_keyboard_runs_are_refused(string password) =>
        Assert.NotNull(PasswordRules.Find(password, Own));

    [Theory]
    [MemberData(nameof(Good))]
    public void AU_2_long_phrases_are_taken_whatever_letters_they_have(string password) =>
        Assert.Null(PasswordRules.Find(password, Own));

    [Fact]
    public void AU_2_a_64_letter_phrase_is_taken_and_one_beyond_256_is_not()
    {
        Assert.True(Strong[^1].Length >= 64);
        Assert.NotNull(PasswordRules.Find(string.Concat(Enumerable.Repeat("우산 위의 고양이와 감나무 ", 30)), Own));
    }
}
