namespace Eum.Admin.Desk;

/// <summary>Lets somebody prove anew that it is she without leaving her page, and what she typed there.</summary>
public interface IStepUp
{
    /// <param name="code">Of her authenticator: counted, locked and recorded as at sign-in.</param>
    Task<bool> ConfirmAsync(string code, CancellationToken cancel);
}
