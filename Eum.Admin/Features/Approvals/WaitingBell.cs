namespace Eum.Admin.Features.Approvals;

/// <summary>Tells the header of the same circuit that something was decided on its page.</summary>
public sealed class WaitingBell
{
    public event Action? Rung;

    public void Ring() => Rung?.Invoke();
}
