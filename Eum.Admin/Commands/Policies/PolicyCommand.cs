using System.CommandLine;

namespace Eum.Admin.Commands.Policies;

/// <summary>
/// eum policy …: the policies of the books, or those that ship where there are none: what they say, whether they hold.
/// </summary>
internal static class PolicyCommand
{
    public static Command Create(Terminal terminal) => new("policy", "캐시백 정책 목록을 보고 확인하고 내보냅니다.")
    {
        PolicyListCommand.Create(terminal),
        PolicyShowCommand.Create(terminal),
        PolicyCheckCommand.Create(terminal),
        PolicySimulateCommand.Create(terminal),
        PolicyExportCommand.Create(terminal),
    };
}
