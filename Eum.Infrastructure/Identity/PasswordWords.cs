namespace Eum.Infrastructure.Identity;

/// <summary>
/// What passwords are made of when people do not think long. Lower case; longer passwords contain them.
/// </summary>
internal static class PasswordWords
{
    internal static readonly string[] Common =
    [
        "password", "passwd", "passw0rd", "passphrase", "secret", "letmein", "welcome", "changeme", "default", "temp",
        "admin", "administrator", "root", "user", "login", "guest", "test", "tester", "master", "manager", "server",
        "iloveyou", "loveyou", "love", "sunshine", "princess", "monkey", "dragon", "football", "baseball", "basketball",
        "soccer", "hockey", "superman", "batman", "spiderman", "pokemon", "starwars", "shadow", "michael", "jordan",
        "jessica", "ashley", "daniel", "charlie", "thomas", "andrew", "robert", "jennifer", "hunter", "killer",
            "trustno",
        "freedom", "whatever", "computer", "internet", "samsung", "google", "naver", "kakao", "daum", "windows",
        "microsoft", "office", "hello", "world", "summer", "winter", "spring", "autumn", "monday", "friday", "january",
        "qwer", "asdf", "zxcv", "qwerty", "azerty", "qwertz", "abcd", "abc", "123", "321", "111", "000", "777", "1004",
        "flower", "angel", "cookie", "cheese", "chocolate", "pepper", "ginger", "silver", "golden", "diamond", "purple",
        "orange", "yellow", "banana", "apple", "mustang", "ferrari", "mercedes", "corvette", "harley", "yankees",
        "happy", "lucky", "family", "forever", "friend", "money", "power", "access", "matrix", "ninja", "pass", "word",
        "dkssud", "tkfkd", "rlatkd", "tjdnf", "dlscjs", "qlalfqjsgh", "ghkdlxld", "eoqkr", "gksrnr", "thsd", "alstn",
        "비밀번호", "암호", "패스워드", "관리자", "사용자", "테스트", "안녕하세요", "안녕", "사랑해", "사랑", "대한민국", "한국", "korea",
        "seoul", "서울", "화이팅", "파이팅", "아이디", "로그인",
    ];

    internal static readonly string[] Local =
    [
        "incheon", "인천광역시", "인천시", "인천", "eum", "e음", "이음", "서로e음", "서로이음", "seoro", "연수e음", "상생", "캐시백", "cashback",
        "지역화폐", "소비쿠폰", "혜택플러스", "가맹점", "시청", "구청", "군청", "cityhall", "city", "official", "officer", "gov", "korea",
        "songdo", "송도", "cheongna", "청라", "yeongjong", "bupyeong", "finance", "approver", "auditor", "operator", "재정",
            "예산",
    ];
}
