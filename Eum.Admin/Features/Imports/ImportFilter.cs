using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Admin.Features.Imports;

/// <summary>Which files a list shows; null lets all through. The month is that of the business date.</summary>
public sealed record ImportFilter(ImportState? State, string? Kind, YearMonth? Month)
{
    /// <summary>The kinds of the operator's files, in the order in which a day's files build on each other.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. FileKind.All.Select(kind => kind.Name)];

    public bool IsOn => State is not null || Kind is not null || Month is not null;

    /// <summary>The filter of an address; null where a word of it is unknown.</summary>
    public static ImportFilter? Find(string? state, string? kind, string? month)
    {
        ImportState? wantedState = null;
        if (state is not null)
        {
            wantedState = Enum.GetValues<ImportState>().FirstOrDefault(known => Code(known) == state);
            if (wantedState == default(ImportState)) return null;
        }

        YearMonth? wantedMonth = null;
        if (month is not null)
        {
            if (!YearMonth.TryParse(month, out var parsed)) return null;
            wantedMonth = parsed;
        }

        return kind is null || Kinds.Contains(kind) ? new(wantedState, kind, wantedMonth) : null;
    }

    /// <summary>A state as it stands in an address.</summary>
    public static string Code(ImportState state) => state switch
    {
        ImportState.Running => "running",
        ImportState.Done => "done",
        ImportState.Partly => "partly",
        _ => "refused",
    };
}
