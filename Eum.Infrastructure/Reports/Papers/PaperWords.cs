namespace Eum.Infrastructure.Reports.Papers;

/// <summary>The words that every paper carries, in its language.</summary>
internal sealed record PaperWords(
    string Cover, string Terms, string Controls, string Table, string Item, string Value, string Unit, string Meaning,
    string Source, string Rows, string DataHash, string Total, string Document, string Made, string Verify,
    string Signatures, IReadOnlyList<string> Signers, string Continued, string Page, string Empty)
{
    private static readonly PaperWords Korean = new(
        "표지", "정의", "검산 합계", "표", "항목", "값", "단위", "정의", "출처", "행 수", "자료 SHA-256", "합계", "문서번호", "작성",
        "이 문서가 진본인지는 포털의 ‘문서 확인’ 화면에 파일을 올려 확인합니다.", "결재란", ["담당", "팀장", "과장", "국장"], "(계속)", "쪽",
        "이 기간에 기록이 없습니다.");

    private static readonly PaperWords InEnglish = new(
        "Cover", "Definitions", "Control totals", "Table", "Item", "Value", "Unit", "Definition", "Source", "Rows",
        "SHA-256 of the data", "Total", "Document", "Made",
        "Whether this document is genuine is told by the portal's page “Check a document”, given the file.",
        "Signatures", ["Officer", "Team", "Division", "Bureau"], "(continued)", "page", "No record in this period.");

    public static PaperWords Of(bool english) => english ? InEnglish : Korean;
}
