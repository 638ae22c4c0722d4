using Eum.Admin.Components;
using Eum.Admin.Desk;
using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Features.Audit;

/// <summary>What the pages over the record share: the filter of the address, and one page of entries.</summary>
public abstract class TrailPageBody : EumPage
{
    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? Actor { get; set; }

    [SupplyParameterFromQuery] public string? Action { get; set; }

    [SupplyParameterFromQuery] public string? Subject { get; set; }

    [SupplyParameterFromQuery] public string? Result { get; set; }

    [SupplyParameterFromQuery] public string? Before { get; set; }

    protected TrailFilter Filter { get; private set; } = new(null, null, null, null, null, null, null);

    protected TrailView? View { get; private set; }

    protected abstract Question<TrailFilter, TrailView> Log { get; }

    protected override async Task OnParametersSetAsync()
    {
        if (TrailFilter.Find(From, To, Actor, Action, Subject, Result, Before) is not { } filter)
        {
            Navigation.NotFound();
            return;
        }

        if (!IsNew($"{filter} {filter.Before}")) return;

        (Filter, View) = (filter, null);
        View = await AskAsync(Log, filter);
        if (View is null) Navigation.NotFound();
    }
}
