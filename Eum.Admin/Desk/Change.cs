using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>A change that one pair of eyes may make: decided, saved and put on record in one transaction.</summary>
public abstract class Change<TRequest, TResult>(FrontDesk desk) : UseCase
    where TRequest : notnull
{
    /// <param name="key">Of the form or request: sent again, it has no second effect. Null takes the risk.</param>
    public Task<Outcome<TResult>> RunAsync(Caller caller, TRequest request, Guid? key, CancellationToken cancel) =>
        desk.ChangeAsync(
            Duty, caller, DistrictOf(request), Idempotency.Of(key, Duty, request),
            work => DecideAsync(work, request, cancel), cancel);

    /// <summary>The district that the request itself names; null where it names none.</summary>
    protected abstract int? DistrictOf(TRequest request);

    protected abstract Task<Outcome<TResult>> DecideAsync(Work work, TRequest request, CancellationToken cancel);
}
