using Eum.Domain.Values;

namespace Eum.Domain.Lists;

/// <summary>What a list that officials send is of. The numbers are stored.</summary>
public enum ListKind
{
    /// <summary>New merchants, and what has changed of known ones.</summary>
    Merchants = 1,

    /// <summary>Sales brackets that hold from a day on.</summary>
    Brackets = 2,

    /// <summary>Designations: 착한가격업소, 이어가게, e음택시, events.</summary>
    Designations = 3,

    /// <summary>People who get a card, or money on one.</summary>
    Cards = 4,

    /// <summary>What merchants ask the gu desk for (혜택플러스 신청).</summary>
    Applications = 5,
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
    PersonName = 15,
    BirthDate = 16,

    /// <summary>학번, 사번, 동·호: what the group knows a person by.</summary>
    Membership = 17,

    /// <summary>Whether the person agreed to what is done with these data.</summary>
    Consent = 18,

    /// <summary>Won to be loaded, where it is not the same for all.</summary>
    Amount = 19,

    /// <summary>신규, 변경, 중지, 해지.</summary>
    Act = 20,

    /// <summary>Percent that a merchant adds.</summary>
    Rate = 21,

    Note = 22,

    /// <summary>First and last day of what is asked for.</summary>
    First = 23,
    Last = 24,
}

public static class ListFields
{
    /// <summary>Which kind of personal data a column of this holds; null for none.</summary>
    public static PersonalKind? Personal(this ListField field) => field switch
    {
        ListField.Phone => PersonalKind.Phone,
        ListField.PersonName => PersonalKind.Name,
        ListField.BirthDate => PersonalKind.BirthDate,
        ListField.Membership => PersonalKind.Account,
        _ => null,
    };
}

/// <summary>What is said of one row of a list. The numbers are stored.</summary>
public enum ListVerdict
{
    /// <summary>A merchant, a designation, a card or an application that was not there.</summary>
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
/// <param name="About">
/// The key of the merchant or person, or the number of the application, it is about; 0 for none that is known.
/// </param>
public sealed record ListRow(
    int Line, IReadOnlyList<string> Cells, ListVerdict Verdict = 0, ListField? Field = null, string Message = "",
    long About = 0)
{
    public bool IsAccepted => Verdict is ListVerdict.New or ListVerdict.Change;

    /// <summary>The same row with what is said of it.</summary>
    public ListRow Said(ListVerdict verdict, ListField? field, string message, long about = 0) =>
        this with { Verdict = verdict, Field = field, Message = message, About = about };

    /// <summary>The same row, its personal cells masked; to be shown.</summary>
    public ListRow MaskedBy(ListMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return this with
        {
            Cells =
            [
                .. Cells.Select((cell, at) =>
                    at < mapping.Sources.Count && mapping.Sources[at].Field.Personal() is { } kind
                        ? new PersonalText(kind, cell).Masked
                        : cell),
            ],
        };
    }
}

/// <summary>What is wrong with a cell.</summary>
public sealed record CellProblem(ListField? Field, string Message)
{
    public static CellProblem? TooLong(ListField field, string cell, int longest)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length > longest
            ? new(field, $"{cell.Length}자입니다. {longest}자까지 적을 수 있습니다.")
            : null;
    }
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

    public static ListCounts operator -(ListCounts left, ListCounts right) => new(
        left.New - right.New, left.Change - right.Change, left.Same - right.Same, left.Repeat - right.Repeat,
        left.Rejected - right.Rejected);

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
