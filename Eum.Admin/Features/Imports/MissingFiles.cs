using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>Sequence numbers of a kind that never came, as from–to; files are numbered from 1 without a gap.</summary>
public sealed record MissingFiles(string Operator, string Kind, int From, int To)
{
    public int Count => To - From + 1;

    /// <summary>A refused file posted nothing, so that its number is still awaited.</summary>
    internal static async Task<IReadOnlyList<MissingFiles>> ReadAsync(EumDbContext db, CancellationToken cancel)
    {
        var came = db.ImportBatches.Where(batch => batch.Status != BatchStatus.Refused && batch.SequenceNo != null);
        var kinds = await came.GroupBy(batch => new { batch.Operator, batch.Kind })
            .Select(group => new
            {
                group.Key.Operator,
                group.Key.Kind,
                Last = group.Max(batch => batch.SequenceNo!.Value),
                Came = group.Select(batch => batch.SequenceNo).Distinct().Count(),
            })
            .OrderBy(kind => kind.Operator).ThenBy(kind => kind.Kind)
            .ToListAsync(cancel);

        var missing = new List<MissingFiles>();
        foreach (var kind in kinds.Where(kind => kind.Came < kind.Last))
        {
            var numbers = await came.Where(batch => batch.Operator == kind.Operator && batch.Kind == kind.Kind)
                .Select(batch => batch.SequenceNo!.Value).Distinct().OrderBy(number => number).ToListAsync(cancel);
            missing.AddRange(Gaps(numbers).Select(gap => new MissingFiles(kind.Operator, kind.Kind, gap.From, gap.To)));
        }

        return missing;
    }

    private static IEnumerable<(int From, int To)> Gaps(IEnumerable<int> numbers)
    {
        var next = 1;
        foreach (var number in numbers)
        {
            if (number > next) yield return (next, number - 1);
            next = number + 1;
        }
    }
}
