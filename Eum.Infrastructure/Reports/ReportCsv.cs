namespace Eum.Infrastructure.Reports;

/// <summary>CSV that a spreadsheet opens as it is meant.</summary>
public static class ReportCsv
{
    private const string StartsFormula = "=+-@\t\r\0＝＋－＠"; // Full-width too: some spreadsheets fold them.

    /// <summary>Whether a spreadsheet would run a field that begins so.</summary>
    public static bool IsFormulaStart(char unit) =>
        !char.IsAsciiLetterOrDigit(unit) && StartsFormula.Contains(unit, StringComparison.Ordinal);

    /// <summary>A text as a field: quoted where it must be, and no formula.</summary>
    public static string Field(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 0 && IsFormulaStart(text[0])) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
