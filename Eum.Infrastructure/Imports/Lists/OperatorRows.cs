using System.Globalization;
using Eum.Domain.Districts;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Merchants.Lists;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Merchants;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>Writes the accepted rows of a list as rows of the contract: they take the way all rows take.</summary>
internal sealed class OperatorRows(EnvelopeWriter file, long list, FieldCipher cipher)
{
    public static FileKind KindOf(ListKind kind) => kind switch
    {
        ListKind.Brackets => FileKind.Brackets,
        ListKind.Designations => FileKind.Designations,
        _ => FileKind.Merchants,
    };

    public void Bracket(string merchant, ListEntry entry)
    {
        file.Text(merchant);
        file.Text(entry.Bracket!.Value.Code());
        file.Date(entry.Day);
        file.EndRow();
    }

    public void Designation(string merchant, ListEntry entry)
    {
        file.Text(merchant);
        file.Text(entry.Designation);
        file.Date(entry.Day);
        if (entry.Until is { } until) file.Date(until);
        else file.Empty();
        file.EndRow();
    }

    /// <summary>A merchant that the operator has not numbered gets a number of ours: list and line.</summary>
    public void New(int line, ListEntry entry) => Merchant(
        entry.MerchantId.Length > 0 ? entry.MerchantId
            : string.Create(CultureInfo.InvariantCulture, $"EUM{list:00000}{line:000000}"),
        "NEW", entry, entry.Number, entry.Name, entry.Type!, entry.Ksic, entry.Dong!.CodeOn(entry.Day), entry.Address,
        entry.Phone, entry.Bracket!.Value, entry.Status ?? MerchantStatus.Open, entry.Qr ?? false);

    /// <summary>What the row does not say stays as it stands.</summary>
    public void Change(MerchantLine now, MerchantRow row, ListEntry entry) => Merchant(
        now.Id, entry.Status == MerchantStatus.Closed ? "END" : "CHANGE", entry,
        entry.Number.Length > 0 ? entry.Number : row.RegistrationNo,
        entry.Name.Length > 0 ? entry.Name : row.Name,
        entry.Type ?? BusinessTypeTable.ByNo(now.BusinessType)!, entry.Ksic.Length > 0 ? entry.Ksic : row.Ksic,
        entry.Dong?.CodeOn(entry.Day) ?? CodeOn(now.Dong, entry.Day),
        entry.Address.Length > 0 ? entry.Address : row.Address,
        entry.Phone.Length > 0 ? entry.Phone : PhoneOf(row), entry.Bracket ?? now.Bracket, entry.Status ?? now.Status,
        entry.Qr ?? row.Qr);

    private static long CodeOn(long dong, DateOnly day) =>
        LegalDongTable.TryFind(dong, out var known) ? known.CodeOn(day) : dong;

    private string PhoneOf(MerchantRow row) => cipher.Decrypt(
        row.Phone, ProtectedColumns.MerchantPhone.CellOf(row.MerchantKey.ToString(CultureInfo.InvariantCulture)));

    private void Merchant(
        string id, string @event, ListEntry entry, string number, string name, BusinessType type, string ksic,
        long dong, string address, string phone, SalesBracket bracket, MerchantStatus status, bool qr)
    {
        file.Text(id);
        file.Text(@event);
        file.Date(entry.Day);
        file.Text(number);
        file.Text(name);
        file.Text(type.Code);
        file.Text(ksic);
        file.Number(dong);
        file.Text(address);
        file.Text(phone);
        file.Text(bracket.Code());
        file.Date(entry.Day);
        file.Text(status.ToString().ToUpperInvariant());
        file.Text(qr ? "Y" : "N");
        file.EndRow();
    }
}
