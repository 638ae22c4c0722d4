using Eum.Admin.Desk;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>The merchants that an application may be for.</summary>
/// <param name="Merchant">The one whose form is asked for.</param>
/// <param name="Found">Those that the words stand for.</param>
/// <param name="IsMore">Whether there were more than are shown.</param>
public sealed record ApplicantView(
    DeskMerchant? Merchant, RateLadder Ladder, IReadOnlyList<DeskMerchant> Found, bool IsMore, DateOnly Today);

/// <summary>Finds the merchant that stands at the gu desk: by name, business number or the operator's id.</summary>
public sealed class FindApplicants(FrontDesk desk) : Question<FindApplicants.Request, ApplicantView>(desk)
{
    public const int Most = 20;

    /// <param name="Merchant">The operator's id of one that was chosen.</param>
    public sealed record Request(string? Words, string? Merchant);

    public override Duty Duty { get; } = new("benefit-plus.find", Permissions.BenefitPlusContractsSee);

    protected override async Task<Outcome<ApplicantView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (db, words) = (reading.Db, request.Words?.Trim() ?? "");
        if (request.Merchant is { } id)
            return await MerchantDesk.KeyOfAsync(db, id, cancel) is { } key && await OneAsync(key) is { } one
                ? new ApplicantView(
                    one, await MerchantDesk.LadderAsync(db, one.District, cancel), [], false, reading.Today)
                : Refusals.NotFound;

        List<long> keys = [];
        if (BusinessRegistrationNumber.TryParse(words, out var number))
            keys = await db.Merchants.Where(row => row.RegistrationNo == number.Digits)
                .OrderBy(row => row.MerchantKey).Select(row => row.MerchantKey).Take(Most + 1).ToListAsync(cancel);
        else if (words.Length > 0 && await MerchantDesk.KeyOfAsync(db, words, cancel) is { } exact)
            keys = [exact];
        if (keys.Count == 0 && words.Length >= 2)
            keys = await db.Merchants.Where(row => row.Name.Contains(words))
                .OrderBy(row => row.Name).Select(row => row.MerchantKey).Take(Most + 1).ToListAsync(cancel);

        List<DeskMerchant> found = [];
        foreach (var merchant in keys.Take(Most))
            if (await OneAsync(merchant) is { } there) found.Add(there);
        return new ApplicantView(null, RateLadder.Usual, found, keys.Count > Most, reading.Today);

        Task<DeskMerchant?> OneAsync(long merchant) =>
            MerchantDesk.FindAsync(db, merchant, reading.Today, reading.Scope, cancel);
    }
}
