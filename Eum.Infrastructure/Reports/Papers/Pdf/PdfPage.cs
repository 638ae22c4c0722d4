using System.Globalization;
using System.Text;

namespace Eum.Infrastructure.Reports.Papers.Pdf;

/// <summary>The colours of a paper: those of the screen, and told apart in gray.</summary>
internal static class PdfInk
{
    public const string Text = "1E2124";
    public const string Quiet = "58616A";
    public const string Title = "052561";
    public const string Negative = "BD2C0F";
    public const string Rule = "CDD1D5";
    public const string Strong = "6D7882";
    public const string Head = "D8E5FD";
    public const string Sum = "F4F5F6";

    public static IReadOnlyList<string> Series { get; } = ["256EF4", "063A74", "3FA654", "FFB114", "DE3412", "6D7882"];

    /// <summary>RGB from 0 to 1, as pages write it.</summary>
    public static string Of(string hex) => string.Join(' ', Enumerable.Range(0, 3).Select(at =>
        PdfPage.Number(Math.Round(int.Parse(
            hex.AsSpan(2 * at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255m, 3))));
}

/// <summary>A piece of the document's structure: what a reader of the screen is told.</summary>
internal sealed class PdfTag(string type, PdfTag? parent)
{
    public string Type { get; } = type;

    public PdfTag? Parent { get; } = parent;

    public List<PdfTag> Inner { get; } = [];

    /// <summary>What is shown of it: the number of its mark on a page. Null for what only holds others.</summary>
    public (PdfPage Page, int Mark)? Shown { get; set; }

    /// <summary>Said in place of a picture.</summary>
    public string Alternative { get; init; } = "";

    public PdfTag Add(string type, string alternative = "")
    {
        var tag = new PdfTag(type, this) { Alternative = alternative };
        Inner.Add(tag);
        return tag;
    }
}

/// <summary>A page while it is drawn. Lengths are points from its upper left corner.</summary>
internal sealed class PdfPage(bool landscape)
{
    public const decimal Margin = 42;
    private const decimal Short = 595.28m;
    private const decimal Long = 841.89m;

    private readonly StringBuilder _content = new();
    private readonly List<PdfTag> _marks = [];

    public decimal Width { get; } = landscape ? Long : Short;

    public decimal Height { get; } = landscape ? Short : Long;

    /// <summary>Where the footer begins.</summary>
    public decimal Bottom => Height - Margin;

    public decimal Inner => Width - 2 * Margin;

    public IReadOnlyList<PdfTag> Marks => _marks;

    public byte[] Content => Encoding.Latin1.GetBytes(_content.ToString());

    public static string Number(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>What is drawn until <see cref="End"/> is this piece of the structure.</summary>
    public void Begin(PdfTag tag)
    {
        tag.Shown = (this, _marks.Count);
        Add($"/{tag.Type} <</MCID {_marks.Count}>> BDC");
        _marks.Add(tag);
    }

    /// <summary>What is drawn until <see cref="End"/> is told to nobody: lines, grounds, footers.</summary>
    public void BeginSilent() => Add("/Artifact BMC");

    public void End() => Add("EMC");

    public void Text(decimal x, decimal baseline, string text, FontInUse font, decimal size, string ink = PdfInk.Text)
    {
        if (text.Length == 0) return;
        Add($"{PdfInk.Of(ink)} rg BT /{font.Key} {Number(size)} Tf {Number(x)} {Number(Height - baseline)} Td "
            + $"{font.Encode(text)} Tj ET");
    }

    public void Fill(decimal x, decimal y, decimal width, decimal height, string ink) =>
        Add($"{PdfInk.Of(ink)} rg {Number(x)} {Number(Height - y - height)} {Number(width)} {Number(height)} re f");

    public void Line(decimal x1, decimal y1, decimal x2, decimal y2, decimal width, string ink) =>
        Add($"{PdfInk.Of(ink)} RG {Number(width)} w {Number(x1)} {Number(Height - y1)} m "
            + $"{Number(x2)} {Number(Height - y2)} l S");

    public void Path(IReadOnlyList<(decimal X, decimal Y)> points, decimal width, string ink) =>
        Add($"{PdfInk.Of(ink)} RG {Number(width)} w " + string.Join(' ', points.Select((point, at) =>
            $"{Number(point.X)} {Number(Height - point.Y)} {(at == 0 ? 'm' : 'l')}")) + " S");

    public void Frame(decimal x, decimal y, decimal width, decimal height, decimal line, string ink) =>
        Add($"{PdfInk.Of(ink)} RG {Number(line)} w {Number(x)} {Number(Height - y - height)} {Number(width)} "
            + $"{Number(height)} re S");

    private void Add(string operators) => _content.Append(operators).Append('\n');
}
