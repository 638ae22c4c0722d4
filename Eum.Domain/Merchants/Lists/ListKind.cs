namespace Eum.Domain.Merchants.Lists;

/// <summary>What a list of merchants says. The numbers are stored.</summary>
public enum ListKind
{
    /// <summary>New merchants, and what has changed of known ones.</summary>
    Merchants = 1,

    /// <summary>Sales brackets that hold from a day on.</summary>
    Brackets = 2,

    /// <summary>Designations: 착한가격업소, 이어가게, e음택시, events.</summary>
    Designations = 3,
}

/// <summary>How far a list has come. The numbers are stored.</summary>
public enum ListState
{
    /// <summary>Its columns are still to be mapped.</summary>
    Received = 1,

    /// <summary>Every row has its verdict.</summary>
    Checked = 2,

    /// <summary>Approved; a job takes it into the books.</summary>
    Committing = 3,

    Done = 4,

    /// <summary>In the books, but for rows that the books have refused.</summary>
    Partly = 5,

    Failed = 6,
}

/// <summary>What a column of a list can be. The names are stored.</summary>
public enum ListField
{
    MerchantId = 1,
    Number = 2,
    Name = 3,
    Type = 4,
    Ksic = 5,
    Dong = 6,
    Address = 7,
    Phone = 8,
    Bracket = 9,
    Status = 10,
    Qr = 11,
    Day = 12,
    Designation = 13,
    Until = 14,
}

/// <summary>What is said of one row of a list. The numbers are stored.</summary>
public enum ListVerdict
{
    /// <summary>A merchant, or a designation, that was not there.</summary>
    New = 1,

    Change = 2,

    /// <summary>Known, and exactly so.</summary>
    Same = 3,

    /// <summary>An earlier row of the list says it already.</summary>
    Repeat = 4,

    Rejected = 5,
}

/// <summary>A row of a list: what its mapped columns hold, and what is said of it.</summary>
/// <param name="Line">In the file, the headings being line 1.</param>
/// <param name="Cells">In the order of the mapping's fields.</param>
/// <param name="Field">Which of them is wrong; null where none is, or the row as a whole.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Merchant">The key of the merchant it is about; 0 for none that is known.</param>
public sealed record ListRow(
    int Line, IReadOnlyList<string> Cells, ListVerdict Verdict = 0, ListField? Field = null, string Message = "",
    long Merchant = 0)
{
    public bool IsAccepted => Verdict is ListVerdict.New or ListVerdict.Change;
}

/// <summary>How many rows of a list got which verdict.</summary>
public readonly record struct ListCounts(int New, int Change, int Same, int Repeat, int Rejected)
{
    public int Accepted => New + Change;

    public int Duplicates => Same + Repeat;

    public int Rows => Accepted + Duplicates + Rejected;

    public int this[ListVerdict? verdict] => verdict switch
    {
        null => Rows,
        ListVerdict.New => New,
        ListVerdict.Change => Change,
        ListVerdict.Same => Same,
        ListVerdict.Repeat => Repeat,
        _ => Rejected,
    };

    public static ListCounts operator +(ListCounts left, ListCounts right) => new(
        left.New + right.New, left.Change + right.Change, left.Same + right.Same, left.Repeat + right.Repeat,
        left.Rejected + right.Rejected);

    public static ListCounts Of(IEnumerable<ListRow> rows)
    {
        var counts = new int[6];
        foreach (var row in rows) counts[(int)row.Verdict]++;
        return new(counts[1], counts[2], counts[3], counts[4], counts[5]);
    }
}
