using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Reads the free texts of one column: composed (NFC), within its length, without control characters and without a
/// resident number. The text of the row before is kept, for it is often the next one's too.
/// </summary>
internal sealed class TextColumn(string name, int longest, bool required = false)
{
    private byte[] _bytes = [];
    private string _text = "";

    /// <summary>Whether telephone and card numbers in it are kept masked only.</summary>
    public bool Masks { get; init; }

    public RowProblem? Read(ReadOnlySpan<byte> field, out string text)
    {
        text = _text;
        if (field.SequenceEqual(_bytes) && (!required || field.Length > 0)) return null;
        if (required && field.IsEmpty) return new(name, "text-empty", $"{name}이(가) 비어 있습니다.");
        if (ResidentNumbers.Contains(field)) return PaymentParser.ResidentNumber(name);
        foreach (var unit in field)
            if (unit is < 0x20 or 0x7F)
                return new(name, "control-character", $"{name} '{RowProblem.Shown(field)}'에 제어 문자가 있습니다.");
        text = Encoding.UTF8.GetString(field);
        if (text.Length != field.Length)
        {
            text = text.Normalize(NormalizationForm.FormC);
            if (ResidentNumbers.ContainsFolded(text)) return PaymentParser.ResidentNumber(name);
        }

        if (text.Length > longest)
            return new(name, "text-long", $"{name}이(가) {text.Length}자입니다. {longest}자까지 쓸 수 있습니다.");
        if (Masks && text.Length > 0) text = PersonalText.MaskIn(text);
        _bytes = field.ToArray();
        _text = text;
        return null;
    }
}

/// <summary>What several kinds of rows check alike.</summary>
internal static class RowFields
{
    /// <summary>Problem of an id that could not be read: it may be a resident number, which is not shown.</summary>
    public static RowProblem BadId(string column, ReadOnlySpan<byte> field) =>
        ResidentNumbers.Contains(field) ? PaymentParser.ResidentNumber(column) : RowProblem.Id(column, field);

    /// <summary>A short code as text; a byte beyond ASCII becomes a character that no code contains.</summary>
    public static string Ascii(ReadOnlySpan<byte> field) =>
        Encoding.Latin1.GetString(field[..Math.Min(field.Length, 64)]);

    /// <summary>A date, or 0 where the field is empty.</summary>
    public static bool TryOptionalDate(ReadOnlySpan<byte> field, out int yyyymmdd)
    {
        yyyymmdd = 0;
        return field.IsEmpty || FieldValues.TryDate(field, out yyyymmdd);
    }
}
