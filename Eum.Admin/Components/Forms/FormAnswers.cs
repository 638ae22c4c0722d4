using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Eum.Admin.Desk;
using Eum.Domain.Values;

namespace Eum.Admin.Components.Forms;

/// <summary>
/// A form on its way: in whose name, under which key, by which of its buttons, and what it is answered.
/// </summary>
/// <param name="caller">Who sends it.</param>
/// <param name="key">The same as long as nothing was done under it, through reloads and restarts.</param>
/// <param name="act">Empty for the form's own button.</param>
public sealed class FormSending(Caller caller, Guid key, string act)
{
    public Caller Caller => caller;

    public Guid Key => key;

    public string Act => act;

    /// <summary>What is wrong; nothing where it is done.</summary>
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    /// <summary>Whether it was done, and with what answer; else the form says what is wrong.</summary>
    public bool Did<T>(Outcome<T> outcome, [MaybeNullWhen(false)] out T answer)
    {
        if (outcome is Outcome<T>.Refused refused) Problems = refused.Problems;
        answer = outcome is Outcome<T>.Done(var value) ? value : default;
        return outcome is Outcome<T>.Done;
    }
}

/// <summary>What a form was last answered; its fields say their own part of it beside themselves.</summary>
/// <param name="form">Its name.</param>
/// <param name="problems">What is wrong with what was sent.</param>
/// <param name="fields">Those that say their own problems.</param>
/// <param name="touched">Told whenever one of them has written back: a change does not bubble up to the form.</param>
public sealed partial class FormAnswers(
    string form, IReadOnlyList<Problem> problems, HashSet<string> fields, Func<Task> touched)
{
    public Task TouchAsync() => touched();

    /// <summary>Problems that no field shows.</summary>
    public IEnumerable<Problem> Others => problems.Where(problem => !fields.Contains(problem.Field));

    public bool IsWrong(string field) => problems.Any(problem => problem.Field == field);

    public IEnumerable<string> Of(string field) =>
        problems.Where(problem => problem.Field == field).Select(problem => problem.Message);

    /// <summary>A field that says its own problems.</summary>
    public void Show(string field) => fields.Add(field);

    public string IdOf(string field) => NoId().Replace($"{form}-{field}", "-");

    /// <summary>What describes a field to a screen reader: its hint, and what is wrong with it.</summary>
    public string? DescribedBy(string field, bool hasHint, bool isWrongHere)
    {
        List<string> ids = [];
        if (hasHint) ids.Add($"{IdOf(field)}-hint");
        if (isWrongHere || IsWrong(field)) ids.Add($"{IdOf(field)}-problem");
        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    [GeneratedRegex("[^A-Za-z0-9-]")]
    private static partial Regex NoId();
}
