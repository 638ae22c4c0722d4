using Eum.Admin.Desk;
using Eum.Admin.Features.Drafts;
using Eum.Admin.Features.Imports;
using Eum.Admin.Jobs;

namespace Eum.Admin.Features.Jobs;

/// <summary>작업: long work asked for on a page, and what has come of it.</summary>
internal static class JobFeatures
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<JobSignals>()
        .AddSingleton<JobKind, ImportJob>()
        .AddScoped<MyJobs>()
        .AddUseCase<JobList>()
        .AddUseCase<EveryJob>()
        .AddUseCase<CancelJob>()
        .AddUseCase<StopJob>()
        .AddUseCase<KeepDraft>()
        .AddUseCase<FindDraft>()
        .AddUseCase<ForgetDraft>()
        .AddUseCase<ReceiveFile>()
        .AddUseCase<DropFile>()
        .AddUseCase<StartImport>()
        .AddUseCase<ImportRunDetail>();

    /// <summary>Only where the portal is served: a verb that ends with its work starts nobody else's.</summary>
    public static IServiceCollection AddJobRunner(this IServiceCollection services) => services
        .AddSingleton<JobRunner>()
        .AddHostedService(provider => provider.GetRequiredService<JobRunner>())
        .AddHostedService<JobTidying>()
        .AddHostedService<Warming>();
}
