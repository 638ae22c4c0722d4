namespace Eum.Infrastructure.Reports.Papers.Sheets;

/// <summary>The looks of a workbook's cells, by their number in its styles.</summary>
internal enum CellStyle
{
    Plain = 0,
    Title = 1,
    Note = 2,
    Heading = 3,
    Text = 4,
    Number = 5,
    Share = 6,
    Month = 7,
    Day = 8,
    Instant = 9,
    TotalText = 10,
    TotalNumber = 11,
    TotalShare = 12,
    Label = 13,
    Wrapped = 14,
}

/// <summary>The parts of a workbook that are the same in each.</summary>
internal static class BookParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static string Styles { get; } = $"""
        <styleSheet xmlns="{Main}"><numFmts count="5"><numFmt numFmtId="164" formatCode="#,##0;[Red]\-#,##0"/>
        <numFmt numFmtId="165" formatCode="0.00%"/><numFmt numFmtId="166" formatCode="yyyy\-mm"/>
        <numFmt numFmtId="167" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="168" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/>
        </numFmts><fonts count="5">{Font("", "FF1E2124", 10)}{Font("<b/>", "FF052561", 16)}{Font("", "FF58616A", 9)}
        {Font("<b/>", "FF1E2124", 10)}{Font("<b/>", "FF052561", 10)}</fonts>
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        {Fill("FFD8E5FD")}{Fill("FFF4F5F6")}</fills>
        <borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>{Box("thin")}{Box("medium")}
        </borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="15">{Looks()}</cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    private static string Font(string weight, string colour, int size) =>
        $"<font>{weight}<sz val=\"{size}\"/><color rgb=\"{colour}\"/><name val=\"맑은 고딕\"/><family val=\"3\"/></font>";

    private static string Fill(string colour) =>
        $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    // The line above a sum is the heavier one.
    private static string Box(string top) =>
        $"<border>{Edge("left", "thin")}{Edge("right", "thin")}{Edge("top", top)}{Edge("bottom", "thin")}<diagonal/></border>";

    private static string Edge(string side, string style) =>
        $"<{side} style=\"{style}\"><color rgb=\"FFB1B8BE\"/></{side}>";

    private static string Looks() => string.Concat(
        Look(0, 0, 0, 0), Look(0, 1, 0, 0), Look(0, 2, 0, 0),
        Look(0, 4, 2, 1, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\""), Look(49, 0, 0, 1),
        Look(164, 0, 0, 1),
        Look(165, 0, 0, 1), Look(166, 0, 0, 1, Centre), Look(167, 0, 0, 1, Centre), Look(168, 0, 0, 1, Centre),
        Look(49, 3, 3, 2), Look(164, 3, 3, 2), Look(165, 3, 3, 2), Look(49, 4, 3, 1, "vertical=\"top\""),
        Look(49, 0, 0, 1, "vertical=\"top\" wrapText=\"1\""));

    private const string Centre = "horizontal=\"center\"";

    private static string Look(int format, int font, int fill, int border, string alignment = "")
    {
        var inner = alignment.Length > 0 ? $" applyAlignment=\"1\"><alignment {alignment}/></xf>" : "/>";
        return $"<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" "
            + $"applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"{inner}";
    }
}
