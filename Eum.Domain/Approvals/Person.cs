using System.Text;

namespace Eum.Domain.Approvals;

/// <summary>Who acts: a person is an employee number (행정 사번), whatever account or role she uses today.</summary>
/// <param name="Account">The account she signed in with.</param>
public sealed record Person(Guid Account, string Name, string EmployeeNo)
{
    /// <summary>The number as it is compared and stored: see <see cref="KeyOf"/>.</summary>
    public string Key => KeyOf(EmployeeNo);

    /// <summary>Whether anyone can be held to it: an account without an employee number is nobody.</summary>
    public bool IsKnown => Key.Length > 0;

    /// <summary>
    /// The same person: by number, so that a second account does not help, and by account, so that a new number does
    /// not.
    /// </summary>
    public bool Is(Person other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Key == other.Key || (Account != Guid.Empty && Account == other.Account);
    }

    /// <summary>Letters and digits only, composed, upper case: "e-0012 " and "Ｅ００１２" are E0012.</summary>
    public static string KeyOf(string? employeeNo) => new(
        [.. (employeeNo ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit)]);
}
