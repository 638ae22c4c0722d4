using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>A reading: it changes nothing and sees only what its asker reaches.</summary>
public abstract class Question<TRequest, TAnswer>(FrontDesk desk) : UseCase
    where TRequest : notnull
{
    public Task<Outcome<TAnswer>> RunAsync(Caller caller, TRequest request, CancellationToken cancel) =>
        desk.AskAsync(
            Duty, caller, DistrictOf(request), new(SubjectOf(request), ReasonOf(request)),
            reading => AnswerAsync(reading, request, cancel), cancel);

    /// <summary>The district that the request itself names; null where it names none.</summary>
    protected virtual int? DistrictOf(TRequest request) => null;

    /// <summary>What is read, for the record.</summary>
    protected virtual string SubjectOf(TRequest request) => "";

    /// <summary>Why it is read, for the record.</summary>
    protected virtual string ReasonOf(TRequest request) => "";

    protected abstract Task<Outcome<TAnswer>> AnswerAsync(Reading reading, TRequest request, CancellationToken cancel);
}
