using System.Globalization;
using Eum.Domain.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>Programmes in the reader's language.</summary>
internal static class ProgrammeWords
{
    public static string NameOf(ProgrammeProfile profile) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? profile.Name : profile.NameEn;

    /// <summary>The key of the word for whether its cards are issued.</summary>
    public static string StateOf(ProgrammeLine line) => (line.HasBegun, line.Profile.Open) switch
    {
        (false, _) => "programmes.coming",
        (_, true) => "programmes.issuing",
        _ => "programmes.closed",
    };

    public static string LookOf(ProgrammeLine line) => (line.HasBegun, line.Profile.Open) switch
    {
        (false, _) => "waiting",
        (_, true) => "done",
        _ => "refused",
    };
}
