using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>
/// The benefit-plus file for the operator: every contract that holds on a day or later, with rate, first and last day.
/// It names merchants by the operator's own ids and nobody else.
/// </summary>
public sealed class ContractsFile(FrontDesk desk) : Download<ContractsFile.Request>(desk)
{
    private const string Sender = "INCHEON";

    /// <param name="From">Contracts that ended before are left out.</param>
    public sealed record Request(DateOnly From);

    public override Duty Duty { get; } =
        new("benefit-plus.file", Permissions.BenefitPlusContractsExport) { City = true, Export = true };

    public override string Name => "혜택플러스 계약 파일";

    protected override int? DistrictOf(Request request) => null;

    protected override string SubjectOf(Request request) => $"benefit-plus {request.From:yyyy-MM-dd}";

    protected override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        new DownloadSize(
            await reading.Db.BenefitPlusContracts
                .LongCountAsync(row => row.ValidTo == null || row.ValidTo >= request.From, cancel),
            People: 0);

    protected override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, Request request, DownloadMark mark, Stream target, CancellationToken cancel)
    {
        // Numbered without gaps, as the contract of files asks: each order of this file is one of its kind.
        var sequence = await reading.Db.Downloads.CountAsync(
            row => row.UseCase == "benefit-plus.file" && row.DownloadNo <= mark.No, cancel);
        var series = await reading.Db.IdSeries.ToDictionaryAsync(row => row.Series, cancel);
        var writer = new EnvelopeWriter(
            target, new(FileKind.BenefitPlus, 1, Sender, reading.Today, mark.At, sequence)); // The draft closes it.
        var rows = reading.Db.BenefitPlusContracts
            .Where(row => row.ValidTo == null || row.ValidTo >= request.From)
            .OrderBy(row => row.MerchantKey).ThenBy(row => row.ValidFrom);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var of = series[ExternalKey.SeriesOf(row.MerchantKey)];
            writer.Text(of.Width == 0
                ? of.Prefix
                : of.Prefix + ExternalKey.NumberOf(row.MerchantKey).ToString(CultureInfo.InvariantCulture)
                    .PadLeft(of.Width, '0'));
            writer.Number(row.RateBp);
            writer.Date(row.ValidFrom);
            if (row.ValidTo is { } last) writer.Date(last);
            else writer.Empty();
            writer.EndRow();
        }

        writer.Complete();
        var name = string.Create(
            CultureInfo.InvariantCulture, $"benefit-plus-{reading.Today:yyyyMMdd}-{sequence}.csv");
        return new WrittenFile(name, "text/csv; charset=utf-8", new(writer.Rows, People: 0));
    }
}
