namespace Eum.Domain.Budgets;

/// <summary>What a budget document does to a line. The numbers are stored.</summary>
public enum BudgetEntryKind
{
    /// <summary>본예산.</summary>
    Original = 1,

    /// <summary>추가경정예산.</summary>
    Supplementary = 2,

    /// <summary>전용·이용으로 들어온 돈.</summary>
    TransferIn = 3,

    /// <summary>전용·이용으로 나간 돈.</summary>
    TransferOut = 4,

    /// <summary>반납.</summary>
    Return = 5,

    /// <summary>불용.</summary>
    Lapse = 6,
}
