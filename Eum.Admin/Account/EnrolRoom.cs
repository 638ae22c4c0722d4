using System.Security.Cryptography;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace Eum.Admin.Account;

/// <summary>What the enrolment form holds between its two steps.</summary>
/// <param name="SealedSeed">The seed that the authenticator was shown, sealed; null where the account has one.</param>
/// <param name="Picture">A QR code as the path of an SVG.</param>
internal sealed record EnrolForm(
    string Account, string? SealedSeed, string? WrittenSeed, string? Picture, int PictureSize);

/// <summary>How an enrolment ended.</summary>
/// <param name="Codes">To be shown once; empty where an old account only got a new password.</param>
internal sealed record EnrolAnswer(Problem? Refused, IReadOnlyList<string> Codes);

/// <summary>The steps of enrolment as the browser sees them.</summary>
internal sealed class EnrolRoom(Enrolment enrolment, IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _seal =
        protection.CreateProtector("Eum.Enrolment").ToTimeLimitedDataProtector();

    /// <summary>The form for a token; null where the token is worth nothing.</summary>
    public async Task<EnrolForm?> OpenAsync(HttpContext context, string token, string? sealedSeed)
    {
        var leave = await enrolment.LookAsync(token, SignInRoom.AddressOf(context), context.RequestAborted);
        if (leave is null) return null;
        if (leave.HasSecondFactor) return new(leave.User.UserName!, null, null, null, 0);

        var seed = SeedOf(sealedSeed) ?? Totp.NewSeed(); // After a mistake the authenticator already knows this one.
        var picture = QrCode.Of(Totp.Address(leave.User.UserName!, seed));
        return new(
            leave.User.UserName!, _seal.Protect(Convert.ToHexString(seed), Enrolment.TokenLives), Totp.Written(seed),
            picture.ToPath(), picture.Size + 8);
    }

    public async Task<EnrolAnswer> FinishAsync(
        HttpContext context, string token, string password, string? sealedSeed, string code)
    {
        var address = SignInRoom.AddressOf(context);
        if (SeedOf(sealedSeed) is { } seed)
            return await enrolment.EnrolAsync(token, password, seed, code, address, context.RequestAborted) switch
            {
                Outcome<IReadOnlyList<string>>.Done(var codes) => new(null, codes),
                Outcome<IReadOnlyList<string>>.Refused refused => new(refused.Problems[0], []),
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            };
        return await enrolment.ResetAsync(token, password, code, address, context.RequestAborted)
            is Outcome<AppUser>.Refused { Problems: [var problem, ..] }
                ? new(problem, [])
                : new(null, []);
    }

    private byte[]? SeedOf(string? sealedSeed)
    {
        if (string.IsNullOrEmpty(sealedSeed)) return null;
        try
        {
            return Convert.FromHexString(_seal.Unprotect(sealedSeed));
        }
        catch (CryptographicException)
        {
            return null; // Older than the token could be, or not ours.
        }
    }
}
