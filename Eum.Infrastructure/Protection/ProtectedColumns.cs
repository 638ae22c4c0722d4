namespace Eum.Infrastructure.Protection;

/// <summary>A column whose texts are encrypted, and where a text of it lies.</summary>
/// <param name="Key">The row's key column, a whole number.</param>
/// <param name="Batch">The column that names the file a row came with; null where none.</param>
public sealed record ProtectedColumn(string Table, string Column, string Key, string? Batch)
{
    public Cell CellOf(string key) => new(Table, Column, key);

    /// <summary>What the column is searched by: see <see cref="FieldCipher.IndexOf"/>.</summary>
    public string Purpose => $"{Table}.{Column}";

    internal bool Holds(FieldCipher cipher, string key, string stored)
    {
        try
        {
            cipher.Decrypt(stored, CellOf(key));
            return true;
        }
        catch (CellBrokenException)
        {
            return false;
        }
    }
}

/// <summary>Every encrypted column there is; rotation and verification go through this list.</summary>
public static class ProtectedColumns
{
    public static ProtectedColumn MerchantPhone { get; } = new("merchants", "phone", "merchant_key", "batch_no");

    /// <summary>Rows of lists that officials send.</summary>
    public static ProtectedColumn SentListRows { get; } = new("sent_list_pages", "body", "page_key", null);

    public static ProtectedColumn PersonName { get; } = new("persons", "name", "person_no", null);

    public static ProtectedColumn PersonBirthDate { get; } = new("persons", "birth_date", "person_no", null);

    public static ProtectedColumn PersonPhone { get; } = new("persons", "phone", "person_no", null);

    public static IReadOnlyList<ProtectedColumn> All { get; } =
        [MerchantPhone, SentListRows, PersonName, PersonBirthDate, PersonPhone];
}
