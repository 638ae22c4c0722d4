using Eum.Admin.Desk;

namespace Eum.Admin.Features.Views;

/// <summary>보기: lists as officers like to see them.</summary>
internal static class ViewFeatures
{
    public static IServiceCollection AddViews(this IServiceCollection services) => services
        .AddUseCase<SavedViews>()
        .AddUseCase<SaveView>()
        .AddUseCase<RemoveView>();
}
