using System.CommandLine;

namespace Eum.Admin.Commands.Cashback;

/// <summary>eum cashback …: what payments earn, and why.</summary>
internal static class CashbackCommand
{
    public static Command Create(Terminal terminal) => new("cashback", "결제의 캐시백을 묻고 설명합니다.")
    {
        QuoteCommand.Create(terminal),
        ExplainCommand.Create(terminal),
    };
}
