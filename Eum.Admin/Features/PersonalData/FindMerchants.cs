using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Merchants;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.PersonalData;

/// <summary>A merchant as it is found, its phone masked.</summary>
public sealed record FoundMerchant(long Key, string Name, string RegistrationNo, string Address, PersonalText Phone);

/// <summary>
/// 가맹점 연락처 찾기: by the whole phone number or the whole business number, never by a part; at most a hundred.
/// </summary>
public sealed class FindMerchants(FrontDesk desk, FieldCipher cipher)
    : Question<FindMerchants.Request, IReadOnlyList<FoundMerchant>>(desk)
{
    public const int Most = 100;

    /// <summary>One of both, whole. It is asked by form: neither ever stands in an address.</summary>
    public sealed record Request(string Phone, string RegistrationNo);

    public override Duty Duty { get; } = new("personal.find", Permissions.MerchantsRegisterSee)
    {
        PersonalData = true,
    };

    protected override string SubjectOf(Request request) => request.Phone.Trim().Length > 0
        ? "merchants.phone " + cipher.IndexOf(ProtectedColumns.MerchantPhone.Purpose, Digits(request.Phone))
        : "merchants.registration_no";

    protected override async Task<Outcome<IReadOnlyList<FoundMerchant>>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (Wanted(reading.Db.Merchants, request) is not { } merchants)
            return new Problem("", "전화번호나 사업자등록번호를 끝까지 적으세요. 일부로는 찾지 않습니다.");

        var rows = await merchants.OrderBy(row => row.MerchantKey).Take(Most + 1).ToListAsync(cancel);
        if (rows.Count > Most) return new Problem("", $"{Most}건이 넘게 나옵니다. 다른 조건으로 찾으세요.");
        return new Outcome<IReadOnlyList<FoundMerchant>>.Done([.. rows.Select(Found)]);
    }

    private IQueryable<MerchantRow>? Wanted(IQueryable<MerchantRow> merchants, Request request)
    {
        var phone = Digits(request.Phone);
        if (phone.Length is >= 8 and <= 12)
        {
            var index = cipher.IndexOf(ProtectedColumns.MerchantPhone.Purpose, phone);
            return merchants.Where(row => row.PhoneIndex == index);
        }

        if (request.Phone.Trim().Length > 0
            || !BusinessRegistrationNumber.TryParse(request.RegistrationNo, out var number)) return null;
        return merchants.Where(row => row.RegistrationNo == number.Digits);
    }

    private FoundMerchant Found(MerchantRow row)
    {
        var cell = ProtectedColumns.MerchantPhone.CellOf(row.MerchantKey.ToString(CultureInfo.InvariantCulture));
        return new(
            row.MerchantKey, row.Name, row.RegistrationNo, new PersonalText(PersonalKind.Address, row.Address).Masked,
            new(PersonalKind.Phone, cipher.Decrypt(row.Phone, cell)));
    }

    private static string Digits(string phone) => new PersonalText(PersonalKind.Phone, phone).Plain();
}
