using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Cards;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Features.Drafts;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>
/// Books into which canaries have come by every way there is: at the desk, half typed, by a roster as a good row, as a
/// rejected one and as one that was corrected, by a roster that nobody has mapped yet, and by the operator's answers.
/// </summary>
internal sealed class CanaryTown : IAsyncDisposable
{
    public const string Reason = "운영사에 오늘 주문을 보냄";
    public const string MaskedCard = "9410-16**-****-8901";
    public static readonly DateOnly Today = KoreanTime.BusinessDate(TimeProvider.System.GetUtcNow().UtcDateTime);
    public static readonly Canary AtDesk = new("남궁카나리아", new(1985, 11, 23), "010-9876-5432");
    public static readonly Canary Student = new("선우문조새", new(2009, 7, 19), "010-7431-2586", "K-5521987");
    public static readonly Canary Child = new("황보딱따구", new(Today.Year - 8, 4, 17), "010-6142-8573", "K-5521988");
    public static readonly Canary Corrected = new("제갈뻐꾸기", new(2008, 6, 23), "010-3357-9912", "K-5521989");
    public static readonly Canary Waiting = new("독고종다리", new(2007, 10, 27), "010-5683-1479", "K-5521990");

    /// <summary>Put in the place of the one she was sent with.</summary>
    public const string OtherPhone = "010-8264-7391";

    private readonly PortalBooks _books;
    private readonly Registry _registry;
    private readonly Counter _counter;

    private CanaryTown(PortalBooks books)
    {
        _books = books;
        _registry = Registry.Over(books);
        _counter = new(books.Database, TimeProvider.System);
    }

    public static IReadOnlyList<string> Texts { get; } =
    [
        .. AtDesk.Texts, .. Student.Texts, .. Child.Texts, .. Corrected.Texts, .. Waiting.Texts, OtherPhone,
        OtherPhone.Replace("-", ""), .. Canary.OfTheCard,
    ];

    public Caller City { get; private set; } = Caller.Machine;

    /// <summary>The file of cards, a row of which was refused.</summary>
    public int CardsFile { get; private set; }

    public static async Task<CanaryTown> OpenAsync(PortalBooks books)
    {
        await Town.FillAsync(books);
        var town = new CanaryTown(books);
        town.City = await town._counter.OfficerAsync(RoleTable.CityFinance, 28000);
        await town.AtTheDeskAsync();
        await town.ByRosterAsync();
        Assert.Equal(1, Done(await town.Get<CloseOrderFile>().RunAsync(town.City, new(0), null, default)));
        await town.AnsweredAsync();
        return town;
    }

    public T Get<T>()
        where T : notnull => _registry.Get<T>();

    // Ordered under a key, looked up, and half of another person typed and kept.
    private async Task AtTheDeskAsync()
    {
        var cipher = _books.Services.GetRequiredService<FieldCipher>();
        var by = await _counter.OfficerAsync(RoleTable.GuOfficial, 28185);
        var ordered = await Get<IssueCard>().RunAsync(
            by, new("YEONSU", AtDesk.Name, AtDesk.Birth, AtDesk.Phone, Consents.Required), Guid.CreateVersion7(),
            default);
        Assert.Equal(1, Done(ordered));
        var looked = await Get<CheckEligibility>().RunAsync(
            by, new("YEONSU", AtDesk.Name, AtDesk.Birth, AtDesk.Phone), Guid.CreateVersion7(), default);
        Assert.False(Done(looked).Fits);
        var drafts = new Infrastructure.Storage.Officers.Drafts(_books.Database, cipher, TimeProvider.System);
        var typed = $"{{\"name\":\"{AtDesk.Name}\",\"born\":\"{AtDesk.Birth}\",\"phone\":\"{AtDesk.Phone}\"}}";
        Done(await new KeepDraft(_counter.Desk, drafts).RunAsync(
            by, new("cards.issue", typed, "", Guid.CreateVersion7()), default));
    }

