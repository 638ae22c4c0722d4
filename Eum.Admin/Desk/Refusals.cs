using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>What the desk says when it turns somebody away.</summary>
public static class Refusals
{
    /// <summary>No account, a disabled one, or a session that has ended.</summary>
    public static Problem SignIn { get; } = new("", "로그인이 끝났습니다. 다시 로그인하세요.");

    public static Problem NotAllowed { get; } = new("", "이 일을 할 권한이 없습니다.");

    /// <summary>Also for what is another gu's: who may not see it is not told that it is there.</summary>
    public static Problem NotFound { get; } = new("", "찾을 수 없습니다.");

    public static Problem StepUp { get; } = new("", "본인 확인이 필요합니다. 인증 코드를 다시 입력하세요.");

    public static Problem KeyUsed { get; } = new("", "같은 요청 번호로 다른 내용을 보냈습니다. 화면을 새로 고친 뒤 다시 하세요.");

    /// <summary>The same refusal for another question.</summary>
    public static Outcome<T> Again<T>(IReadOnlyList<Problem> problems) => new Outcome<T>.Refused(problems);
}
