using System.Text;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

internal enum MerchantEvent
{
    New = 1,
    Change = 2,
    End = 3,
}

/// <summary>A row of a merchants file. Days are yyyymmdd.</summary>
internal record struct MerchantEntry : IFileRow
{
    public long Merchant;
    public long LegalDong;
    public string RegistrationNo;
    public string Name;
    public string Ksic;
    public string Address;
    public string Phone;
    public int OccurredOn;
    public int BusinessType;
    public int BracketFrom;
    public MerchantEvent Event;
    public SalesBracket Bracket;
    public MerchantStatus Status;
    public bool Qr;

    public readonly long Key => Merchant;

    public FilePlace Place { get; set; }

    public readonly bool Closes => Status == MerchantStatus.Closed;
}

/// <summary>Reads and checks one row of a merchants file by itself.</summary>
internal sealed class MerchantParser(IdSeries series)
{
    private readonly KeyColumn _merchant = new(series);
    private readonly TextColumn _name = new("name", 200, required: true);
    private readonly TextColumn _ksic = new("ksic", 10);
    private readonly TextColumn _address = new("address", 400);
    private readonly TextColumn _phone = new("phone", 40);

    public RowProblem? Read(CsvReader row, ref MerchantEntry entry) =>
        ReadEvent(row, ref entry) ?? ReadFacts(row, ref entry) ?? ReadTexts(row, ref entry) ?? Agree(in entry);

    private RowProblem? ReadEvent(CsvReader row, ref MerchantEntry entry)
    {
        if (!_merchant.TryRead(row.Field(0), out entry.Merchant)) return RowFields.BadId("merchant_id", row.Field(0));
        var word = row.Field(1);
        if (word.SequenceEqual("NEW"u8)) entry.Event = MerchantEvent.New;
        else if (word.SequenceEqual("CHANGE"u8)) entry.Event = MerchantEvent.Change;
        else if (word.SequenceEqual("END"u8)) entry.Event = MerchantEvent.End;
        else return RowProblem.Word("event", word, "NEW, CHANGE, END");
        return FieldValues.TryDate(row.Field(2), out entry.OccurredOn) ? null
            : RowProblem.Date("occurred_on", row.Field(2));
    }

    private static RowProblem? ReadFacts(CsvReader row, ref MerchantEntry entry)
    {
        if (!BusinessTypeTable.TryFind(row.Field(5), out var type))
            return new("business_type", "business-type",
                $"business_type '{RowProblem.Shown(row.Field(5))}'은 없는 업종입니다.");
        entry.BusinessType = type.No;

        var dong = row.Field(7);
        if (dong.IsEmpty || !FieldValues.TryDong(dong, out entry.LegalDong)
            || !LegalDongTable.IsValid(entry.LegalDong, DateNumber.ToDate(entry.OccurredOn)))
            return MemberParser.UnknownDong("legal_dong", dong, entry.OccurredOn);
        if (!SalesBrackets.TryParse(row.Field(10), out entry.Bracket))
            return RowProblem.Word("sales_bracket", row.Field(10), "LE300M, LE500M, LE1B, LE3B, GT3B");
        if (!RowFields.TryOptionalDate(row.Field(11), out entry.BracketFrom))
            return RowProblem.Date("bracket_from", row.Field(11));

        var status = row.Field(12);
        if (status.SequenceEqual("OPEN"u8)) entry.Status = MerchantStatus.Open;
        else if (status.SequenceEqual("SUSPENDED"u8)) entry.Status = MerchantStatus.Suspended;
        else if (status.SequenceEqual("CLOSED"u8)) entry.Status = MerchantStatus.Closed;
        else return RowProblem.Word("status", status, "OPEN, SUSPENDED, CLOSED");

        entry.Qr = row.Field(13).SequenceEqual("Y"u8);
        return entry.Qr || row.Field(13).SequenceEqual("N"u8) ? null : RowProblem.Word("qr", row.Field(13), "Y, N");
    }

    private RowProblem? ReadTexts(CsvReader row, ref MerchantEntry entry)
    {
        var field = row.Field(3);
        if (ResidentNumbers.Contains(field)) return PaymentParser.ResidentNumber("business_registration_no");
        if (!BusinessRegistrationNumber.TryParse(Encoding.UTF8.GetString(field), out var number))
            return new("business_registration_no", "registration-no",
                $"business_registration_no '{RowProblem.Shown(field)}'은 사업자등록번호가 아닙니다. 검증 숫자를 확인하세요.");
        entry.RegistrationNo = number.Digits;
        return _name.Read(row.Field(4), out entry.Name)
            ?? _ksic.Read(row.Field(6), out entry.Ksic)
            ?? _address.Read(row.Field(8), out entry.Address)
            ?? _phone.Read(row.Field(9), out entry.Phone);
    }

    private static RowProblem? Agree(in MerchantEntry entry) => entry switch
    {
        { Event: MerchantEvent.New, Closes: true } => new("status", "status", "새 가맹점(NEW)이 종료(CLOSED)일 수 없습니다."),
        { Event: MerchantEvent.End, Closes: false } => new("status", "status", "종료(END) 행의 status는 CLOSED여야 합니다."),
        _ => null,
    };
}
