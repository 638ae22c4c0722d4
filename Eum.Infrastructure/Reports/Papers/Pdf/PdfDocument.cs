using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eum.Infrastructure.Reports.Papers.Sheets;

namespace Eum.Infrastructure.Reports.Papers.Pdf;

/// <summary>
/// A PDF of pages with text that can be selected, a structure that can be read aloud and an outline to jump by. Nothing
/// in it depends on the machine or the hour.
/// </summary>
internal sealed class PdfDocument
{
    private readonly List<PdfPage> _pages = [];
    private readonly List<(string Title, PdfPage Page, decimal Y)> _outline = [];

    public FontInUse Regular { get; } = new(TrueTypeFont.Regular, "F1");

    public FontInUse Bold { get; } = new(TrueTypeFont.Bold, "F2");

    public PdfTag Root { get; } = new("Document", null);

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage AddPage(bool landscape)
    {
        _pages.Add(new(landscape));
        return _pages[^1];
    }

    public void Jump(string title, PdfPage page, decimal y) => _outline.Add((title, page, y));

    /// <param name="identifier">By which the document can be looked up.</param>
    /// <param name="madeAt">UTC.</param>
    public void Save(Stream target, string title, string identifier, string language, DateTime madeAt)
    {
        var file = new PdfFile();
        var (root, tree, fonts) = (file.Reserve(), file.Reserve(), (file.Reserve(), file.Reserve()));
        var pages = _pages.ToDictionary(page => page, _ => file.Reserve());
        var structure = AddStructure(file, pages);
        foreach (var (at, page) in _pages.Index())
        {
            var content = file.Reserve();
            file.SetStream(content, "", page.Content);
            file.Set(pages[page], $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfPage.Number(page.Width)} "
                + $"{PdfPage.Number(page.Height)}]/Resources<</Font<</F1 {fonts.Item1} 0 R/F2 {fonts.Item2} 0 R>>>>"
                + $"/Contents {content} 0 R/StructParents {at}/Tabs/S>>");
        }

        file.Set(tree, $"<</Type/Pages/Count {_pages.Count}/Kids[{References(pages.Values)}]>>");
        Regular.Write(file, fonts.Item1);
        Bold.Write(file, fonts.Item2);
        var metadata = file.Reserve();
        file.SetStream(metadata, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(
            Description(title, identifier, madeAt)), plain: true);
        var outline = AddOutline(file, pages);
        file.Set(root, $"<</Type/Catalog/Pages {tree} 0 R/Lang({language})/MarkInfo<</Marked true>>"
            + $"/StructTreeRoot {structure} 0 R/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
            + $"/Outlines {outline} 0 R/PageMode/UseOutlines>>");
        var info = file.Add($"<</Title {PdfFile.Text(title)}/Producer(Eum)/Subject({identifier})"
            + $"/CreationDate(D:{madeAt.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)>>");
        file.Save(target, root, info, SHA256.HashData(Encoding.UTF8.GetBytes($"{identifier} {madeAt:O}"))[..16]);
    }

    // The structure, and for each page which piece of it each mark is.
    private int AddStructure(PdfFile file, Dictionary<PdfPage, int> pages)
    {
        var (structure, marks) = (file.Reserve(), file.Reserve());
        Dictionary<PdfTag, int> numbers = [];
        Number(Root);
        file.Set(structure, $"<</Type/StructTreeRoot/K {numbers[Root]} 0 R/ParentTree {marks} 0 R"
            + $"/ParentTreeNextKey {_pages.Count}>>");
        foreach (var (tag, number) in numbers)
        {
            var parent = tag.Parent is { } above ? numbers[above] : structure;
            var kids = tag.Shown is { } shown
                ? $"/Pg {pages[shown.Page]} 0 R/K {shown.Mark}"
                : $"/K[{References(tag.Inner.Select(inner => numbers[inner]))}]";
            var more = tag.Type == "TH" ? "/A<</O/Table/Scope/Column>>" : "";
            if (tag.Alternative.Length > 0) more += $"/Alt {PdfFile.Text(tag.Alternative)}";
            file.Set(number, $"<</Type/StructElem/S/{tag.Type}/P {parent} 0 R{kids}{more}>>");
        }

        file.Set(marks, "<</Nums[" + string.Join(' ', _pages.Select((page, at) =>
            $"{at}[{References(page.Marks.Select(tag => numbers[tag]))}]")) + "]>>");
        return structure;

        void Number(PdfTag tag)
        {
            numbers.Add(tag, file.Reserve());
            foreach (var inner in tag.Inner) Number(inner);
        }
    }

    private int AddOutline(PdfFile file, Dictionary<PdfPage, int> pages)
    {
        var root = file.Reserve();
        var items = _outline.Select(_ => file.Reserve()).ToList();
        foreach (var (at, (title, page, y)) in _outline.Index())
            file.Set(items[at], $"<</Title {PdfFile.Text(title)}/Parent {root} 0 R"
                + $"/Dest[{pages[page]} 0 R/XYZ 0 {PdfPage.Number(page.Height - y)} 0]"
                + (at > 0 ? $"/Prev {items[at - 1]} 0 R" : "")
                + (at + 1 < items.Count ? $"/Next {items[at + 1]} 0 R" : "") + ">>");
        file.Set(root, items.Count == 0
            ? "<</Type/Outlines/Count 0>>"
            : $"<</Type/Outlines/First {items[0]} 0 R/Last {items[^1]} 0 R/Count {items.Count}>>");
        return root;
    }

    private static string References(IEnumerable<int> numbers) =>
        string.Join(' ', numbers.Select(number => $"{number} 0 R"));

    private static string Description(string title, string identifier, DateTime madeAt) => $"""
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{BookPackage.Escaped(title)}</rdf:li></rdf:Alt></dc:title>
        <dc:identifier>{BookPackage.Escaped(identifier)}</dc:identifier>
        <xmp:CreateDate>{madeAt:yyyy-MM-ddTHH:mm:ssZ}</xmp:CreateDate>
        <pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;
}
