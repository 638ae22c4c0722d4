using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Eum.Domain.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Lists;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>How the rows of a list lie in its pages: so many to a page, encrypted, each with its verdict.</summary>
public static class ListPages
{
    public const int RowsToAPage = 400;

    private const int PagesToAList = 10_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The rows as pages of a list.</summary>
    internal static IEnumerable<SentListPageRow> Of(
        SentListRow list, IEnumerable<ListRow> rows, FieldCipher cipher)
    {
        foreach (var (at, some) in rows.Chunk(RowsToAPage).Index())
        {
            var key = list.ListNo * PagesToAList + at;
            var page = new SentListPageRow
            {
                PageKey = key,
                ListNo = list.ListNo,
                Authority = list.Authority,
                Body = Sealed(key, some, cipher),
            };
            page.Count(ListCounts.Of(some));
            yield return page;
        }
    }

    /// <exception cref="CellBrokenException">It is not what was put there.</exception>
    public static IReadOnlyList<ListRow> Rows(SentListPageRow page, FieldCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(cipher);
        return JsonSerializer.Deserialize<List<Packed>>(cipher.Decrypt(page.Body, CellOf(page.PageKey)), Json)!
            .ConvertAll(row => new ListRow(row.L, row.C, row.V, row.F, row.M, row.K));
    }

    /// <summary>Puts rows in the place of those that are there.</summary>
    internal static void Replace(SentListPageRow page, IReadOnlyList<ListRow> rows, FieldCipher cipher)
    {
        page.Body = Sealed(page.PageKey, rows, cipher);
        page.Count(ListCounts.Of(rows));
    }

    /// <summary>Of the rows and their verdicts, in order.</summary>
    internal static string Sha256Of(IEnumerable<ListRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Line}\u001f{(int)row.Verdict}\u001f{row.About}\u001f{string.Join('\u001f', row.Cells)}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Sealed(long key, IReadOnlyList<ListRow> rows, FieldCipher cipher) => cipher.Encrypt(
        JsonSerializer.Serialize(
            rows.Select(row => new Packed(row.Line, row.Cells, row.Verdict, row.Field, row.Message, row.About)),
            Json),
        CellOf(key));

    private static Cell CellOf(long key) =>
        ProtectedColumns.SentListRows.CellOf(key.ToString(CultureInfo.InvariantCulture));

    private sealed record Packed(
        int L, IReadOnlyList<string> C, ListVerdict V, ListField? F, string M, long K);
}
