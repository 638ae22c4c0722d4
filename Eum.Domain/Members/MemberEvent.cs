namespace Eum.Domain.Members;

/// <summary>What a member did. The numbers are stored.</summary>
public enum MemberEvent
{
    Join = 1,
    Leave = 2,
    Move = 3,

    /// <summary>The other side of a move, counted where the member lived before. No file says it.</summary>
    MoveOut = 4,
}

/// <summary>As the member told the operator. The numbers are stored.</summary>
public enum Sex
{
    Unknown = 0,
    Male = 1,
    Female = 2,
}
