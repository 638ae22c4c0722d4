using System.Globalization;
using Eum.Domain.Approvals;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Officers;

/// <summary>What may be granted to whom.</summary>
internal static class Granting
{
    // A proposal may wait seven days; what was meant for its first day is still meant.
    public const int MostDaysBack = 7;

    /// <summary>What is wrong with a grant by itself; null where nothing is.</summary>
    public static Problem? WrongIn(OfficerGrant asked, DateOnly today)
    {
        if (RoleTable.Find(asked.Role) is not { } role) return new("role", "역할을 고르세요.");
        if (DistrictTable.Find(asked.Authority) is not { } place) return new("authority", "기관을 고르세요.");
        if ((role.Reach == RoleReach.Gu) == (asked.Authority == DistrictTable.CityCode))
            return new("authority", role.Reach == RoleReach.Gu
                ? $"{role.Name} 역할은 군·구 하나에 줍니다."
                : $"{role.Name} 역할은 인천광역시에 줍니다. {place.Name}에는 줄 수 없습니다.");
        if (asked.From < today.AddDays(-MostDaysBack))
            return new("from", $"시작일은 오늘보다 {MostDaysBack}일 넘게 앞설 수 없습니다.");
        return asked.Until is { } until && (until < asked.From || until < today)
            ? new("until", "마지막 날이 시작일이나 오늘보다 앞섭니다.")
            : null;
    }

    /// <summary>Two roles that nobody may hold together, if she held this too; null where she may.</summary>
    public static Problem? ConflictOf(PersonGrants held, OfficerGrant asked, DateOnly today)
    {
        if (OfficerGrant.ConflictFrom(today, [.. held.Standing, asked]) is not { } conflict) return null;
        return new("role", $"{NameOf(conflict.One)} 역할과 {NameOf(conflict.Other)} 역할은 한 사람이 함께 가질 수 없습니다.");
    }

    /// <summary>Who decides about rights does not decide about her own.</summary>
    public static Problem? OwnMatter(Officer decides, string employeeNo) =>
        Person.KeyOf(decides.EmployeeNo) == Person.KeyOf(employeeNo)
            ? new("", "자기 권한은 스스로 결재하지 못합니다. 다른 결재자가 해야 합니다.")
            : null;

    public static string NameOf(string role) => RoleTable.Find(role)?.Name ?? role;

    private static string PlaceOf(int authority) => AuthorityNames.Of(authority);

    /// <summary>시 결재 · 인천광역시 · 2026-03-02 – 2026-12-31.</summary>
    public static string Print(OfficerGrant grant) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NameOf(grant.Role)} · {PlaceOf(grant.Authority)} · {grant.From:yyyy-MM-dd} – {grant.Until:yyyy-MM-dd}");

    public static string Print(IEnumerable<OfficerGrant> grants) => string.Join(", ", grants.Select(Print));

    /// <summary>For the record, by code.</summary>
    public static string Written(OfficerGrant grant) => string.Create(
        CultureInfo.InvariantCulture,
        $"{grant.Role} {grant.Authority} {grant.From:yyyy-MM-dd}..{grant.Until:yyyy-MM-dd}");

    public static OfficerGrantRow RowOf(Guid user, OfficerGrant grant, long? proposal) => new()
    {
        UserId = user,
        Role = grant.Role,
        Authority = grant.Authority,
        FromDay = grant.From,
        UntilDay = grant.Until,
        ProposalNo = proposal,
    };

    /// <summary>The proposal whose approval is being saved with this context.</summary>
    public static long? ProposalIn(EumDbContext db) =>
        db.ChangeTracker.Entries<Infrastructure.Storage.Approvals.ProposalStepRow>()
            .SingleOrDefault(step => step.State == EntityState.Added)?.Entity.ProposalNo;
}
