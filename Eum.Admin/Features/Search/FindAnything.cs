using System.Globalization;
using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Features.Cards;
using Eum.Admin.Features.Policies;
using Eum.Admin.Layout;
using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Search;

/// <summary>Something that the words stand for, and where it is.</summary>
/// <param name="Kind">place, payment, merchant, card, policy, budget, application, proposal or file.</param>
public sealed record Found(string Kind, string Name, string Note, string Address);

/// <summary>
/// What the search box finds: of each kind only for who may see that kind, and only what she reaches. A payment is
/// found by its whole number, a merchant by its business number, its id or a part of its name (first sounds too), a
/// budget line by its code or the names in it, an application by its number or its merchant's name.
/// </summary>
public sealed class FindAnything(FrontDesk desk, PaymentProofs payments, MerchantSearch merchants)
    : Question<FindAnything.Request, IReadOnlyList<Found>>(desk)
{
    private const int MostOfAKind = 6;
    private const int ShortestName = 2;
    private const int MostLookedThrough = 2_000; // Of applications, the latest.

    public sealed record Request(string Words);

    public override Duty Duty { get; } = new("search", Permissions.AccountOwnManage);

    /// <summary>The pages that she may open, by their names in her language.</summary>
    public static IEnumerable<Found> Places(Officer? officer, string words, Func<string, string> text) =>
        Place.Every.Where(place => officer?.May(place.Permission) == true)
            .Select(place => new Found(
                "place", text(place.Text), place.Chapter.Length > 0 ? text("chapter." + place.Chapter) : "",
                place.Address))
            .Where(found => Hangul.Finds(found.Name, words) || Hangul.Finds(found.Note, words))
            .Take(MostOfAKind);

    protected override async Task<Outcome<IReadOnlyList<Found>>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var words = request.Words.Trim();
        List<Found> found = [];
        if (words.Length is 0 or > 80) return found;

        if (May(reading, Permissions.PaymentsCashbackExplain)) await AddPaymentAsync(found, reading, words, cancel);
        if (May(reading, Permissions.MerchantsRegisterSee)) await AddMerchantsAsync(found, reading, words, cancel);
        if (May(reading, Permissions.CardsRegisterSee)) await AddCardsAsync(found, reading, words, cancel);
        if (May(reading, Permissions.PoliciesCatalogueSee)) await AddPoliciesAsync(found, reading, words, cancel);
        if (May(reading, Permissions.BudgetsLinesSee)) await AddBudgetLinesAsync(found, reading, words, cancel);
        if (May(reading, Permissions.BenefitPlusContractsSee))
            await AddApplicationsAsync(found, reading, words, cancel);
        if (May(reading, Permissions.ApprovalsProposalsSee)) await AddProposalAsync(found, reading, words, cancel);
        if (May(reading, Permissions.ImportsFilesSee)) await AddFilesAsync(found, reading, words, cancel);
        return found;
    }

    // The context shows what she reaches by any of her roles: a kind that she reaches less far is left out.
    private static bool May(Reading reading, string permission) =>
        reading.Officer.May(permission) && reading.Officer.ScopeFor(permission) == reading.Scope;

    private async Task AddPaymentAsync(List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        if (payments.KeyOf(words) is not { } key
            || await reading.Db.Payments.Where(row => row.TxKey == key)
                .Select(row => new { row.ApprovedAt, row.Amount }).SingleOrDefaultAsync(cancel) is not { } row) return;
        found.Add(new(
            "payment", words, $"{KoreanTime.Print(row.ApprovedAt)[..16].Replace('T', ' ')} · {Count.Print(row.Amount)}",
            $"/payments/{Uri.EscapeDataString(words)}"));
    }

    private async Task AddMerchantsAsync(List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        if (words.Length < ShortestName) return;
        var page = await merchants.PageAsync(
            await reading.BooksAsync(cancel), reading.Today, new() { Words = words },
            new(MerchantOrder.Name, Descending: false, null, Backwards: false, MostOfAKind), cancel);
        found.AddRange(page.Lines.Select(line => new Found(
            "merchant", line.Name, line.RegistrationNo, $"/merchants/{Uri.EscapeDataString(line.Id)}")));
    }

    // By the last four digits, or by the operator's whole number.
    private static async Task AddCardsAsync(
        List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        var isEnd = new CardFilter { Word = words }.PanEnd is not null;
        if (!isEnd && words.Length < ShortestName) return;
        var ids = await ExternalIds.ReadAsync(reading.Db, cancel);
        var (end, key) = (new CardFilter { Word = words }.PanEnd ?? -2, ids.KeyOf(words) ?? -1);
        var rows = await reading.Db.Cards.Where(row => isEnd ? row.PanEnd == end : row.CardKey == key)
            .OrderByDescending(row => row.CardKey).Take(MostOfAKind)
            .Select(row => new { row.CardKey, row.PanMasked }).ToListAsync(cancel);
        found.AddRange(rows.Select(row => new Found(
            "card", ids.IdOf(row.CardKey), row.PanMasked, CardShape.AddressOf(ids.IdOf(row.CardKey)))));
    }

    private static async Task AddPoliciesAsync(
        List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        if (words.Length < ShortestName) return;
        var policies = (await BookPolicies.ReadAsync(reading.Db, cancel)).Policies;
        found.AddRange(
            from policy in policies
            where policy.Versions.Count > 0 && (Hangul.Finds(policy.Name, words) || Hangul.Finds(policy.Code, words))
            let version = policy.At(reading.Now) ?? policy.Versions[0]
            select new Found("policy", policy.Name, $"{policy.Code}:{version.Version}",
                PolicyWords.AddressOf(policy.Code, version.Version)));
    }

    // Every word stands in its code or its names: 2026 서구 서로; the latest year first. A year alone is no line.
    private static async Task AddBudgetLinesAsync(
        List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        if (words.Length < ShortestName || words.All(char.IsAsciiDigit)) return;
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var keys = (await reading.Db.BudgetLines.AsNoTracking().ToListAsync(cancel))
            .ConvertAll(row => new BudgetLineKey(row.Year, row.Fund, row.Authority, row.Programme));
        found.AddRange(keys.Where(key => parts.All(part => Hangul.Finds(TextOf(key), part)))
            .OrderByDescending(key => key.Year).ThenBy(key => key, BudgetLineKey.InBookOrder).Take(MostOfAKind)
            .Select(key => new Found(
                "budget", Names.Programme(key.Programme), $"{Names.Authority(key.Authority)} · {key.ToCode()}",
                BudgetNames.Address(key))));
    }

    // In either language, whichever the page is in.
    private static string TextOf(BudgetLineKey key)
    {
        var (authority, brand) = (DistrictTable.Find(key.Authority), GuBrands.Find(key.Programme));
        return string.Join(
            ' ', key.ToCode(), FundNames.Korean(key.Fund), authority?.Name, authority?.NameEn, brand?.Name,
            brand?.NameEn);
    }

    private static async Task AddApplicationsAsync(
        List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        var isNumber = long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!isNumber && words.Length < ShortestName) return;
        var rows = await reading.Db.BenefitPlusApplications
            .Where(row => !isNumber || row.ApplicationNo == number)
            .Join(
                reading.Db.Merchants, row => row.MerchantKey, merchant => merchant.MerchantKey,
                (row, merchant) => new { row.ApplicationNo, row.FirstDay, merchant.Name })
            .OrderByDescending(row => row.ApplicationNo).Take(MostLookedThrough).ToListAsync(cancel);
        found.AddRange(rows.Where(row => isNumber || Hangul.Finds(row.Name, words)).Take(MostOfAKind).Select(row =>
            new Found(
                "application", string.Create(CultureInfo.InvariantCulture, $"{row.ApplicationNo}"),
                $"{row.Name} · {BudgetNames.Day(row.FirstDay)}",
                string.Create(CultureInfo.InvariantCulture, $"/benefit-plus/{row.ApplicationNo}"))));
    }

    private static async Task AddProposalAsync(
        List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        if (!long.TryParse(words, out var number)
            || await reading.Db.Proposals.Where(row => row.ProposalNo == number)
                .Select(row => new { row.ProposalNo, row.MakerName, row.Reason }).SingleOrDefaultAsync(cancel)
                is not { } row) return;
        found.Add(new("proposal", $"{row.ProposalNo}", $"{row.MakerName} · {row.Reason}", $"/approvals/{number}"));
    }

    private static async Task AddFilesAsync(
        List<Found> found, Reading reading, string words, CancellationToken cancel)
    {
        if (words.Length < ShortestName) return;
        var rows = await reading.Db.ImportBatches.Where(row => row.FileName.Contains(words))
            .OrderByDescending(row => row.BatchNo).Take(MostOfAKind)
            .Select(row => new { row.BatchNo, row.FileName }).ToListAsync(cancel);
        found.AddRange(rows.Select(row =>
            new Found("file", row.FileName, $"{row.BatchNo}", $"/imports/{row.BatchNo}")));
    }
}
