using System.Xml.Linq;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Protection;

/// <summary>What is sealed in the database besides personal data: seeds of second factors, keys of cookies.</summary>
internal sealed class SealedRows(IDbContextFactory<EumDbContext> database, SecretBox box)
{
    /// <summary>Seals with the key of now what an older one sealed; what changed meanwhile is left as it is.</summary>
    public async Task<long> RenewAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await RenewSeedsAsync(db, cancel) + await RenewCookieKeysAsync(db, cancel);
    }

    private async Task<long> RenewSeedsAsync(EumDbContext db, CancellationToken cancel)
    {
        var changed = 0L;
        var users = await db.Users.AsNoTracking().Where(user => user.TotpSeed != null)
            .Select(user => new { user.Id, user.TotpSeed }).ToListAsync(cancel);
        foreach (var user in users.Where(user => !box.IsOfNow(user.TotpSeed)))
        {
            var renewed = box.SealAnew(SecondFactor.PurposeOf(user.Id), user.TotpSeed);
            changed += await db.Users.Where(row => row.Id == user.Id && row.TotpSeed == user.TotpSeed)
                .ExecuteUpdateAsync(row => row.SetProperty(u => u.TotpSeed, renewed), cancel);
        }

        return changed;
    }

    private async Task<long> RenewCookieKeysAsync(EumDbContext db, CancellationToken cancel)
    {
        var changed = 0L;
        foreach (var key in await db.Set<DataProtectionKeyRow>().AsNoTracking().ToListAsync(cancel))
        {
            var xml = XElement.Parse(key.Xml);
            var old = xml.Descendants(SealedXml.Element).Where(part => !box.IsOfNow(Bytes(part))).ToList();
            if (old.Count == 0) continue;
            foreach (var part in old)
                part.Value = Convert.ToBase64String(box.SealAnew(SealedXml.Purpose, Bytes(part)));
            var renewed = xml.ToString(SaveOptions.DisableFormatting);
            changed += await db.Set<DataProtectionKeyRow>().Where(row => row.Name == key.Name)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Xml, renewed), cancel);
        }

        return changed;
    }

    private static byte[] Bytes(XElement part) => Convert.FromBase64String(part.Value);
}
