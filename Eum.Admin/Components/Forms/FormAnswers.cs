using System.Text.RegularExpressions;
using Eum.Admin.Desk;
using Eum.Domain.Values;

namespace Eum.Admin.Components.Forms;

/// <summary>What a form is sent with: in whose name, under which key, and by which of its buttons.</summary>
/// <param name="Key">The same as long as nothing was done under it, through reloads and restarts.</param>
/// <param name="Act">Empty for the form's own button.</param>
public sealed record FormSending(Caller Caller, Guid Key, string Act);

/// <summary>What a form was last answered; its fields say their own part of it beside themselves.</summary>
public sealed partial class FormAnswers(string form, IReadOnlyList<Problem> problems, HashSet<string> fields)
{
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
