using Eum.Admin.Desk;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Kit;

/// <summary>Asks a use case as a person would, or as the machine where nobody is named.</summary>
internal static class Asking
{
    /// <summary>The desk over these books.</summary>
    public static FrontDesk Desk(this IDbContextFactory<EumDbContext> database, TimeProvider? clock = null) =>
        new Counter(database, clock ?? new StoppedClock()).Desk;

    /// <summary>What was answered; null where it was refused.</summary>
    public static async Task<TAnswer?> AskAsync<TRequest, TAnswer>(
        this Question<TRequest, TAnswer> question, TRequest request, Caller? caller = null)
        where TRequest : notnull
        where TAnswer : class =>
        await question.RunAsync(caller ?? Caller.Machine, request, default) is Outcome<TAnswer>.Done(var answer)
            ? answer
            : null;
}
