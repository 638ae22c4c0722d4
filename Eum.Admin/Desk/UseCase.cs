namespace Eum.Admin.Desk;

/// <summary>One thing that can be asked or done. It says what it needs; the desk sees to it.</summary>
public abstract class UseCase
{
    public abstract Duty Duty { get; }
}
