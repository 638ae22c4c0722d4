using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// PBKDF2 with HMAC-SHA-512. Fewer iterations than today's are taken once more and then replaced at that sign-in.
/// </summary>
/// <remarks>210,000 iterations: OWASP ASVS 5.0, appendix C.</remarks>
public sealed class Passwords : IPasswordHasher<AppUser>
{
    public const int Iterations = 210_000;

    private readonly PasswordHasher<AppUser> _pbkdf2 =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    public string HashPassword(AppUser user, string password) => _pbkdf2.HashPassword(user, Composed(password));

    public PasswordVerificationResult VerifyHashedPassword(
        AppUser user, string hashedPassword, string providedPassword) =>
        _pbkdf2.VerifyHashedPassword(user, hashedPassword, Composed(providedPassword));

    // The same phrase typed on a Mac or with full-width letters is the same password.
    private static string Composed(string password) => password.Normalize(NormalizationForm.FormKC);
}
