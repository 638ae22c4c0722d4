using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage.Merchants;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Merchants;

/// <summary>A file that told something of a merchant; without its name for who may not see files.</summary>
public sealed record MerchantSource(int Batch, string Name, string Kind, string Operator, DateOnly? BusinessDate);

/// <summary>A merchant with everything dated.</summary>
/// <param name="Terms">One after the other.</param>
public sealed record MerchantView(
    long Key, string Id, string Name, string RegistrationNo, string Ksic, PersonalText Address, PersonalText Phone,
    bool Qr, DateOnly RegisteredOn, DateOnly? ClosedOn, DateOnly Today, IReadOnlyList<MerchantTerm> Terms,
    IReadOnlyList<MerchantSpan> Designations, IReadOnlyList<MerchantSpan> Contracts,
    IReadOnlyList<MerchantTurn> Story, IReadOnlyList<MerchantSource> Sources)
{
    /// <summary>As it stands today; of one that is still to come, as it will.</summary>
    public MerchantTerm Now => Terms.LastOrDefault(term => term.From <= Today) ?? Terms[0];
}

/// <summary>가맹점 한 곳: reads a merchant that the asker reaches.</summary>
public sealed class MerchantDetail(FrontDesk desk, FieldCipher cipher)
    : Question<MerchantDetail.Request, MerchantView>(desk)
{
    /// <param name="Id">The operator's.</param>
    public sealed record Request(string Id);

    public override Duty Duty { get; } = new("merchants.show", Permissions.MerchantsRegisterSee);

    protected override async Task<Outcome<MerchantView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var key = await PaymentLedger.KeyOfAsync(await reading.BooksAsync(cancel), request.Id, cancel) ?? -1;
        if (await reading.Db.Merchants.SingleOrDefaultAsync(row => row.MerchantKey == key, cancel) is not { } row)
            return Refusals.NotFound;

        var terms = await reading.Db.MerchantTerms.Where(term => term.MerchantKey == key)
            .Select(term => new MerchantTerm(
                term.ValidFrom, term.BusinessType, term.LegalDong, term.District, term.Bracket, term.Status,
                term.BatchNo))
            .ToListAsync(cancel);
        var standing = MerchantStory.Standing(terms);
        var designations = await reading.Db.MerchantDesignations.Where(one => one.MerchantKey == key)
            .OrderBy(one => one.ValidFrom).Select(one => new MerchantSpan(one.Designation, one.ValidFrom, one.ValidTo))
            .ToListAsync(cancel);
        var contracts = (await reading.Db.BenefitPlusContracts.Where(one => one.MerchantKey == key)
            .OrderBy(one => one.ValidFrom).ToListAsync(cancel)).ConvertAll(one => new MerchantSpan(
                one.RateBp.ToString(CultureInfo.InvariantCulture), one.ValidFrom, one.ValidTo));
        return new MerchantView(
            key, request.Id, row.Name, row.RegistrationNo, row.Ksic, new(PersonalKind.Address, row.Address),
            PhoneOf(row), row.Qr, row.RegisteredOn, row.ClosedOn, reading.Today, standing, designations, contracts,
            MerchantStory.Of(standing, designations, contracts),
            await SourcesAsync(reading, [.. terms.Select(term => term.Batch).Append(row.BatchNo).Distinct()], cancel));
    }

    private PersonalText PhoneOf(MerchantRow row) => new(PersonalKind.Phone, cipher.Decrypt(
        row.Phone, ProtectedColumns.MerchantPhone.CellOf(row.MerchantKey.ToString(CultureInfo.InvariantCulture))));

    private static async Task<IReadOnlyList<MerchantSource>> SourcesAsync(
        Reading reading, List<int> batches, CancellationToken cancel)
    {
        var known = await reading.Db.ImportBatches.Where(batch => batches.Contains(batch.BatchNo))
            .Select(batch => new MerchantSource(
                batch.BatchNo, batch.FileName, batch.Kind, batch.Operator, batch.BusinessDate))
            .ToListAsync(cancel);
        return
        [
            .. batches.Where(batch => batch > 0).OrderDescending()
                .Select(batch => known.FirstOrDefault(one => one.Batch == batch) ?? new(batch, "", "", "", null)),
        ];
    }
}
