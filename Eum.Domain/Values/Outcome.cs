namespace Eum.Domain.Values;

/// <summary>Why something was refused, in words for the person who asked; Field empty where none is at fault.</summary>
public sealed record Problem(string Field, string Message);

/// <summary>What a use case answers: done, or refused with its reasons. An exception is a bug.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Problem problem) => new Refused([problem]);

    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(IReadOnlyList<Problem> Problems) : Outcome<T>;
}
