using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Components.Forms;

/// <summary>A labelled field of a form. It writes back when it is left, never while somebody types.</summary>
public abstract class FieldBase : ComponentBase
{
    [CascadingParameter] public FormAnswers? Answers { get; set; }

    /// <summary>The name by which use cases say what is wrong with it.</summary>
    [Parameter, EditorRequired] public required string Field { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    /// <summary>What the field itself finds wrong with what was typed; the text stays as it is.</summary>
    protected string? Wrong { get; set; }

    /// <summary>Writes back, and lets the form keep it.</summary>
    protected async Task WriteAsync<T>(EventCallback<T> changed, T value)
    {
        await changed.InvokeAsync(value);
        if (Answers is not null) await Answers.TouchAsync();
    }

    protected string Id => Answers?.IdOf(Field) ?? Field;

    protected string? DescribedBy => Answers?.DescribedBy(Field, Hint is not null, Wrong is not null);

    protected string? Invalid => Wrong is not null || Answers?.IsWrong(Field) == true ? "true" : null;
}
