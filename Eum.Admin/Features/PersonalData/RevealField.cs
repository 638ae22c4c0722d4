using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.PersonalData;

/// <summary>Why somebody looks at a person (열람 사유).</summary>
public enum RevealReason
{
    CitizenAsks = 1,
    Settlement = 2,
    Audit = 3,
    Dispute = 4,
}

/// <summary>A field in clear, for as long as it may stay on a screen.</summary>
/// <param name="Left">How many more she may see today.</param>
public sealed record RevealedField(string Text, TimeSpan For, int Left);

/// <summary>
/// 개인정보 열람: shows one field of one row in clear, with reason and record, so many times a day. Never ask it with a
/// key: what a key keeps would be the person.
/// </summary>
public sealed class RevealField(FrontDesk desk, FieldCipher cipher)
    : Change<RevealField.Request, RevealedField>(desk)
{
    public const int ReasonLength = 10;

    private static readonly ProtectedColumn[] Fields =
    [
        ProtectedColumns.MerchantPhone, ProtectedColumns.PersonName, ProtectedColumns.PersonBirthDate,
        ProtectedColumns.PersonPhone,
    ];

    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(60);

    /// <param name="Field">Table and column: <see cref="ProtectedColumn.Purpose"/>.</param>
    /// <param name="Row">The row's key.</param>
    public sealed record Request(string Field, long Row, RevealReason? Why, string Words);

    public override Duty Duty { get; } = new("personal.reveal", Permissions.PersonalDataFieldReveal)
    {
        PersonalData = true,
    };

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<RevealedField>> DecideAsync(
        Work work, Request request, CancellationToken cancel)
    {
        var words = request.Words.Trim();
        if (request.Why is not { } why) return new Problem(nameof(request.Why), "열람 사유를 고르세요.");
        if (words.Length < ReasonLength) return new Problem(nameof(request.Words), "열람하는 까닭을 10자 이상 적으세요.");

        if (Fields.FirstOrDefault(one => one.Purpose == request.Field) is not { } field
            || await StoredAsync(work, field, request.Row, cancel) is not { Length: > 0 } stored)
            return Refusals.NotFound;

        var left = AccessReview.RevealsADay - await CountAsync(work, cancel);
        if (left <= 0)
            return new Problem("", $"오늘 열람할 수 있는 {AccessReview.RevealsADay}건을 다 썼습니다. 더 필요하면 결재를 받으세요.");

        var row = request.Row.ToString(CultureInfo.InvariantCulture);
        var text = cipher.Decrypt(stored, field.CellOf(row));
        var subject = field == ProtectedColumns.MerchantPhone ? $"merchant/{row}" : $"person/{row}";
        work.Record(work.By.Line(AuditActions.Reveal, $"{subject} {request.Field}", "") with
        {
            Reason = $"{why}: {words}",
            Result = AuditResult.Seen,
            SubjectPerson = cipher.SubjectOf(subject),
        });
        return new RevealedField(text, Shown, left - 1);
    }

    private static async Task<string?> StoredAsync(
        Work work, ProtectedColumn field, long row, CancellationToken cancel)
    {
        if (field == ProtectedColumns.MerchantPhone)
            return await work.Db.Merchants.AsNoTracking().Where(one => one.MerchantKey == row)
                .Select(one => one.Phone).SingleOrDefaultAsync(cancel);
        var person = await work.Db.Persons.AsNoTracking().SingleOrDefaultAsync(one => one.PersonNo == row, cancel);
        return field == ProtectedColumns.PersonName ? person?.Name
            : field == ProtectedColumns.PersonBirthDate ? person?.BirthDate
            : person?.Phone;
    }

    // Nobody else appends until this is saved, so two windows cannot both take the last one.
    private static async Task<int> CountAsync(Work work, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel);
        var today = KoreanTime.StartOf(KoreanTime.BusinessDate(work.Now));
        return await work.Db.AuditEntries.CountAsync(
            row => row.Action == AuditActions.Reveal && row.Actor == work.Officer.Account && row.At >= today, cancel);
    }
}
