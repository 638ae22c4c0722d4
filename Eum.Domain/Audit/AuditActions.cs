namespace Eum.Domain.Audit;

/// <summary>Words that the monthly review (접속기록 점검) counts by. Whoever does one of these says it so.</summary>
public static class AuditActions
{
    public const string SignIn = "로그인";
    public const string SignInRefused = "로그인 실패";
    public const string SignOut = "로그아웃";

    /// <summary>One field of one person was shown unmasked (개인정보 열람).</summary>
    public const string Reveal = "개인정보 열람";

    /// <summary>A person was looked for (개인정보 검색).</summary>
    public const string Search = "개인정보 검색";

    public const string Download = "내려받기";
    public const string Print = "출력";

    /// <summary>The log itself was read.</summary>
    public const string ReadLog = "접속기록 조회";

    /// <summary>Something out of the officer's reach was asked for (권한 밖 시도).</summary>
    public const string OutOfReach = "권한 밖 시도";

    /// <summary>What the law calls handling of personal data, if it names a person.</summary>
    public static IReadOnlyList<string> Personal { get; } = [Reveal, Search, Download, Print];
}
