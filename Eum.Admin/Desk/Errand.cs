using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>
/// What the desk sends an engine's own room to do (an import, a check of the books): it runs long, sees the whole city,
/// and keeps transactions and records of its own.
/// </summary>
public abstract class Errand<TRequest, TResult>(FrontDesk desk) : UseCase
    where TRequest : notnull
{
    public Task<Outcome<TResult>> RunAsync(Caller caller, TRequest request, CancellationToken cancel) =>
        desk.SendAsync(Duty, caller, officer => GoAsync(officer, request, cancel), cancel);

    protected abstract Task<Outcome<TResult>> GoAsync(Officer officer, TRequest request, CancellationToken cancel);
}
