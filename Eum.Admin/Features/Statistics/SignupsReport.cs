using Eum.Domain.Members;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>
/// 가입: by month, district, age and sex. Age is the year less the year of birth, as the operator tells no day.
/// </summary>
public sealed class SignupsReport : IReport
{
    private static readonly ReportColumn[] Columns =
    [
        new("월", "Month"), new("군·구", "District"), new("연령", "Age"), new("성별", "Sex"), new("가입", "Joined", "명"),
        new("탈퇴", "Left", "명"), new("순증", "Net", "명"), new("전입", "Moved in", "명"),
    ];

    public string Name => "signups";

    public string Title => "가입자";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cells = await ChargeReader.SignupsAsync(books, request.Period, cancel);
        var groups =
            from cell in cells
            let district = (int)(cell.HomeDong / 100_000)
            where cell.Event != MemberEvent.MoveOut && request.Holds(cell.HomeDong, district)
            let place = StatisticPlace.Of(request.View, cell.HomeDong, district)
            group cell by (cell.Month, place, Age: AgeBin(cell.Month / 100 - cell.BirthYear), cell.Sex) into same
            orderby same.Key.Month, same.Key.place.Code == 0, same.Key.place.Code, same.Key.Age, same.Key.Sex
            select same;
        List<IReadOnlyList<ReportCell>> rows =
        [
            .. groups.Select(same =>
            {
                var (joined, left, moved) = (Of(MemberEvent.Join), Of(MemberEvent.Leave), Of(MemberEvent.Move));
                return (ReportCell[])
                [
                    Rows.Time(same.Key.Month), same.Key.place.Name, AgeName(same.Key.Age), SexName(same.Key.Sex),
                    joined, left, joined - left, moved,
                ];

                long Of(MemberEvent what) => same.Where(cell => cell.Event == what).Sum(cell => cell.Count);
            }),
        ];
        return this.Table(request, Columns, rows, Rows.Totals(rows, Columns.Length, 4));
    }

    private static int AgeBin(int age) => age is < 0 or > 130 ? 9 : age < 20 ? 1 : Math.Min(7, age / 10);

    private static string AgeName(int bin) => bin switch
    {
        1 => "10대 이하",
        7 => "70대 이상",
        9 => "알 수 없음",
        _ => $"{bin}0대",
    };

    private static string SexName(Sex sex) => sex switch
    {
        Sex.Male => "남",
        Sex.Female => "여",
        _ => "알 수 없음",
    };
}
