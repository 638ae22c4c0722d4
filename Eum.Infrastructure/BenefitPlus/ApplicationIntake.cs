using System.Globalization;
using Eum.Domain.BenefitPlus;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.BenefitPlus;

namespace Eum.Infrastructure.BenefitPlus;

/// <summary>The merchant that applies.</summary>
/// <param name="Id">As the operator writes it.</param>
/// <param name="District">Where it is now.</param>
public sealed record Applicant(long Key, string Id, int District);

/// <summary>Who takes in, and when (UTC).</summary>
public sealed record TakenIn(string ByName, DateTime At);

/// <summary>Writes an application that was found in order: at the desk one, from a file many.</summary>
public static class ApplicationIntake
{
    /// <summary>What is put on record of each.</summary>
    public const string Action = "혜택플러스 신청 접수";

    public static string TargetOf(long application) =>
        string.Create(CultureInfo.InvariantCulture, $"benefit-plus/{application}");

    /// <summary>Adds it with its first step, under a number that nobody has.</summary>
    /// <param name="from">Where it came from, said with the first step; empty for the desk.</param>
    public static ApplicationRow Add(
        EumDbContext db, long no, Applicant merchant, ContractRequest asked, string note, TakenIn taken,
        string from = "")
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(merchant);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(taken);
        var kept = asked.Kept();
        var row = new ApplicationRow
        {
            ApplicationNo = no,
            Act = kept.Act,
            MerchantKey = merchant.Key,
            MerchantId = merchant.Id,
            District = merchant.District,
            RateBp = kept.RateBp,
            FirstDay = kept.First,
            LastDay = kept.Last,
            Note = note.Trim(),
            State = ApplicationState.Received,
            ReceivedAt = taken.At,
            ReceivedBy = taken.ByName,
        };
        db.BenefitPlusApplications.Add(row);
        db.BenefitPlusSteps.Add(new()
        {
            ApplicationNo = no,
            StepNo = 1,
            At = taken.At,
            Act = ApplicationAct.Receive,
            ByName = taken.ByName,
            Comment = from.Length > 0 ? $"{Reception.Told(kept)} ({from})" : Reception.Told(kept),
        });
        return row;
    }

    /// <summary>What the record says of it.</summary>
    public static string Told(ApplicationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"merchant/{row.MerchantId} {Reception.Told(row.Asked)}";
    }
}
