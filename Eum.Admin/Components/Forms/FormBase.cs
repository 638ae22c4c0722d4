using System.Data.Common;
using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Admin.Features.Drafts;
using Eum.Admin.Layout;
using Eum.Domain.Values;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Eum.Admin.Components.Forms;

/// <summary>
/// A form of which nothing typed is lost and that has one effect. Its fields are kept on the server at every change,
/// and come back after a reload, a lost connection or a restart; what is done under its key removes them.
/// </summary>
/// <typeparam name="TContent">The fields: a class that goes through JSON whole.</typeparam>
public abstract class FormBase<TContent> : ComponentBase, IDisposable
    where TContent : class
{
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private Guid _key = Guid.CreateVersion7();
    private string _initial = "";
    private string _kept = "";
    private int _changes;
    private int _changesKept;
    private Task? _keeping;
    private bool _isSent;
    private bool _isGone;

    /// <summary>Which form of which thing: officer.new, proposal/12. Drafts lie under it.</summary>
    [Parameter, EditorRequired] public required string Form { get; set; }

    [Parameter, EditorRequired] public required TContent Content { get; set; }

    [Parameter] public EventCallback<TContent> ContentChanged { get; set; }

    /// <summary>Does what the form is for, and says on what it is handed what is wrong.</summary>
    [Parameter, EditorRequired] public EventCallback<FormSending> Send { get; set; }

    /// <summary>Told of every change, for what stands beside the form and looks at its content.</summary>
    [Parameter] public EventCallback Touched { get; set; }

    /// <summary>The version of what the form is about; a draft of another one is given back with a warning.</summary>
    [Parameter] public string Base { get; set; } = "";

    [Inject] private KeepDraft Keeping { get; set; } = null!;

    [Inject] private FindDraft Finding { get; set; } = null!;

    [Inject] private ForgetDraft Forgetting { get; set; } = null!;

    [Inject] private ICurrentCaller Callers { get; set; } = null!;

    [Inject] private ILogger<FormBase<TContent>> Log { get; set; } = null!;

    protected FormAnswers Answers { get; private set; } = null!;

    /// <summary>How often it has been refused: the browser then goes to the first wrong field.</summary>
    protected int Refusals { get; private set; }

    protected bool IsReady { get; private set; }

    protected bool IsBusy { get; private set; }

    protected bool IsDirty => _changes != _changesKept;

    /// <summary>When it was last kept; UTC.</summary>
    protected DateTime? SavedAt { get; private set; }

    /// <summary>When what has been given back was kept.</summary>
    protected DateTime? RestoredFrom { get; private set; }

    /// <summary>What it is about has changed since the draft was typed.</summary>
    protected bool IsOutdated { get; private set; }

    protected bool CouldNotKeep { get; private set; }

    /// <summary>Sends the form: by its own button, or by one of several (<paramref name="act"/>).</summary>
    public async Task SubmitAsync(string act = "")
    {
        // What has just been sent is not sent again by the rest of an impatient series of clicks.
        if (IsBusy || _isSent || !IsReady) return;
        IsBusy = true;
        try
        {
            if (_keeping is { } keeping) await keeping; // Else it could be kept again after it has been sent.
            var sending = new FormSending(await Callers.FindAsync(default), _key, act);
            await Send.InvokeAsync(sending);
            Answer(sending.Problems);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var trace = TraceNumber.Current();
            Log.LogError(failure, "A form failed; trace {Trace}", trace);
            Answer([new("", $"처리하지 못했습니다. 적은 것은 그대로 있습니다. 잠시 뒤 다시 하고, 또 그러면 추적 번호 {trace}을(를) 알려 주세요.")]);
        }
        finally
        {
            IsBusy = false;
        }
    }

    public void Dispose()
    {
        _isGone = true;
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        Answers = new(Form, [], _fields, TouchAsync);
        _initial = _kept = Written(Content);
        if (await FoundAsync() is { } draft && Read(draft.Content) is { } content)
        {
            (_key, _kept, SavedAt, RestoredFrom) = (draft.Key, draft.Content, draft.SavedAt, draft.SavedAt);
            IsOutdated = draft.Base != Base;
            Content = content;
            await ContentChanged.InvokeAsync(content);
        }

        IsReady = true;
    }

    // Something in it was changed.
    private async Task TouchAsync()
    {
        _changes++;
        _isSent = false;
        StateHasChanged();
        await Touched.InvokeAsync();
        await KeepAsync();
        StateHasChanged();
    }

    protected async Task LeaveAsync(LocationChangingContext leaving)
    {
        ArgumentNullException.ThrowIfNull(leaving);
        if (!IsDirty || IsBusy) return;
        var before = CouldNotKeep;
        await KeepAsync();
        if (IsDirty && !before) leaving.PreventNavigation(); // Told once; whoever goes again means it.
    }

    protected async Task DiscardAsync()
    {
        await Forgetting.RunAsync(await Callers.FindAsync(default), new(Form), default);
        Forget();
        Answers = new(Form, [], _fields, TouchAsync);
        if (Read(_initial) is not { } content) return;
        Content = content;
        await ContentChanged.InvokeAsync(content);
    }

    // One at a time; what changes meanwhile is kept by the next round.
    private async Task KeepAsync()
    {
        if (_keeping is not null || IsBusy) return;
        try
        {
            while (IsDirty && !IsBusy && !_isGone && !_isSent) await (_keeping = KeepOnceAsync());
        }
        catch (DbException)
        {
            CouldNotKeep = true;
        }
        finally
        {
            _keeping = null;
        }
    }

    private async Task KeepOnceAsync()
    {
        var (changes, key, text) = (_changes, _key, Written(Content));
        if (text != _kept)
        {
            var caller = await Callers.FindAsync(default);
            var request = new KeepDraft.Request(Form, text, Base, key);
            // Not on the circuit's own thread: an import may hold the database for a moment.
            var kept = await Task.Run(() => Keeping.RunAsync(caller, request, default));
            if (kept is not Outcome<DraftView>.Done(var draft))
            {
                (CouldNotKeep, _changesKept) = (true, changes);
                return;
            }

            if (_isSent || key != _key) return; // Sent meanwhile.
            (_key, _kept, SavedAt) = (draft.Key, text, draft.SavedAt);
        }

        (_changesKept, CouldNotKeep) = (changes, false);
    }

    private void Answer(IReadOnlyList<Problem> problems)
    {
        Answers = new(Form, problems, _fields, TouchAsync);
        if (problems.Count > 0)
        {
            Refusals++;
            return;
        }

        Forget();
        _isSent = true;
    }

    private void Forget()
    {
        (_key, _kept, _changesKept) = (Guid.CreateVersion7(), _initial, _changes);
        (SavedAt, RestoredFrom, IsOutdated, CouldNotKeep) = (null, null, false, false);
    }

    private async Task<DraftView?> FoundAsync() =>
        RendererInfo.IsInteractive
        && await Finding.RunAsync(await Callers.FindAsync(default), new(Form), default)
            is Outcome<DraftFound>.Done(var found) ? found.Draft : null;

    private static string Written(TContent content) => JsonSerializer.Serialize(content, DeskJson.Options);

    // A draft that an earlier version of the form has written may not be one of this.
    private static TContent? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TContent>(text, DeskJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
