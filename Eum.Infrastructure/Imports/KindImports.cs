using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>Which import reads which kind of file.</summary>
internal static class KindImports
{
    public static KindImport For(ImportContext context) => context.File.Envelope.Kind.Name switch
    {
        "payments" => new PaymentsImport(context),
        "merchants" => new MerchantsImport(context),
        "brackets" => new BracketsImport(context),
        "benefit-plus" => new BenefitPlusImport(context),
        "designations" => new DesignationsImport(context),
        "charges" => new ChargesImport(context),
        "balances" => new BalancesImport(context),
        "services" => new ServicesImport(context),
        "members" => new MembersImport(context),
        "cards" => new CardsImport(context),
        "card-answers" => new CardAnswersImport(context),
        var name => throw new FileRefusedException(1, $"파일 종류 '{name}'은 아직 읽는 곳이 없습니다."),
    };
}
