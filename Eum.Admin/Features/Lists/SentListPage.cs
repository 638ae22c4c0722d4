using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Features.Lists;

/// <summary>
/// The page of one list, whatever it is of: which of its rows the address names, and how its job gets on.
/// </summary>
public abstract class SentListPage<TView> : EumPage
    where TView : class
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private bool _isFollowing;

    [Parameter] public long No { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")] public string? Verdict { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public string? Page { get; set; }

    [Inject] private FrontDesk Desk { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>What is shown; null while it is read.</summary>
    protected TView? View { get; private set; }

    protected ListVerdict? Shown { get; private set; }

    protected int PageNo { get; private set; } = 1;

    /// <summary>Reads it.</summary>
    protected abstract Question<SentListAsked, TView> Question { get; }

    protected abstract SentListView ListOf(TView view);

    /// <summary>Sets what the officer may do here.</summary>
    protected abstract void Meet(Officer? officer);

    protected override async Task OnParametersSetAsync()
    {
        if (!IsNew($"{No} {Verdict} {Page}")) return;
        if (SentListAsked.Find(No, Verdict, Page) is not { } asked)
        {
            Navigation.NotFound();
            return;
        }

        (Shown, PageNo) = (asked.Verdict, asked.Page);
        await LookAgainAsync();
        if (View is null) Navigation.NotFound();
    }

    protected async Task LookAgainAsync()
    {
        Meet(await Desk.KnowAsync(await CallerAsync(), PageClosed));
        View = await AskAsync(Question, new(No, Shown, PageNo));
        if (RendererInfo.IsInteractive && IsAtWork) _ = FollowAsync();
        StateHasChanged();
    }

    private bool IsAtWork => View is { } view && ListOf(view).Job?.IsUnfinished == true;

    private async Task FollowAsync()
    {
        if (_isFollowing) return;
        _isFollowing = true;
        try
        {
            while (IsAtWork)
            {
                await Task.Delay(Look, Clock, PageClosed);
                View = await AskAsync(Question, new(No, Shown, PageNo)) ?? View;
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // Left.
        }

        _isFollowing = false;
    }
}
