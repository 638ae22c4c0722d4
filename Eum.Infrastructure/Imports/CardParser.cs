using Eum.Domain.Cards;
using Eum.Domain.Payments;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>A row of a cards file. Unix milliseconds; Replaces is 0 for none.</summary>
internal struct CardEntry : IFileRow
{
    public long Card;
    public long OccurredAt;
    public long Member;
    public long Replaces;
    public string PanMasked;
    public string LotNo;
    public string Reason;
    public short Programme;
    public CardEvent Event;

    public readonly long Key => Card;

    public FilePlace Place { get; set; }
}

/// <summary>Reads and checks one row of a cards file by itself.</summary>
internal sealed class CardParser(ImportContext context)
{
    private const int ShownDigits = 10;
    private readonly KeyColumn _card = new(context.Series);
    private readonly KeyColumn _member = new(context.Series);
    private readonly KeyColumn _replaces = new(context.Series);
    private readonly InstantField _occurredAt = new();
    private readonly ProgrammeColumn _programme = new(context.Programmes);
    private readonly TextColumn _pan = new("pan_masked", 30);
    private readonly TextColumn _lot = new("lot_no", 40);
    private readonly TextColumn _reason = new("reason", 400) { Masks = true };

    public RowProblem? Read(CsvReader row, ref CardEntry entry)
    {
        if (!_card.TryRead(row.Field(0), out entry.Card)) return RowFields.BadId("card_id", row.Field(0));
        entry.Event = EventOf(row.Field(1));
        if (entry.Event == CardEvent.None)
            return RowProblem.Word("event", row.Field(1), "ISSUED, ACTIVATED, SUSPENDED, LOST, REISSUED, CLOSED");
        if (!_occurredAt.TryRead(row.Field(2), out entry.OccurredAt))
            return RowProblem.Instant("occurred_at", row.Field(2));
        if (!_member.TryRead(row.Field(3), out entry.Member)) return RowFields.BadId("member_id", row.Field(3));
        if (_programme.Read(row.Field(4), out entry.Programme) is { } noProgramme) return noProgramme;
        if (_pan.Read(row.Field(5), out entry.PanMasked) is { } badPan) return badPan;
        if (IsWholePan(row.Field(5)))
            return new("pan_masked", "pan", "pan_masked에 가려지지 않은 카드번호가 있어 받지 않았습니다. 가운데 자리를 *로 가려 보내세요.");
        if (_lot.Read(row.Field(6), out entry.LotNo) is { } badLot) return badLot;
        var replaces = row.Field(7);
        if (!replaces.IsEmpty && !_replaces.TryRead(replaces, out entry.Replaces))
            return RowFields.BadId("replaces_card_id", replaces);
        if (entry.Replaces == entry.Card) return new("replaces_card_id", "replaces-itself", "카드가 자기 자신을 대신할 수 없습니다.");
        return _reason.Read(row.Field(8), out entry.Reason);
    }

    private static CardEvent EventOf(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("ISSUED"u8) ? CardEvent.Issued
        : word.SequenceEqual("ACTIVATED"u8) ? CardEvent.Activated
        : word.SequenceEqual("SUSPENDED"u8) ? CardEvent.Suspended
        : word.SequenceEqual("LOST"u8) ? CardEvent.Lost
        : word.SequenceEqual("REISSUED"u8) ? CardEvent.Reissued
        : word.SequenceEqual("CLOSED"u8) ? CardEvent.Closed
        : CardEvent.None;

    /// <summary>More than the first six digits and the last four: a card number that is not masked enough.</summary>
    private static bool IsWholePan(ReadOnlySpan<byte> field)
    {
        var digits = 0;
        foreach (var unit in field)
            if (unit is >= (byte)'0' and <= (byte)'9') digits++;
        return digits > ShownDigits;
    }
}

/// <summary>Reads a column of programme codes as their numbers in storage.</summary>
internal sealed class ProgrammeColumn(Programmes programmes, string name = "programme")
{
    private readonly Dictionary<string, short> _numbers = new(StringComparer.Ordinal);

    public RowProblem? Read(ReadOnlySpan<byte> field, out short number)
    {
        number = 0;
        Span<char> text = stackalloc char[40];
        if (field.Length > text.Length) return Unknown(field);
        for (var i = 0; i < field.Length; i++) text[i] = (char)field[i];
        ReadOnlySpan<char> code = text[..field.Length];
        if (_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out number)) return null;
        if (!ProgrammeCode.TryParse(code, out var programme)) return Unknown(field);
        _numbers[code.ToString()] = number = programmes.NumberOf(programme);
        return null;
    }

    private RowProblem Unknown(ReadOnlySpan<byte> field) =>
        new(name, "programme",
            $"{name} '{RowProblem.Shown(field)}'은 없는 상품입니다. INCHEON, SEORO … 또는 INCHEON-그룹 꼴로 적으세요.");
}