    // The first list is ordered, one row of it corrected and one left; the second waits to be mapped.
    private async Task ByRosterAsync()
    {
        var text = Roster.Headings + Row(Student, "Y") + Row(Child, "Y") + Row(Corrected, "N");
        Assert.Equal(1, await SentAsync(text));
        var mapping = Done(await Get<CardBatchDetail>().RunAsync(City, new(1), default)).List.Mapping;
        Done(await Get<MapCardList>().RunAsync(City, new(1, mapping, Today), default));
        Done(await Get<CorrectCardRow>().RunAsync(City, new(1, 4, [null, null, OtherPhone, null, "Y"]), default));
        var view = Done(await Get<CardBatchDetail>().RunAsync(City, new(1), default)).List;
        Assert.Equal((2, 1), (view.Line.Counts.New, view.Line.Counts.Rejected));
        Done(await Get<IssueSmallBatch>().RunAsync(City, new(1, view.Sha256), null, default));
        using var signals = new JobSignals();
        using var runner = new JobRunner(
            new JobBook(_books.Database, TimeProvider.System), Get<IEnumerable<JobKind>>(), _counter.Desk, signals,
            TimeProvider.System, NullLogger<JobRunner>.Instance);
        await runner.LookAsync(default);
        await runner.IdleAsync();
        Assert.Equal(2, await SentAsync(Roster.Headings + Row(Waiting, "Y")));
        var headless = await TrySendAsync(Row(Waiting, "Y") + Row(Student, "Y"));
        Assert.Contains(
            "열 이름", Assert.IsType<Outcome<long>.Refused>(headless).Problems[0].Message, StringComparison.Ordinal);
    }

    // One card cannot be made, one is; one row says a whole card number.
    private async Task AnsweredAsync()
    {
        using var folder = new TempFolder();
        await TakeAsync(
            folder, "members", 0, $"M000901,JOIN,{OperatorDesk.At("00:00:01.000", Today)},1985,F,2818510100");
        await TakeAsync(
            folder, "card-answers", 0,
            $"1,FAILED,,,{OperatorDesk.At("00:00:02.000", Today)},부재중 {AtDesk.Phone} 카드 {Canary.Card}",
            $"2,ISSUED,C000901,M000901,{OperatorDesk.At("00:00:02.000", Today)},");
        CardsFile = await TakeAsync(
            folder, "cards", 2,
            Event("C000901", "ISSUED", MaskedCard, ""), Event("C000901", "ACTIVATED", MaskedCard, ""),
            Event("C000901", "SUSPENDED", MaskedCard, $"분실 신고 {AtDesk.Phone}"),
            Event("C000902", "ISSUED", Canary.Card, $"연락 {AtDesk.Phone}"),
            Event("C000903", "ISSUED", "9410-1677-3456-**01", ""));
    }

    private static string Event(string card, string what, string pan, string reason) =>
        $"{card},{what},{OperatorDesk.At(what == "ISSUED" ? "00:00:03.000" : what == "ACTIVATED" ? "00:00:04.000"
            : "00:00:05.000", Today)},M000901,INCHEON-INU,{pan},L1,,{reason}";

    private static string Row(Canary person, string consent) =>
        $"{person.Name},{person.Birth},{person.Phone},{person.Membership},{consent}\n";

    private async Task<int> TakeAsync(TempFolder folder, string kind, int refused, params string[] rows)
    {
        var path = folder.Write($"{kind}.csv", OperatorDesk.TextOf(kind, rows, 1, Today));
        var importer = _books.Services.GetRequiredService<FileImporter>();
        var result = await importer.ImportAsync(path, null, "test", null, default);
        Assert.True(result.Rejected == refused, $"{result.Message} {string.Join(' ', result.Problems)}");
        return result.BatchNo;
    }

    private async Task<long> SentAsync(string text) => Done(await TrySendAsync(text));

    private async Task<Outcome<long>> TrySendAsync(string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Get<SendCardList>().RunAsync(
            City, new(IssuingDesk.School, 0, Today, Guid.CreateVersion7(), "명단.csv", content), default);
    }

    public static T Done<T>(Outcome<T> outcome) => IssuingDesk.Value(outcome);

    public ValueTask DisposeAsync() => _registry.DisposeAsync();
}
