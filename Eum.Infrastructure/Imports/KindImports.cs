using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>Which import reads which kind of file.</summary>
internal static class KindImports
{
    public static KindImport For(ImportContext context) => context.File.Envelope.Kind.Name switch
    {
        "payments" => new PaymentsImport(context),
        var name => throw new FileRefusedException(1, $"파일 종류 '{name}'은 아직 읽는 곳이 없습니다."),
    };
}
